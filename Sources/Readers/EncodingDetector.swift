internal import CUchardet

/// Finds the encoding of plain text: byte order mark, then the zero bytes of UTF-16 and UTF-32, then well-formed
/// UTF-8, then libuchardet on a bounded sample. The same bytes always give the same answer.
struct EncodingDetector {
  struct Result {
    var encoding: TextEncoding
    /// Bytes of the byte order mark.
    var markLength = 0
    /// Whether statistics decided, not the bytes themselves.
    var isGuess = false
  }

  static func encoding(of survey: Survey) -> Result {
    let head = survey.head
    if let marked = byteOrderMark(of: head) { return marked }
    if let wide = wideEncoding(of: head) { return Result(encoding: wide, isGuess: true) }
    if survey.utf8Errors == 0 { return Result(encoding: .utf8) }
    // A UTF-8 text with a few damaged bytes: text in an 8-bit encoding hardly ever forms a valid sequence by chance.
    if survey.utf8Sequences > 10 * survey.utf8Errors { return Result(encoding: .utf8) }
    return Result(encoding: guess(survey.sample) ?? .windows1252, isGuess: true)
  }

  /// UTF-32 before UTF-16: the little-endian mark of one starts with that of the other.
  static func byteOrderMark(of head: [UInt8]) -> Result? {
    let marks: [([UInt8], TextEncoding)] = [
      ([0xef, 0xbb, 0xbf], .utf8),
      ([0xff, 0xfe, 0, 0], .utf32LittleEndian), ([0, 0, 0xfe, 0xff], .utf32BigEndian),
      ([0xff, 0xfe], .utf16LittleEndian), ([0xfe, 0xff], .utf16BigEndian),
    ]
    for (mark, encoding) in marks where head.starts(with: mark) {
      return Result(encoding: encoding, markLength: mark.count)
    }
    return nil
  }

  /// UTF-16 or UTF-32 without a mark, by the high bytes of its units: nearly all of them are those of the Latin,
  /// Cyrillic or Arabic block, while the low bytes vary.
  static func wideEncoding(of head: [UInt8]) -> TextEncoding? {
    if head.count >= 16, head.count % 4 == 0 || head.count == Survey.headLimit {
      let zeros = columns(of: head, width: 4) { $0 == 0 }
      let blocks = columns(of: head, width: 4, where: isHighByte)
      let units = Double(head.count / 4)
      if zeros[3] == units, zeros[2] >= 0.95 * units, blocks[1] >= 0.85 * units, zeros[0] < 0.5 * units {
        return .utf32LittleEndian
      }
      if zeros[0] == units, zeros[1] >= 0.95 * units, blocks[2] >= 0.85 * units, zeros[3] < 0.5 * units {
        return .utf32BigEndian
      }
    }
    if head.count >= 8, head.count % 2 == 0 {
      let blocks = columns(of: head, width: 2, where: isHighByte)
      let units = Double(head.count / 2)
      if blocks[1] >= 0.85 * units, blocks[0] < 0.5 * units { return .utf16LittleEndian }
      if blocks[0] >= 0.85 * units, blocks[1] < 0.5 * units { return .utf16BigEndian }
    }
    return nil
  }

  private static func isHighByte(_ byte: UInt8) -> Bool { byte == 0 || byte == 4 || byte == 6 }

  /// How many bytes of each column of units `width` wide fulfil a condition.
  private static func columns(of bytes: [UInt8], width: Int, where condition: (UInt8) -> Bool) -> [Double] {
    var counts = [Double](repeating: 0, count: width)
    for (index, byte) in bytes.enumerated() where condition(byte) { counts[index % width] += 1 }
    return counts
  }

  /// libuchardet's guess, as far as iconv can convert it.
  private static func guess(_ sample: [UInt8]) -> TextEncoding? {
    guard let detector = uchardet_new() else { return nil }
    defer { uchardet_delete(detector) }
    let status = sample.withUnsafeBytes { bytes in
      uchardet_handle_data(detector, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    guard status == 0 else { return nil }
    uchardet_data_end(detector)
    guard let name = uchardet_get_charset(detector) else { return nil }
    switch String(cString: name) {
    // The superset that such files are in practice (WHATWG Encoding Standard).
    case "ISO-8859-1", "ASCII", "": return .windows1252
    case "UTF-8": return .utf8
    case let name: return TextEncoding(name)
    }
  }
}
