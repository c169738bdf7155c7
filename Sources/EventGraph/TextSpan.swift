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

  private static let block = 256

  public init(of text: [UInt8]) {
    self.text = text
    checkpoints.reserveCapacity(text.count / Self.block + 1)
    text.withUnsafeBufferPointer { bytes in
      var count: Int32 = 0
      var offset = 0
      while offset + Self.block < bytes.count {
        count += Int32(ScalarCount.count(UnsafeBufferPointer(rebasing: bytes[offset..<offset + Self.block])))
        checkpoints.append(count)
        offset += Self.block
      }
    }
  }

  /// Scalars before the byte at `utf8Offset` (0...count of the text).
  public func scalarOffset(at utf8Offset: Int) -> Int {
    let block = min(utf8Offset / Self.block, checkpoints.count - 1)
    return text.withUnsafeBufferPointer { bytes in
      Int(checkpoints[block])
        + ScalarCount.count(UnsafeBufferPointer(rebasing: bytes[block * Self.block..<utf8Offset]))
    }
  }
}
