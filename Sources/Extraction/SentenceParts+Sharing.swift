internal import EventGraph
internal import LanguagePacks

extension SentenceParts {
  /// Reads a sentence and settles what its words leave open, for relations; sentences come in their order.
  mutating func readForRelations(
    _ sentence: Range<Int>, _ passage: Passage, _ view: WordView, _ text: UnsafeBufferPointer<UInt8>, order: WordOrder
  ) {
    read(sentence, passage, view, text)
    settle(sentence, passage, order: order)
    known.append(sentence)
  }

  /// Begins with the first sentence again, for participants.
  mutating func rewind() { (nextFound, nextTrigger) = (0, 0) }

  /// The same for participants, where it was not done for relations.
  mutating func readForParticipants(
    _ sentence: Range<Int>, _ passage: Passage, _ view: WordView, _ text: UnsafeBufferPointer<UInt8>, order: WordOrder
  ) {
    if let index = known.firstIndex(of: sentence) {
      known.remove(at: index)
      while nextFound < passage.found.count, passage.found[nextFound].tokens.lowerBound < sentence.upperBound {
        nextFound += 1
      }
      while nextTrigger < passage.triggers.count, passage.triggers[nextTrigger].head < sentence.upperBound {
        nextTrigger += 1
      }
      return
    }
    read(sentence, passage, view, text)
    settle(sentence, passage, order: order)
  }
}
