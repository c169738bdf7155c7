/// Words of several languages that mean one thing ("fire" and its Russian and Arabic words), so that sentences in two
/// languages can be compared. The words stand in the packs.
///
/// A word is looked up as a whole, then by its longest listed beginning, which leaves endings to themselves.
public struct MeaningTable: Sendable {
  private var numbers: [String: Int32] = [:]
  /// Meanings by the hash of a whole word, and by that of a beginning.
  private var words: [UInt64: [Int32]] = [:]
  private var beginnings: [UInt64: [Int32]] = [:]

  /// A shorter beginning belongs to too many words.
  private static let leastLetters = 3

  public init() {}

  public var isEmpty: Bool { numbers.isEmpty }

  /// Takes a line `meaning <tab> words`; an asterisk behind a word makes it a beginning. False where the line is none.
  ///
  /// - Parameter folded: the forms in which a word is met in texts.
  public mutating func add(
    _ line: some StringProtocol, folded: (Substring) -> [String]
  ) -> Bool {
    let columns = Substring(line).split(separator: "\t", maxSplits: 1)
    if columns.isEmpty { return true }
    guard columns.count == 2 else { return false }
    let number = numbers[String(columns[0])] ?? Int32(numbers.count)
    numbers[String(columns[0])] = number
    for word in columns[1].split(separator: " ") {
      let isBeginning = word.hasSuffix("*")
      let letters = isBeginning ? word.dropLast() : word
      guard !letters.isEmpty, !letters.contains("*"),
        !isBeginning || letters.unicodeScalars.count >= MeaningTable.leastLetters
      else { return false }
      for form in folded(letters) {
        guard !isBeginning || form.unicodeScalars.count >= MeaningTable.leastLetters else { continue }
        let hash = MeaningTable.hash(form)
        if isBeginning {
          MeaningTable.insert(number, &beginnings[hash, default: []])
        } else {
          MeaningTable.insert(number, &words[hash, default: []])
        }
      }
    }
    return true
  }

  /// Numbers of the meanings of a folded word. O(letters).
  public func meanings(of word: String) -> [Int32] {
    var hash = FNV1a()
    var found: [Int32] = []
    var letters = 0
    for scalar in word.unicodeScalars {
      for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { hash.combine(byte: byte) }
      letters += 1
      if letters >= MeaningTable.leastLetters, let longer = beginnings[hash.hash] { found = longer }
    }
    return words[hash.hash] ?? found
  }

  private static func hash(_ word: String) -> UInt64 {
    var hash = FNV1a()
    for byte in word.utf8 { hash.combine(byte: byte) }
    return hash.hash
  }

  private static func insert(_ number: Int32, _ list: inout [Int32]) {
    if !list.contains(number) { list.append(number) }
  }
}
