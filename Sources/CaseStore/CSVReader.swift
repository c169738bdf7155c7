/// Reads comma-separated values (RFC 4180) from UTF-8 bytes: quoted fields may hold commas, quotation marks and line ends.
///
/// Lines may end in LF alone; a byte order mark is passed over. Where the first line has no comma but semicolons or tabs,
/// as spreadsheets write them in some countries, those separate.
struct CSVReader {
  struct Record {
    /// Line of its beginning, from 1.
    var line: Int
    var fields: [String]
  }

  struct Failure: Error {
    var line: Int
    var reason: String
  }

  private let bytes: [UInt8]
  private let separator: UInt8
  private var position = 0
  private var line = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
    let head = bytes[position...].prefix { $0 != 0x0a }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
    separator = candidates.first { head.contains($0) } ?? UInt8(ascii: ",")
  }

  /// The next record; nil at the end. Empty lines are passed over. After a failure the next record is the one on the
  /// line behind it.
  mutating func next() throws(Failure) -> Record? {
    while position < bytes.count, bytes[position] == 0x0a || bytes[position] == 0x0d { skipByte() }
    guard position < bytes.count else { return nil }
    var record = Record(line: line, fields: [])
    while true {
      record.fields.append(try field(of: record.line))
      guard position < bytes.count else { return record }
      let byte = bytes[position]
      skipByte()
      if byte == separator { continue }
      if byte == 0x0d, position < bytes.count, bytes[position] == 0x0a { skipByte() }
      return record
    }
  }

  private mutating func field(of start: Int) throws(Failure) -> String {
    var field: [UInt8] = []
    let isQuoted = position < bytes.count && bytes[position] == 0x22
    if isQuoted {
      skipByte()
      while true {
        guard position < bytes.count else { throw Failure(line: start, reason: "a quotation mark is not closed") }
        let byte = bytes[position]
        skipByte()
        if byte != 0x22 {
          field.append(byte)
        } else if position < bytes.count, bytes[position] == 0x22 {
          field.append(byte)
          skipByte()
        } else {
          break
        }
      }
    }
    while position < bytes.count, bytes[position] != separator, bytes[position] != 0x0a, bytes[position] != 0x0d {
      if isQuoted || bytes[position] == 0x22 {
        let failure = Failure(
          line: line, reason: isQuoted ? "text after a closing quotation mark" : "a quotation mark inside a plain field"
        )
        skipLine()
        throw failure
      }
      field.append(bytes[position])
      skipByte()
    }
    guard let text = String(validating: field, as: UTF8.self) else {
      let failure = Failure(line: line, reason: "is no UTF-8")
      skipLine()
      throw failure
    }
    return text
  }

  private mutating func skipByte() {
    if bytes[position] == 0x0a { line += 1 }
    position += 1
  }

  private mutating func skipLine() {
    while position < bytes.count, bytes[position] != 0x0a { position += 1 }
  }
}
