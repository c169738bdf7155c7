/// A question cut into words; what stands in quotation marks is one word that no rule names.
struct QuestionWords {
  struct Word {
    /// UTF-8 offsets.
    var range: Range<Int>
    /// Folded as the tokenizer folds; empty for words in quotation marks, which no rule names.
    var folded: [UInt8]
  }

  let text: String
  private(set) var words: [Word] = []
  /// Offsets of signs that end a clause.
  private var cuts: [Int] = []
  private let characters: CharacterTable

  /// Words beyond this number are no question.
  static let limit = 64

  init(_ text: String, _ characters: CharacterTable) {
    self.text = text
    self.characters = characters
    var start: Int?
    var closing: Unicode.Scalar?
    var offset = 0
    func close(_ words: inout [Word], at end: Int, isQuoted: Bool = false) {
      if let begin = start, begin < end {
        let range = begin..<end
        words.append(Word(range: range, folded: isQuoted ? [] : characters.fold(QuestionWords.slice(text, range))))
      }
      start = nil
    }
    for scalar in text.unicodeScalars {
      let end = offset + UTF8.width(scalar)
      defer { offset = end }
      if let mark = closing {
        if scalar == mark {
          close(&words, at: end, isQuoted: true)
          closing = nil
        }
        continue
      }
      switch characters.kind(scalar) {
      case .letter, .digit: start = start ?? offset
      case .mark, .ignorable, .apostrophe: break
      default:
        close(&words, at: offset)
        if QuestionWords.cutting.contains(scalar) { cuts.append(offset) }
        // A mark that is not closed is a mere sign.
        if let mark = QuestionWords.closing[scalar],
          QuestionWords.slice(text, end..<text.utf8.count).unicodeScalars.contains(mark)
        {
          closing = mark
          start = offset
        }
      }
    }
    close(&words, at: offset)
  }

  private static let cutting: Set<Unicode.Scalar> = [",", ";", ":", "?", "!", "\u{060C}", "\u{061B}", "\u{061F}", "—"]
  private static let closing: [Unicode.Scalar: Unicode.Scalar] = ["\"": "\"", "«": "»", "“": "”", "„": "“", "‹": "›"]

  private static func slice(_ text: String, _ range: Range<Int>) -> Substring {
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return text[start..<utf8.index(start, offsetBy: range.count)]
  }

  /// The text of a range of offsets; of words in quotation marks and nothing else, those without the marks.
  func slice(_ range: Range<Int>) -> String {
    let slice = QuestionWords.slice(text, range)
    let isQuoted = words.contains { $0.range == range && $0.folded.isEmpty }
    return String(isQuoted ? slice.dropFirst().dropLast() : slice)
  }

  /// Whether a comma or another sign that ends a clause stands between two words of a range of offsets.
  func isCut(_ range: Range<Int>) -> Bool { cuts.contains { range.contains($0) } }

  /// Whether a range of offsets holds a digit, as most dates do.
  func hasNumber(in range: Range<Int>) -> Bool {
    slice(range).unicodeScalars.contains { characters.kind($0) == .digit }
  }

  /// As `slice(_:)`, without certain words at the beginning, as long as others follow; the rest of a word that begins
  /// with the first of a pair of `restored` is written with the second ("lil-" without its "l").
  func slice(_ range: Range<Int>, without dropped: [[UInt8]], restoring restored: [[UInt8]]) -> String {
    if !restored.isEmpty, !words.contains(where: { $0.range.lowerBound == range.lowerBound }) {
      let rest = slice(range)
      for pair in stride(from: 0, to: restored.count - 1, by: 2) where rest.utf8.starts(with: restored[pair]) {
        return String(decoding: restored[pair + 1] + rest.utf8.dropFirst(restored[pair].count), as: UTF8.self)
      }
      return rest
    }
    var inside = words.filter { $0.range.lowerBound >= range.lowerBound && $0.range.upperBound <= range.upperBound }[
      ...]
    var begin = range.lowerBound
    // The rest of a longer word, which is none of `words`, is no article.
    while inside.count > 1, inside.first!.range.lowerBound == begin, dropped.contains(inside.first!.folded) {
      inside = inside.dropFirst()
      begin = inside.first!.range.lowerBound
    }
    return slice(begin..<range.upperBound)
  }

  /// Where the rest of a word begins that starts with `beginning` and goes on with two letters or more; nil if it does
  /// not.
  func rest(of word: Word, after beginning: [UInt8]) -> Word? {
    guard word.folded.count > beginning.count, word.folded.starts(with: beginning) else { return nil }
    var offset = word.range.lowerBound
    for scalar in QuestionWords.slice(text, word.range).unicodeScalars {
      let folded = characters.fold(QuestionWords.slice(text, word.range.lowerBound..<offset))
      if folded.count >= beginning.count, [.letter, .digit].contains(characters.kind(scalar)) {
        let rest = offset..<word.range.upperBound
        let word = Word(range: rest, folded: characters.fold(QuestionWords.slice(text, rest)))
        return String(decoding: word.folded, as: UTF8.self).unicodeScalars.count > 1 ? word : nil
      }
      offset += UTF8.width(scalar)
    }
    return nil
  }
}
