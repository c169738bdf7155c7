internal import EventGraph

/// Looks at bytes that may be UTF-8.
enum UTF8Text {
  /// The offsets, from the start of the slice, of the first ill-formed sequence (a maximal subpart, as the Unicode
  /// standard has it); nil if all is well. O(n) up to the error.
  static func firstError(in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    if bytes.withUnsafeBufferPointer({ isPlain($0) }) { return nil }
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets
    }
  }

  /// Whether all is well-formed and of at most three bytes a scalar, as nearly all texts are; a quick look that may say
  /// no to a rarer text.
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    let end = bytes.count
    var offset = 0
    while offset < end {
      let first = base[offset]
      if first < 0x80 {
        offset += 1
        while offset + 8 <= end,
          UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          offset += 8
        }
      } else if first >= 0xc2, first < 0xe0 {
        guard offset + 1 < end, base[offset + 1] & 0xc0 == 0x80 else { return false }
        offset += 2
      } else if first > 0xe0, first < 0xed {  // neither overlong nor a surrogate, whatever follows
        guard offset + 2 < end, base[offset + 1] & 0xc0 == 0x80, base[offset + 2] & 0xc0 == 0x80 else { return false }
        offset += 3
      } else {
        return false
      }
    }
    return true
  }

  /// The length of the slice without a sequence that is cut off at its end.
  static func lengthOfWholeScalars(in bytes: ArraySlice<UInt8>) -> Int {
    var index = bytes.endIndex
    for length in 1...4 {
      guard index > bytes.startIndex else { break }
      index -= 1
      let byte = bytes[index]
      if byte & 0xc0 == 0x80 { continue }
      let needed = byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
      return needed > length ? index - bytes.startIndex : bytes.count
    }
    return bytes.count
  }

  /// Scalars in valid UTF-8.
  static func scalarCount(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBufferPointer { ScalarCount.count($0) }
  }
}
