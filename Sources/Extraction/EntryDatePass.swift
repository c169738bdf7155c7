internal import EventGraph
internal import LanguagePacks

/// Dates the entries of a chronology: a line that opens with a date and a stop, a dash or a colon ("21 March 1960. In
/// Sharpeville police open fire on a crowd.", "• 13 July: the airport is stormed") tells what happened then, in all its
/// sentences; a date on a line of its own dates the lines below it, up to the next one.
struct EntryDatePass {
  let packs: PackSet

  func run(_ passage: inout Passage) {
    guard !passage.found.isEmpty else { return }
    let view = WordView(packs: packs, language: passage.language)
    let shared = SharedDatePass(packs: packs)
    var entry: Int?
    var isHeading = false
    for (number, sentence) in passage.sentences.enumerated() {
      if number == 0 || passage.tokens[sentence.lowerBound].flags.contains(.newline) {
        if let date = leadingDate(of: sentence, passage, view) {
          entry = date
          isHeading = isAlone(date, in: number, passage)
          if isHeading { continue }
        } else if !isHeading {
          entry = nil
        }
      }
      guard let entry else { continue }
      give(entry, to: sentence, &passage, view, shared)
    }
  }

  /// What an entry tells takes its date: in the sentence of the date (or right behind it, where the date is a sentence of
  /// its own) all that happens there, further down the first thing; but for clauses that name another date.
  private func give(
    _ entry: Int, to sentence: Range<Int>, _ passage: inout Passage, _ view: WordView, _ shared: SharedDatePass
  ) {
    let end = passage.found[entry].tokens.upperBound
    let isOpening = sentence.lowerBound <= end + 1
    if isOpening, sentence.contains(where: { $0 >= end && passage.tokens[$0].kind != .sign }) {
      keepHead(of: entry, in: max(end, sentence.lowerBound)..<sentence.upperBound, &passage, view)
    }
    let triggers = passage.triggers.indices.filter { sentence.contains(passage.triggers[$0].head) }
    let others = passage.found.indices.filter {
      $0 != entry && [.date, .range].contains(passage.found[$0].kind)
        && sentence.contains(passage.found[$0].tokens.lowerBound)
    }
    if !isOpening, !others.isEmpty || triggers.contains(where: { !passage.triggers[$0].dates.isEmpty }) { return }
    let able = triggers.filter { index in
      let trigger = passage.triggers[index]
      return trigger.dates.isEmpty && shared.mayShare(index, sentence, passage, view, inPresent: true)
        && others.allSatisfy { other in
          let date = passage.found[other].tokens.lowerBound
          return trigger.head < date
            && abs(passage.borders[date] - passage.borders[trigger.head]) >= ClauseBorders.comma
        }
    }
    guard let first = able.first(where: { passage.triggers[$0].isVerb }) ?? able.first else { return }
    let last = passage.borders[passage.triggers[able[0]].head]
    for index in able {
      // Nouns behind the first are what it is about, and later sentences only go on.
      let isHead = index == first || index == able[0]
      let isJoined = isOpening && passage.triggers[index].isVerb
      let gap = passage.borders[passage.triggers[index].head] - last
      guard isHead && (isOpening || index == first) || isJoined && gap < ClauseBorders.hard + 1 else { continue }
      passage.triggers[index].dates = [entry]
      passage.triggers[index].isShared = true
    }
  }

  /// Keeps the verb of the clause right behind an entry's date as an event, where no lexicon knows one there.
  private func keepHead(of entry: Int, in content: Range<Int>, _ passage: inout Passage, _ view: WordView) {
    guard let start = content.first(where: { passage.tokens[$0].kind != .sign }) else { return }
    let opening = content.filter { $0 >= start && passage.borders[$0] - passage.borders[start] < ClauseBorders.comma }
    guard !passage.triggers.contains(where: { opening.contains($0.head) }),
      !passage.found.contains(where: { $0.kind == .date && opening.contains($0.tokens.lowerBound) }),
      let verb = opening.first(where: { view.has(passage.tokens[$0], .verb) })
    else { return }
    passage.triggers.append(
      Passage.Trigger(
        head: verb, tokens: verb..<verb + 1, rule: -1, type: .other, features: .verb, dates: [entry], isShared: true))
    passage.triggers.sort { ($0.head, $0.rule) < ($1.head, $1.rule) }
  }

  /// The date that a line opens with, behind bullets and the number of an item, before a stop, a dash or a colon.
  private func leadingDate(of sentence: Range<Int>, _ passage: Passage, _ view: WordView) -> Int? {
    var index = sentence.lowerBound
    func isItemNumber(_ index: Int) -> Bool {
      passage.tokens[index].kind == .number && index + 1 < sentence.upperBound
        && passage.tokens[index + 1].kind == .sign && [0x29, 0x2e].contains(passage.tokens[index + 1].value)
        && !passage.found.contains { $0.tokens.contains(index) }
    }
    while index < sentence.upperBound, index - sentence.lowerBound < 4,
      passage.tokens[index].kind == .sign || isItemNumber(index)
    {
      index += passage.tokens[index].kind == .sign ? 1 : 2
    }
    guard
      let date = passage.found.indices.first(where: {
        passage.found[$0].tokens.lowerBound == index && [.date, .range].contains(passage.found[$0].kind)
          && passage.found[$0].anchor == nil
      })
    else { return nil }
    let end = passage.found[date].tokens.upperBound
    guard end < sentence.upperBound else { return date }
    let next = passage.tokens[end]
    return next.kind == .sign && Self.closing.contains(next.value) ? date : nil
  }

  /// A stop, a colon, dashes, and the bracket behind a date in brackets.
  static let closing: Set<Int32> = [0x2e, 0x3a, 0x2d, 0x2013, 0x2014, 0x29]

  /// Whether nothing but signs stands behind the date in its line.
  private func isAlone(_ date: Int, in number: Int, _ passage: Passage) -> Bool {
    let sentence = passage.sentences[number]
    let end = passage.found[date].tokens.upperBound
    guard (end..<max(end, sentence.upperBound)).allSatisfy({ passage.tokens[$0].kind == .sign }) else { return false }
    guard number + 1 < passage.sentences.count else { return true }
    return passage.tokens[passage.sentences[number + 1].lowerBound].flags.contains(.newline)
  }
}
