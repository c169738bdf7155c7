/// Looks at bytes that may be UTF-8.
enum UTF8Text {
  /// The offsets, from the start of the slice, of the first ill-formed sequence (a maximal subpart, as the Unicode
  /// standard has it); nil if all is well. O(n) up to the error.
  static func firstError(in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets
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
    bytes.withUnsafeBufferPointer { buffer in
      var count = 0
      for byte in buffer { count &+= byte & 0xc0 == 0x80 ? 0 : 1 }
      return count
    }
  }
}
