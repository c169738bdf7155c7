/// Plain values in a row that never change: a pointer into a `PackImage` and a count.
///
/// Trivial on purpose: inner loops hand it on without retaining anything. Whoever keeps a table keeps its image.
struct Table<Element: BitwiseCopyable>: RandomAccessCollection, @unchecked Sendable {
  let base: UnsafePointer<Element>
  let count: Int

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  @inline(__always)
  subscript(index: Int) -> Element {
    precondition(index >= 0 && index < count, "a row that the table does not have")
    return base[index]
  }
}

/// Short texts one behind the other.
struct TextTable: Sendable {
  let bytes: Table<UInt8>
  /// `count + 1` offsets into `bytes`.
  let offsets: Table<UInt32>

  var count: Int { offsets.count - 1 }

  subscript(index: Int) -> String {
    let (begin, end) = (Int(offsets[index]), Int(offsets[index + 1]))
    return String(decoding: UnsafeBufferPointer(start: bytes.base + begin, count: end - begin), as: UTF8.self)
  }

  var strings: [String] { (0..<count).map { self[$0] } }
}
