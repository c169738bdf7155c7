/// An EDTF value as it is compared with gold: without marks of uncertainty, open ends written one way, "a point within"
/// (`[a..b]`) as its interval. No value at all is a value of its own.
struct ComparableValue: Hashable {
  private let text: String?

  init(_ value: String?) {
    guard let value, !value.isEmpty else {
      text = nil
      return
    }
    var bytes = value.utf8.filter { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "~") && $0 != UInt8(ascii: "%") }
    if let interval = ComparableValue.interval(ofPointWithin: bytes) { bytes = interval }
    let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { part in
      part.elementsEqual("..".utf8) ? "" : String(decoding: part, as: UTF8.self)
    }
    text = parts.joined(separator: "/")
  }

  /// `a/b` of `[a..b]`; nil for anything else.
  private static func interval(ofPointWithin bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count >= 4, bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]") else { return nil }
    let inner = Array(bytes[1..<(bytes.count - 1)])
    if inner.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }) {
      return nil
    }
    let dot = UInt8(ascii: ".")
    guard let dots = inner.indices.dropLast().last(where: { inner[$0] == dot && inner[$0 + 1] == dot }) else {
      return nil
    }
    return inner[..<dots] + [UInt8(ascii: "/")] + inner[(dots + 2)...]
  }
}

extension String {
  /// Whether an EDTF value holds a year: four digits, the last two of which may be `X`.
  var holdsYear: Bool {
    let bytes = Array(utf8)
    func isDigit(_ index: Int) -> Bool { (0x30...0x39).contains(bytes[index]) }
    func isDigitOrX(_ index: Int) -> Bool { isDigit(index) || bytes[index] == UInt8(ascii: "X") }
    guard bytes.count >= 4 else { return false }
    return (0...(bytes.count - 4)).contains { first in
      isDigit(first) && isDigit(first + 1) && isDigitOrX(first + 2) && isDigitOrX(first + 3)
        && (isDigit(first + 2) || !isDigit(first + 3))
    }
  }
}
