internal import EvaluationData

/// Tells counts that name no figure: "dozens of", "hundreds".
enum VagueNumbers {
  private static let words: Set<String> = {
    var count = 0
    let bytes = annals_vague_numbers(&count)
    let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    return Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }()

  /// Whether the words of a count hold no figure and one of the words that stand for many.
  static func isVague(_ text: String) -> Bool {
    let parts = text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber })
    return !parts.contains { $0.contains(where: \.isNumber) } && parts.contains { words.contains(String($0)) }
  }
}
