/// Half-open range of UTF-8 byte offsets into the text of one document.
public struct TextSpan: Hashable, Comparable, Sendable {
  public var begin: Int32
  public var end: Int32

  @inlinable
  public init(_ begin: Int, _ end: Int) {
    self.begin = Int32(truncatingIfNeeded: begin)
    self.end = Int32(truncatingIfNeeded: end)
  }

  @inlinable public var range: Range<Int> { Int(begin)..<Int(end) }
  @inlinable public var isEmpty: Bool { begin >= end }
  @inlinable public func overlaps(_ other: TextSpan) -> Bool { begin < other.end && other.begin < end }
  @inlinable public func contains(_ other: TextSpan) -> Bool { begin <= other.begin && other.end <= end }

  /// The smallest span that holds both.
  public func union(_ other: TextSpan) -> TextSpan {
    TextSpan(Int(min(begin, other.begin)), Int(max(end, other.end)))
  }

  @inlinable
  public static func < (left: TextSpan, right: TextSpan) -> Bool {
    (left.begin, left.end) < (right.begin, right.end)
  }
}

/// Turns UTF-8 offsets of one text into offsets in Unicode scalars, the unit of all printed output.
///
/// Keeps a checkpoint every 256 bytes: building is O(n), a look-up O(256).
public struct ScalarOffsets: Sendable {
  private let text: [UInt8]
  private var checkpoints: [Int32] = [0]

  public init(of text: [UInt8]) {
    self.text = text
    checkpoints.reserveCapacity(text.count / 256 + 1)
    var count: Int32 = 0
    for (offset, byte) in text.enumerated() {
      if offset % 256 == 0, offset > 0 { checkpoints.append(count) }
      if byte & 0xc0 != 0x80 { count += 1 }
    }
  }

  /// Scalars before the byte at `utf8Offset` (0...count of the text).
  public func scalarOffset(at utf8Offset: Int) -> Int {
    let block = min(utf8Offset / 256, checkpoints.count - 1)
    var count = Int(checkpoints[block])
    var offset = block * 256
    while offset < utf8Offset {
      if text[offset] & 0xc0 != 0x80 { count += 1 }
      offset += 1
    }
    return count
  }
}
