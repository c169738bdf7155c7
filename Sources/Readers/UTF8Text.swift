internal import EventGraph

/// Looks at bytes that may be UTF-8.
enum UTF8Text {
  /// The offsets, from the start of the slice, of the first ill-formed sequence (a maximal subpart, as the Unicode
  /// standard has it); nil if all is well. O(n) up to the error.
  static func firstError(in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    if bytes.withUnsafeBufferPointer({ isWellFormed($0) }) { return nil }
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets
    }
  }

  /// Whether all is well-formed, eight bytes at a time where scalars are of one and two bytes.
  private static func isWellFormed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    let end = bytes.count
    let highest: UInt64 = 0x8080_8080_8080_8080
    var offset = 0
    while offset < end {
      if offset + 8 <= end {
        let block = UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self)
        let high = block & highest
        if high == 0 {
          offset &+= 8
          continue
        }
        let leads = high & (block &<< 1)
        if leads & (block &<< 2) == 0 {
          // One and two bytes a scalar: each lead and nothing else has a continuation behind it, and is at least C2.
          let follows = high ^ leads
          let isLong = ((block & 0x1e1e_1e1e_1e1e_1e1e) &+ 0x7e7e_7e7e_7e7e_7e7e) & leads
          guard follows == leads &<< 8, isLong == leads else { return false }
          // A lead that is last in the block is looked at again with the next.
          offset &+= 8 &- Int(leads &>> 63)
          if offset == end - 1, leads &>> 63 == 1 { return false }
          continue
        }
      }
      let length = lengthOfScalar(base + offset, end &- offset)
      if length == 0 { return false }
      offset &+= length
    }
    return true
  }

  /// Bytes of the scalar that begins here, with at least one readable; 0 if it is ill-formed (Unicode, table 3-7).
  @inline(__always)
  private static func lengthOfScalar(_ bytes: UnsafePointer<UInt8>, _ readable: Int) -> Int {
    func follows(_ index: Int) -> Bool { bytes[index] & 0xc0 == 0x80 }
    let first = bytes[0]
    if first < 0x80 { return 1 }
    if first < 0xe0 { return first >= 0xc2 && readable > 1 && follows(1) ? 2 : 0 }
    guard first < 0xf5, readable > 2, follows(1), follows(2) else { return 0 }
    switch first {
    case 0xe0: return bytes[1] >= 0xa0 ? 3 : 0
    case 0xed: return bytes[1] < 0xa0 ? 3 : 0
    case 0xf0...: break
    default: return 3
    }
    guard readable > 3, follows(3) else { return 0 }
    switch first {
    case 0xf0: return bytes[1] >= 0x90 ? 4 : 0
    case 0xf4: return bytes[1] < 0x90 ? 4 : 0
    default: return 4
    }
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
