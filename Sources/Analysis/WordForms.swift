/// Whether two folded words may be forms of one word, without any dictionary.
enum WordForms {
  /// Equal, or a shared beginning of at least four letters that makes at least 70 % of the shorter and half of the
  /// longer word. Numbers agree only when equal.
  static func agree(_ left: String, _ right: String) -> Bool {
    if left == right { return true }
    guard left.unicodeScalars.first?.properties.numericType == nil else { return false }
    let shared = zip(left.unicodeScalars, right.unicodeScalars).prefix { $0 == $1 }.count
    let (a, b) = (left.unicodeScalars.count, right.unicodeScalars.count)
    return shared >= 4 && shared * 10 >= min(a, b) * 7 && shared * 2 >= max(a, b)
  }
}
