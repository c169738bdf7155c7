internal import Readers

/// Why a row cannot be used, in one clause.
struct GoldRowError: Error {
  var reason: String
  init(_ reason: String) { self.reason = reason }
}

/// One object of a gold file, with the checks that each kind of member needs.
struct GoldRow {
  private let members: [(key: [UInt8], value: JSONValue)]

  init(_ line: ArraySlice<UInt8>) throws(GoldRowError) {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: line)
    } catch {
      throw GoldRowError("is no JSON: \(error.reason) (column \(error.column))")
    }
    try self.init(value)
  }

  private init(_ value: JSONValue) throws(GoldRowError) {
    guard case .object(let members) = value else { throw GoldRowError("is no object") }
    self.members = members
  }

  private subscript(key: StaticString) -> JSONValue? {
    let name = Array("\(key)".utf8)
    let value = members.first { $0.key == name }?.value
    return value == .null ? nil : value
  }

  /// Whether there is such a member, if only null.
  func mentions(_ key: StaticString) -> Bool {
    let name = Array("\(key)".utf8)
    return members.contains { $0.key == name }
  }

  /// A number, or the two ends of a range; nil for null.
  func range(_ key: StaticString) throws(GoldRowError) -> ClosedRange<Int>? {
    switch self[key] {
    case nil: return nil
    case .number:
      let number = try GoldRow.offset(self[key], key)
      return number...number
    case .array:
      let ends = try GoldRow.pair(self[key], key)
      return ends.begin...ends.end
    default: throw GoldRowError("\"\(key)\" is neither a number nor a range [least, most]")
    }
  }

  /// Whether there is such a member, and it is not null.
  func has(_ key: StaticString) -> Bool { self[key] != nil }

  func text(_ key: StaticString) throws(GoldRowError) -> String {
    guard case .string(let bytes) = self[key] else { throw GoldRowError("\"\(key)\" is missing or is no text") }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Text, or a number as it is written; nil for null. A missing member is an error where it is required.
  func optionalText(_ key: StaticString, isRequired: Bool = false) throws(GoldRowError) -> String? {
    let name = Array("\(key)".utf8)
    guard let value = members.first(where: { $0.key == name })?.value else {
      if isRequired { throw GoldRowError("\"\(key)\" is missing") }
      return nil
    }
    return try GoldRow.text(of: value, key)
  }

  /// The elements of an array of texts; nil for null.
  func texts(_ key: StaticString) throws(GoldRowError) -> [String?] {
    guard case .array(let elements) = self[key] else { throw GoldRowError("\"\(key)\" is missing or is no list") }
    return try elements.map { element throws(GoldRowError) in try GoldRow.text(of: element, key) }
  }

  /// Whether a member is `true`; false where it is missing.
  func flag(_ key: StaticString) throws(GoldRowError) -> Bool {
    switch self[key] {
    case nil: return false
    case .boolean(let flag): return flag
    default: throw GoldRowError("\"\(key)\" is neither true nor false")
    }
  }

  func rows(_ key: StaticString) throws(GoldRowError) -> [GoldRow] {
    guard let value = self[key] else { return [] }
    guard case .array(let elements) = value else { throw GoldRowError("\"\(key)\" is no list") }
    return try elements.map { element throws(GoldRowError) in try GoldRow(element) }
  }

  func span() throws(GoldRowError) -> ScalarSpan {
    try GoldRow.span(from: try GoldRow.offset(self["begin"], "begin"), to: try GoldRow.offset(self["end"], "end"))
  }

  func spans(_ key: StaticString) throws(GoldRowError) -> [ScalarSpan] {
    guard case .array(let elements) = self[key] else { throw GoldRowError("\"\(key)\" is missing or is no list") }
    return try elements.map { element throws(GoldRowError) in try GoldRow.pair(element, key) }
  }

  func pair(_ key: StaticString) throws(GoldRowError) -> ScalarSpan { try GoldRow.pair(self[key], key) }

  private static func pair(_ value: JSONValue?, _ key: StaticString) throws(GoldRowError) -> ScalarSpan {
    guard case .array(let ends) = value, ends.count == 2 else {
      throw GoldRowError("\"\(key)\" holds something else than pairs of offsets")
    }
    return try span(from: try offset(ends[0], key), to: try offset(ends[1], key))
  }

  private static func span(from begin: Int, to end: Int) throws(GoldRowError) -> ScalarSpan {
    if begin > end { throw GoldRowError("begins at \(begin), behind its end \(end)") }
    return ScalarSpan(begin: begin, end: end)
  }

  private static func offset(_ value: JSONValue?, _ key: StaticString) throws(GoldRowError) -> Int {
    guard case .number(let digits) = value, let offset = Int(digits), offset >= 0 else {
      throw GoldRowError("\"\(key)\" is missing or is no offset")
    }
    return offset
  }

  private static func text(of value: JSONValue, _ key: StaticString) throws(GoldRowError) -> String? {
    switch value {
    case .null: return nil
    case .string(let bytes): return String(decoding: bytes, as: UTF8.self)
    case .number(let digits): return digits
    default: throw GoldRowError("\"\(key)\" holds something else than text")
    }
  }
}
