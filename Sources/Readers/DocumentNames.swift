internal import EventGraph

/// Keeps the names of documents apart within one run: a name that has been given becomes `name#2`, `name#3`.
///
/// Holds a 64-bit hash per document, not the names, so that a long stream of documents stays small.
struct DocumentNames {
  private var taken: Set<UInt64> = []
  private var repeats: [UInt64: Int] = [:]

  mutating func unique(_ name: String) -> String {
    let key = DocumentNames.hash(name)
    if taken.insert(key).inserted { return name }
    var number = repeats[key, default: 1]
    while true {
      number += 1
      let candidate = "\(name)#\(number)"
      if taken.insert(DocumentNames.hash(candidate)).inserted {
        repeats[key] = number
        return candidate
      }
    }
  }

  private static func hash(_ name: String) -> UInt64 {
    var hash = FNV1a()
    hash.combine(name.utf8)
    return hash.hash
  }
}
