internal import EventGraph
internal import LanguagePacks

/// Finds relations that words state between two triggers ("after", "in response to", "led to").
///
/// Verbs of saying are related to what they tell of (`RelationReader.told(by:)`).
///
/// A word of relation is a preposition or conjunction inside a clause or in front of it, a verb with a subject and an
/// object, a verb that ties two events, or a word that points back to what was told last. What it is stands in the pack
/// (`Signal`); where its two events stand is read off the parts of the sentence.
struct RelationPass {
  let packs: PackSet

  struct Found: Equatable {
    var kind: Relation.Kind
    /// Indices into the passage's triggers.
    var from: Int
    var to: Int
    var cue: Range<Int>
    /// Set where a verb of saying, one of the two events itself, states the relation.
    var speech: Speech?

    enum Speech { case tells, denies, discloses }

    var isCausal: Bool { kind == .causes || kind == .respondsTo }
    func names(_ trigger: Int) -> Bool { from == trigger || to == trigger }
  }

  /// - Parameter parts: of the passage; gets the parts of the sentences that hold relations.
  func run(_ passage: Passage, _ text: [UInt8], _ parts: inout SentenceParts) -> [Found] {
    withUnsafePointer(to: passage) { run($0, text, &parts) }
  }

  private func run(_ borrowed: BorrowedPassage, _ text: [UInt8], _ parts: inout SentenceParts) -> [Found] {
    var passage: Passage { @inline(__always) _read { yield borrowed.pointee } }
    let view = WordView(packs: packs, language: passage.language)
    var result: [Found] = []
    var previous = RelationReader.Told(sentence: 0..<0, triggers: [])
    for sentence in passage.sentences {
      let triggers = passage.triggers.indices.filter { sentence.contains(passage.triggers[$0].head) }
      guard !triggers.isEmpty else { continue }
      var cues = cues(in: sentence, passage, view)
      // One event alone can only be related to what was told before.
      if triggers.count == 1 { cues.removeAll { !$0.0.mayPointBack } }
      let speeches =
        triggers.count == 1
        ? [] : triggers.filter { passage.triggers[$0].isVerb && passage.triggers[$0].type.family == "speech" }
      if !cues.isEmpty || !speeches.isEmpty {
        text.withUnsafeBufferPointer {
          parts.readForRelations(
            sentence, passage, view, $0, order: packs.languages[passage.language].wordOrder)
        }
        let reader = RelationReader(
          passage: borrowed, sentence: sentence, triggers: triggers, parts: parts, view: view, previous: previous)
        for (signal, cue) in cues {
          for found in reader.relations(signal, cue) {
            // "Two days | after | the raid": of two words for one relation the one next to the noun.
            result.removeAll { $0.kind == found.kind && $0.from == found.from && $0.to == found.to }
            result.append(found)
          }
        }
        for speech in speeches { result += reader.told(by: speech) }
      }
      previous = RelationReader.Told(sentence: sentence, triggers: triggers)
    }
    return result
  }

  private func cues(in sentence: Range<Int>, _ passage: Passage, _ view: WordView) -> [(Signal, Range<Int>)] {
    var result: [(Signal, Range<Int>)] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      let token = passage.tokens[index]
      guard token.entry >= 0, !token.mask.isDisjoint(with: [.signal, .phrase]),
        let match = view.match(.signal, in: passage.tokens, at: index, before: sentence.upperBound)
      else {
        index += 1
        continue
      }
      let cue = index..<index + match.length
      if let signal = Signal(rawValue: match.value) { result.append((signal, cue)) }
      index = cue.upperBound
    }
    return result
  }
}
