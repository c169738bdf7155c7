public import EventGraph
internal import GRDB

/// Where a document fits a query.
public struct SearchResult: Sendable {
  public struct Passage: Sendable {
    /// Unicode scalars of the document's text, half open.
    public var begin: Int
    public var end: Int
    public var text: String
    /// What stands on the same line before and behind, at most some sixty characters.
    public var before: String
    public var after: String
  }

  public var document: String
  /// In the order of the text.
  public var passages: [Passage]
}

extension CaseFile {
  /// The documents that hold every part of a query, those with most passages first, then in the order of the case.
  ///
  /// - Parameter folding: that of the query. An index of another folding is not used, and all texts are read.
  /// - Complexity: O(text of the documents that hold the words).
  public func search(_ query: SearchQuery, folding: Folding) throws(CaseError) -> [SearchResult] {
    try begin(.deferred)
    defer { rollback() }
    let pieces = try CaseIndex.isCurrent(self, folding) ? candidates(for: query) : nil
    var results: [SearchResult] = []
    var found = Set<Int>()
    var current = -1
    func close() {
      guard let last = results.last else { return }
      if last.passages.isEmpty || found.count < query.parts.count { results.removeLast() }
    }
    let scanner = PassageScanner(query, folding)
    try access { db in
      let statement = try CaseStatement(
        db,
        """
        SELECT text, character_offset, name FROM piece JOIN document ON document.id = piece.id >> 20
        WHERE piece.id = ?
        """)
      let all = try pieces ?? CaseFile.allPieces(db)
      for id in all {
        try statement.forEach(.integer(id)) { row in
          if id >> 20 != current {
            close()
            (current, found) = (id >> 20, [])
            results.append(SearchResult(document: row.string(2), passages: []))
          }
          results[results.count - 1].passages += scanner.passages(
            in: Array(row.bytes(0)), scalarOffset: row.integer(1), found: &found)
          return true
        }
      }
    }
    close()
    // Sorting keeps the order of the case among equals.
    return results.enumerated().sorted {
      ($1.element.passages.count, $0.offset) < ($0.element.passages.count, $1.offset)
    }.map(\.element)
  }
}

extension CaseFile {
  /// Pieces of the documents that may hold all parts of a query as far as the index tells, in order.
  private func candidates(for query: SearchQuery) throws(CaseError) -> [Int] {
    var all: Set<Int>?
    var any: Set<Int> = []
    for part in query.parts {
      var fitting: Set<Int>?
      for (index, word) in part.words.enumerated() {
        let isPrefix = part.isPrefix && index == part.words.count - 1
        let matcher = WordMatcher(word, isPrefix: isPrefix, isExact: query.isExact)
        let found = try shelves(holding: matcher, isPrefix: isPrefix)
        fitting = fitting?.intersection(found) ?? found
      }
      any.formUnion(fitting ?? [])
      all = all?.intersection(fitting ?? []) ?? fitting
    }
    return try access { db in
      var shelves: [Int] = []
      try CaseStatement(db, "SELECT first FROM shelf ORDER BY first").forEach { row in
        shelves.append(row.integer(0))
        return true
      }
      var pieces: [Int] = []
      let statement = try CaseStatement(db, "SELECT id FROM piece WHERE id >= ? AND id < ? ORDER BY id")
      for (index, first) in shelves.enumerated() where any.contains(first) {
        let next = index + 1 < shelves.count ? shelves[index + 1] : Int.max
        // A long document may hold the parts on several shelves.
        let isLong = CaseSchema.isInside(first) || next != Int.max && CaseSchema.isInside(next)
        guard isLong || all?.contains(first) == true else { continue }
        try statement.forEach(.integer(first), .integer(next)) { row in
          pieces.append(row.integer(0))
          return true
        }
      }
      return pieces
    }
  }

  private func shelves(holding matcher: WordMatcher, isPrefix: Bool) throws(CaseError) -> Set<Int> {
    try access { db in
      var terms = ["\"\(matcher.stem)\""]
      if isPrefix {
        terms[0] += " *"
      } else if matcher.isOpen {
        terms = try forms(matcher, db).map { "\"\($0)\"" }
      }
      var shelves: Set<Int> = []
      let statement = try CaseStatement(db, "SELECT rowid FROM word WHERE word MATCH ?")
      for start in stride(from: 0, to: terms.count, by: 64) {
        let group = terms[start..<min(start + 64, terms.count)].joined(separator: " OR ")
        try statement.forEach(.text(group)) { row in
          shelves.insert(row.integer(0))
          return true
        }
      }
      return shelves
    }
  }

