internal import EventGraph

extension EventGraph {
  /// Characters that may stand between two parts of a headline and are quoted with them; what is longer is left out.
  private static let quotedGap = 24
  /// Characters between the doer and the deed from which on the doer is not taken for its own.
  private static let reachOfAgent = 48
  /// Bytes on each side of a trigger in which the words of its clause are looked for.
  private static let reachOfClause = 400

  /// Who did what to whom, in the words of the text and their order, for drawings that have more room than a row of a
  /// table: agent, trigger phrase, and target, object or place; at most `limit` characters.
  ///
  /// What lies between these words is quoted with them where it is short and no date, else left out with an ellipsis:
  /// "police … detained at least 350 protesters". A trigger that stands alone brings the words of its clause. Where the
  /// other words stand in another sentence, as `label(of:limit:)`. O(length of the sentence).
  func headline(of mention: Mention, limit: Int = 64) -> String {
    let object = object(of: mention)
    if let object, !mention.sentence.contains(object) { return label(of: mention, limit: limit) }
    let named = [mention.phrase] + [object].compactMap { $0 }
    let agent = agent(of: mention, near: named)
    var candidates: [[TextSpan]] = []
    if let agent { candidates.append(named + [agent]) }
    candidates.append(named)
    let quotes = candidates.map { quoted($0, of: mention) }
    guard let quote = quotes.first(where: { $0.count <= limit }) else { return label(of: mention, limit: limit) }
    return quote.contains(" ") ? quote : clause(of: mention, limit: limit)
  }

  /// The first target, else what is acted on without being one, else the place.
  private func object(of mention: Mention) -> TextSpan? {
    let others = participants(of: mention).filter { $0.role != .agent && !mention.trigger.contains($0.span) }
    if let chosen = others.first(where: { $0.role == .target }) ?? others.first { return chosen.span }
    return place(of: mention)?.span
  }

  /// The first agent, where it stands in the sentence and close to the rest.
  private func agent(of mention: Mention, near spans: [TextSpan]) -> TextSpan? {
    for participant in participants(of: mention) where participant.role == .agent {
      let span = participant.span
      guard mention.sentence.contains(span), !spans.contains(where: { $0.contains(span) }) else { continue }
      let gaps = spans.map {
        $0.begin < span.begin ? TextSpan(Int($0.end), Int(span.begin)) : TextSpan(Int(span.end), Int($0.begin))
      }
      let isNear = gaps.contains { $0.isEmpty || length(of: $0, mention) <= Self.reachOfAgent }
      return isNear ? span : nil
    }
    return nil
  }

  /// The dates of a mention and those beside them in its sentence: another date in a headline would be taken for its own.
  private func dates(beside mention: Mention) -> [TextSpan] {
    guard let own = timexes(of: mention).first.map({ Int($0.index) }) else { return [] }
    func isNear(_ index: Int) -> Bool {
      timexes[index].document == timexes[own].document && mention.sentence.contains(timexes[index].span)
    }
    // Rows of a document follow each other in the order of its text.
    var range = own..<own + 1
    while range.lowerBound > 0, isNear(range.lowerBound - 1) { range = range.lowerBound - 1..<range.upperBound }
    while range.upperBound < timexes.count, isNear(range.upperBound) { range = range.lowerBound..<range.upperBound + 1 }
    return timexes[range].map(\.span)
  }

  /// Spans of a sentence as one line, in the order of the text.
  private func quoted(_ spans: [TextSpan], of mention: Mention) -> String {
    let dates = dates(beside: mention)
    var parts: [TextSpan] = []
    for span in spans.sorted() {
      guard let last = parts.last else {
        parts.append(span)
        continue
      }
      let gap = TextSpan(Int(last.end), Int(span.begin))
      let isQuoted =
        gap.isEmpty
        || !dates.contains(where: gap.overlaps) && length(of: gap, mention) <= Self.quotedGap
      if isQuoted { parts[parts.count - 1] = last.union(span) } else { parts.append(span) }
    }
    return parts.map { words($0, of: mention).displayedOnOneLine }.joined(separator: " \u{2026} ")
  }

  /// Characters of a span as it is printed; of a long one its bytes, so that a sentence of megabytes costs nothing.
  private func length(of span: TextSpan, _ mention: Mention) -> Int {
    span.range.count > 256 ? span.range.count : words(span, of: mention).displayedOnOneLine.count
  }

  /// The words round a trigger, up to the marks that divide sentences and to dates; where they are too many, those that
  /// are nearest.
  private func clause(of mention: Mention, limit: Int) -> String {
    let (sentence, phrase) = (mention.sentence, mention.phrase)
    guard sentence.contains(phrase) else { return label(of: mention, limit: limit) }
    let dates = dates(beside: mention)
    let first = max(sentence.begin, dates.map(\.end).filter { $0 <= phrase.begin }.max() ?? sentence.begin)
    let last = min(sentence.end, dates.map(\.begin).filter { $0 >= phrase.end }.min() ?? sentence.end)
    let begin = Int32(max(Int(first), Int(phrase.begin) - Self.reachOfClause))
    let end = Int32(min(Int(last), Int(phrase.end) + Self.reachOfClause))
    func pieces(_ span: TextSpan) -> [Substring] {
      words(span, of: mention).split(omittingEmptySubsequences: false) {
        $0.unicodeScalars.contains(where: Self.divides)
      }
    }
    func listed(_ text: Substring?) -> [Substring] { (text ?? "").split(whereSeparator: \.isWhitespace) }
    let before = pieces(TextSpan(Int(begin), Int(phrase.begin)))
    let after = pieces(TextSpan(Int(phrase.end), Int(end)))
    var (left, right) = (listed(before.last), listed(after.first))
    // What the reach cuts off may be half a word, and half a character.
    if begin > first, before.count == 1, !left.isEmpty { left.removeFirst() }
    if end < last, after.count == 1, !right.isEmpty { right.removeLast() }
    // In front of a date stands a preposition, and those are short.
    if after.count == 1, end == last, last < sentence.end, let word = right.last, word.count <= 3 { right.removeLast() }
    var line = words(phrase, of: mention).displayedOnOneLine
    func add(_ word: Substring?, atEnd: Bool) -> Bool {
      guard let word, line.count + word.count + 1 <= limit - 4 else { return false }
      line = atEnd ? "\(line) \(word)" : "\(word) \(line)"
      return true
    }
    // Three words of what comes before, then what comes after, then what else came before.
    for _ in 0..<3 where add(left.last, atEnd: false) { left.removeLast() }
    while add(right.first, atEnd: true) { right.removeFirst() }
    while right.isEmpty, add(left.last, atEnd: false) { left.removeLast() }
    return (left.isEmpty ? "" : "\u{2026} ") + line.displayedOnOneLine + (right.isEmpty ? "" : " \u{2026}")
  }

  /// Marks that divide a sentence: commas (the Arabic ones too), semicolons, colons, brackets, dashes, quotation marks.
  private static func divides(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x22, 0x28, 0x29, 0x2c, 0x2e, 0x3a, 0x3b, 0x5b, 0x5d, 0xab, 0xbb, 0x60c, 0x61b, 0x61f, 0x2013, 0x2014,
      0x201c...0x201e:
      true
    default: false
    }
  }
}
