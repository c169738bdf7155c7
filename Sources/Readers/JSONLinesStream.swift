internal import EventGraph
internal import TimeModel

/// Documents of a JSON Lines input, one a line: `{"name","text","language"?,"dct"?,"title"?,"source"?,"url"?}`.
///
/// Holds one line at a time. Other keys are passed over, null counts as absent, blank lines are skipped.
struct JSONLinesStream {
  /// Bytes of the longest line that is read; a longer one is an error, not a reason to run out of memory.
  static let lineLimit = 32 << 20

  private let source: ByteSource
  private let options: ReadOptions
  private var buffer: [UInt8] = []
  private var position = 0
  private var line = 0
  private var reachedEnd = false

  init(source: ByteSource, options: ReadOptions) {
    self.source = source
    self.options = options
  }

  /// The document of the next line; nil at the end.
  ///
  /// - Throws: `ReadError` for a line that holds no document (go on with the next) or a source that cannot be read.
  mutating func next() throws(ReadError) -> Document? {
    while let bytes = try nextLine() {
      if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }) { continue }
      return try document(of: bytes)
    }
    return nil
  }

  private func error(_ reason: String) -> ReadError { ReadError(place: source.place, line: line, reason: reason) }

  private mutating func nextLine() throws(ReadError) -> ArraySlice<UInt8>? {
    var searched = position
    while true {
      if let newline = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { position = newline + 1 }
        line += 1
        return withoutMark(buffer[position..<newline])
      }
      if reachedEnd {
        guard position < buffer.count else { return nil }
        defer { position = buffer.count }
        line += 1
        return withoutMark(buffer[position...])
      }
      if buffer.count - position > JSONLinesStream.lineLimit { try skipLongLine() }
      buffer.removeFirst(position)
      position = 0
      searched = buffer.count
      let chunk = try source.nextUnkeptChunk()
      reachedEnd = chunk.isEmpty
      buffer += chunk
    }
  }

  private mutating func skipLongLine() throws(ReadError) {
    line += 1
    position = 0
    buffer = []
    while !reachedEnd {
      let chunk = try source.nextUnkeptChunk()
      reachedEnd = chunk.isEmpty
      if let newline = chunk.firstIndex(of: UInt8(ascii: "\n")) {
        buffer = Array(chunk[(newline + 1)...])
        break
      }
    }
    throw error("the line is longer than \(JSONLinesStream.lineLimit >> 20) MB")
  }

  private func withoutMark(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line == 1 && bytes.starts(with: [0xef, 0xbb, 0xbf]) ? bytes.dropFirst(3) : bytes
  }

  private func document(of line: ArraySlice<UInt8>) throws(ReadError) -> Document {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: line)
    } catch {
      throw self.error("no JSON: \(error.reason) (column \(error.column))")
    }
    guard case .object(let members) = value else { throw error("the line is no JSON object") }

    func bytes(_ key: String) throws(ReadError) -> [UInt8]? {
      guard let member = members.first(where: { $0.key.elementsEqual(key.utf8) }) else { return nil }
      switch member.value {
      case .null: return nil
      case .string(let bytes): return bytes
      default: throw error("\"\(key)\" is no string")
      }
    }
    func string(_ key: String) throws(ReadError) -> String? {
      try bytes(key).map { String(decoding: $0, as: UTF8.self) }
    }

    guard let name = try string("name"), !name.isEmpty else { throw error("\"name\" is missing") }
    guard let text = try bytes("text") else { throw error("\"text\" is missing") }
    var document = Document(name: name, text: text, sha256: SHA256.hexadecimal(of: text))
    document.language = options.language
    document.created = options.created
    if let tag = try string("language") {
      guard let primary = LanguageTag.primary(of: tag) else { throw error("\"language\" is no language tag: \(tag)") }
      document.language = primary
    }
    if let date = try string("dct") {
      guard let created = PartialDate(declared: date) else { throw error("\"dct\" is no date: \(date)") }
      document.created = created
    }
    document.title = try string("title")
    document.source = try string("source")
    document.url = try string("url")
    if UTF8Text.firstError(in: line) != nil { document.notes.append("undecodable bytes were read as U+FFFD") }
    return document
  }
}