  /// The words of the index that fit. Words are folded: they hold letters, marks and digits and nothing that FTS5 could
  /// take for a sign of its own.
  private func forms(_ matcher: WordMatcher, _ db: Database) throws -> [String] {
    var forms: [String] = []
    try CaseStatement(db, "SELECT term FROM temp.vocabulary WHERE term >= ? ORDER BY term").forEach(
      .text(matcher.stem)
    ) { row in
      let term = Array(row.bytes(0))
      guard term.starts(with: matcher.stem.utf8) else { return false }
      if matcher.fits(term[...]) { forms.append(String(decoding: term, as: UTF8.self)) }
      return true
    }
    return forms
  }

  fileprivate static func allPieces(_ db: Database) throws -> [Int] {
    var pieces: [Int] = []
    try CaseStatement(db, "SELECT id FROM piece ORDER BY id").forEach { row in
      pieces.append(row.integer(0))
      return true
    }
    return pieces
  }
}

/// Finds the passages of a text that fit a query.
private struct PassageScanner {
  private let folding: Folding
  private let parts: [[WordMatcher]]

  init(_ query: SearchQuery, _ folding: Folding) {
    self.folding = folding
    parts = query.parts.map { part in
      part.words.enumerated().map { index, word in
        WordMatcher(word, isPrefix: part.isPrefix && index == part.words.count - 1, isExact: query.isExact)
      }
    }
  }

  /// - Parameter found: parts of the query that were found anywhere in the document; those found here are added.
  func passages(in text: [UInt8], scalarOffset: Int, found: inout Set<Int>) -> [SearchResult.Passage] {
    var spans: [TextSpan] = []
    /// For each part the words that fit so far, as begins of a phrase that is being read: (next word, begin).
    var open: [[(next: Int, begin: Int32)]] = Array(repeating: [], count: parts.count)
    folding.forEachWord(in: text, TextSpan(0, text.count)) { span, word in
      for (index, part) in parts.enumerated() {
        var still: [(next: Int, begin: Int32)] = []
        for phrase in open[index] + [(0, span.begin)] where part[phrase.next].fits(word) {
          if phrase.next + 1 < part.count {
            still.append((phrase.next + 1, phrase.begin))
          } else {
            spans.append(TextSpan(Int(phrase.begin), Int(span.end)))
            found.insert(index)
          }
        }
        open[index] = still
      }
    }
    if spans.isEmpty { return [] }
    let offsets = ScalarOffsets(of: text)
    return Array(Set(spans)).sorted().map { span in
      let line = PassageScanner.surroundings(of: span, in: text)
      func words(_ begin: Int, _ end: Int) -> String { String(decoding: text[begin..<end], as: UTF8.self) }
      return SearchResult.Passage(
        begin: offsets.scalarOffset(at: span.range.lowerBound) + scalarOffset,
        end: offsets.scalarOffset(at: span.range.upperBound) + scalarOffset,
        text: words(span.range.lowerBound, span.range.upperBound),
        before: words(line.lowerBound, span.range.lowerBound), after: words(span.range.upperBound, line.upperBound))
    }
  }

  /// Bytes of the same line around a span, cut at blanks.
  private static func surroundings(of span: TextSpan, in text: [UInt8]) -> Range<Int> {
    let reach = 110
    var begin = span.range.lowerBound
    while begin > 0, text[begin - 1] != 0x0a, span.range.lowerBound - begin < reach { begin -= 1 }
    if begin > 0, text[begin - 1] != 0x0a {
      while begin < span.range.lowerBound, text[begin] != 0x20 { begin += 1 }
    }
    var end = span.range.upperBound
    while end < text.count, text[end] != 0x0a, end - span.range.upperBound < reach { end += 1 }
    if end < text.count, text[end] != 0x0a {
      while end > span.range.upperBound, text[end - 1] != 0x20 { end -= 1 }
    }
    return begin..<end
  }
}
