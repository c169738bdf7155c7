internal import EventGraph

/// The words of all sentences that hold mentions, with inflected forms of one word in one class.
///
/// Two words fall into one class by `Folding.areForms`. Classes are numbered in the order of the sorted
/// words, so they do not depend on the order of documents.
struct Vocabulary {
  /// One word of a text.
  struct Word {
    var span: TextSpan
    /// The class, once the vocabulary is complete.
    var stem: Int32
    var letters: UInt8
    var isNumber: Bool
    /// Whether it is one of the folding's stop words.
    var isStop: Bool
  }

  /// Words of each distinct sentence and of each participant.
  private var rows: [Word] = []
  /// Rows of the sentence of each mention.
  private var sentences: [Range<Int>] = []
  /// Rows of each participant.
  private var participants: [Range<Int>] = []
  /// The first word of each class in sorted order, in its folded form.
  private(set) var stems: [String] = []

  init(of graph: EventGraph, folding: Folding) {
    var reader = Reader(folding: folding)
    var known: [SentenceKey: Range<Int>] = [:]
    sentences.reserveCapacity(graph.mentions.count)
    for mention in graph.mentions {
      let key = SentenceKey(document: mention.document, span: mention.sentence)
      let range = known[key] ?? reader.read(graph.documents[mention.document].text, mention.sentence)
      known[key] = range
      sentences.append(range)
    }
    participants = [Range<Int>](repeating: 0..<0, count: graph.participants.count)
    for mention in graph.mentions {
      for row in mention.participants.indices {
        participants[row] = reader.read(graph.documents[mention.document].text, graph.participants[row].span)
      }
    }

    let (classes, stems) = Vocabulary.classes(of: reader.words)
    self.stems = stems
    let stops = reader.words.map(folding.stopWords.contains)
    rows = reader.rows
    for index in rows.indices {
      rows[index].isStop = stops[Int(rows[index].stem)]
      rows[index].stem = classes[Int(rows[index].stem)]
    }
  }

  private struct SentenceKey: Hashable {
    var document: ID<Document>
    var span: TextSpan
  }

  /// Collects words; their `stem` is the number of the distinct word until classes are known.
  private struct Reader {
    let folding: Folding
    var rows: [Word] = []
    var words: [String] = []
    var ids: [UInt64: Int32] = [:]

    init(folding: Folding) { self.folding = folding }

    mutating func read(_ text: [UInt8], _ span: TextSpan) -> Range<Int> {
      let begin = rows.count
      folding.forEachWord(in: text, span) { span, folded in
        var hash = FNV1a()
        for byte in folded { hash.combine(byte: byte) }
        var id = ids[hash.hash] ?? -1
        if id < 0 {
          id = Int32(words.count)
          ids[hash.hash] = id
          words.append(String(decoding: folded, as: UTF8.self))
        }
        let letters = folded.reduce(0) { $0 + ($1 & 0xc0 != 0x80 ? 1 : 0) }
        let isNumber = folded.first.map { (0x30...0x39).contains($0) } ?? false
        rows.append(Word(span: span, stem: id, letters: UInt8(clamping: letters), isNumber: isNumber, isStop: false))
      }
      return begin..<rows.count
    }
  }

  /// Words of one participant, in order.
  func words(ofParticipant row: Int) -> ArraySlice<Word> { rows[participants[row]] }

  /// Words of the sentence of a mention that overlap `span`.
  func words(of mention: ID<Mention>, in span: TextSpan) -> ArraySlice<Word> {
    let sentence = sentences[Int(mention.index)]
    let low = index(in: sentence) { $0.span.end <= span.begin }
    return rows[low..<max(low, index(in: sentence) { $0.span.begin < span.end })]
  }

  /// Words of the sentence of a mention, at most `reach` to each side of `span`.
  func words(of mention: ID<Mention>, around span: TextSpan, reach: Int) -> ArraySlice<Word> {
    let sentence = sentences[Int(mention.index)]
    let low = index(in: sentence) { $0.span.end <= span.begin }
    let high = index(in: sentence) { $0.span.begin < span.end }
    return rows[max(sentence.lowerBound, low - reach)..<min(sentence.upperBound, max(low, high) + reach)]
  }

  /// The first row of a sorted range that does not fulfil a condition which holds for a beginning of it.
  private func index(in range: Range<Int>, while holds: (Word) -> Bool) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if holds(rows[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Class of each word, and the first word of each class.
  static func classes(of words: [String]) -> (classes: [Int32], stems: [String]) {
    let sorted = words.indices.sorted { words[$0].utf8.lexicographicallyPrecedes(words[$1].utf8) }
    var classes = [Int32](repeating: 0, count: words.count)
    var stems: [String] = []
    // Representatives whose beginning the current word may still share: the last one and those it extends.
    var open: [(stem: Int32, letters: [Unicode.Scalar])] = []
    for index in sorted {
      let letters = Array(words[index].unicodeScalars)
      while let last = open.last, sharedPrefix(last.letters, letters) < 4 { open.removeLast() }
      if let match = open.last(where: { Folding.areForms($0.letters, letters) }) {
        classes[index] = match.stem
      } else {
        let stem = Int32(stems.count)
        stems.append(words[index])
        classes[index] = stem
        if letters.count >= 4 { open.append((stem, letters)) }
        if open.count > 16 { open.removeFirst() }
      }
    }
    return (classes, stems)
  }

  private static func sharedPrefix(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    zip(left, right).prefix { $0 == $1 }.count
  }
}
