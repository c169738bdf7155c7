/// Interned names of lexicon classes and of their values.
struct ClassNames: Sendable {
  private(set) var names: [String] = KnownClass.allCases.map(\.name)
  private var values: [[String: Int]] = KnownClass.allCases.map { known in
    Dictionary(uniqueKeysWithValues: known.valueNames.enumerated().map { ($1, $0) })
  }
  private var shared: [String: Int] = [:]
  private(set) var sharedNames: [String] = []

  mutating func id(_ name: String) -> ClassID {
    if let index = names.firstIndex(of: name) { return ClassID(index) }
    names.append(name)
    values.append([:])
    return ClassID(names.count - 1)
  }

  func value(_ kind: ClassID, _ name: String) -> Int? { values[Int(kind.rawValue)][name] }

  /// The number of a value: a literal number, a known name, or a new name. Nil if the class has a closed list of
  /// names and this is none of them.
  mutating func intern(_ kind: ClassID, _ text: String) -> Int? {
    if text.isEmpty { return 0 }
    if let number = Int(text) { return number }
    let index = Int(kind.rawValue)
    let known = index < KnownClass.allCases.count ? KnownClass.allCases[index] : nil
    if let known, known.hasSharedNames {
      if let number = shared[text] { return number }
      shared[text] = sharedNames.count
      sharedNames.append(text)
      return sharedNames.count - 1
    }
    if let value = values[index][text] { return value }
    if let known, !known.valueNames.isEmpty { return nil }
    let value = values[index].count
    values[index][text] = value
    return value
  }
}
