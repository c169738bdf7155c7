internal import EvaluationData

/// Cuts punctuation, prepositions, articles and year words off both ends of spans, for corpora whose annotators drew
/// extents in other ways.
struct SpanTrimmer {
  private let words: Set<String>
  private static let edge = Set(" \t\n\r.,;:()[]«»\"'“”–—-".unicodeScalars)

  init() {
    var count = 0
    let bytes = annals_trimmed_words(&count)
    let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    words = Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// The span without what is cut; the last word is never cut, only punctuation around it.
  func trimmed(_ span: ScalarSpan, of text: [Unicode.Scalar]) -> ScalarSpan {
    var begin = min(span.begin, text.count)
    var end = max(begin, min(span.end, text.count))
    // A span that lies behind its text keeps its offset and loses its length.
    if span.begin > text.count { return ScalarSpan(begin: span.begin, end: span.begin) }
    while true {
      while begin < end, SpanTrimmer.edge.contains(text[begin]) { begin += 1 }
      while begin < end, SpanTrimmer.edge.contains(text[end - 1]) { end -= 1 }
      let words = SpanTrimmer.words(of: text, begin, end)
      if words.count > 1, isCut(text[words[0].begin..<words[0].end]) {
        begin = words[1].begin
      } else if words.count > 1, isCut(text[words[words.count - 1].begin..<words[words.count - 1].end]) {
        end = words[words.count - 2].end
      } else {
        return ScalarSpan(begin: begin, end: end)
      }
    }
  }

  private func isCut(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    var lowercase = word.flatMap { Array($0.properties.lowercaseMapping.unicodeScalars) }[...]
    while let first = lowercase.first, SpanTrimmer.edge.contains(first) { lowercase.removeFirst() }
    while let last = lowercase.last, SpanTrimmer.edge.contains(last) { lowercase.removeLast() }
    var text = ""
    text.unicodeScalars.append(contentsOf: lowercase)
    return words.contains(text)
  }

  private static func words(of text: [Unicode.Scalar], _ begin: Int, _ end: Int) -> [ScalarSpan] {
    var words: [ScalarSpan] = []
    var start: Int?
    for index in begin..<end {
      // The separators of ASCII (file, group, record, unit) divide words too.
      let isSpace = text[index].properties.isWhitespace || (0x1c...0x1f).contains(text[index].value)
      if !isSpace, start == nil { start = index }
      if isSpace, let first = start {
        words.append(ScalarSpan(begin: first, end: index))
        start = nil
      }
    }
    if let start { words.append(ScalarSpan(begin: start, end: end)) }
    return words
  }
}
