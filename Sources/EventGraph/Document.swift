public import TimeModel

/// One text as it came, with what its container declared about it.
public struct Document: Sendable {
  /// Path relative to the input folder, file name, or the name in a JSON line; unique inside one run.
  public var name: String
  /// Valid UTF-8 without a byte order mark; never normalised.
  public var text: [UInt8]
  /// SHA-256 of the bytes that were read (of the UTF-8 text for JSON Lines), lower-case hexadecimal; empty if not taken.
  public var sha256: String
  /// BCP 47 primary language, declared (`--language`, a JSON key) or found.
  public var language: String?
  /// Document creation time, declared (`--dct`, a JSON key) or found in a dateline.
  public var created: PartialDate?
  public var title: String?
  public var source: String?
  public var url: String?
  /// The encoding the bytes were in, as IANA names it.
  public var encoding: String
  /// What a reader should know: a guessed encoding, bytes that could not be decoded.
  public var notes: [String]
  /// Whether its rows were annotated by people (TimeML) and not extracted: they are linked to no others, and their
  /// orders are finer than days.
  public var isAnnotated = false

  public init(
    name: String, text: [UInt8], sha256: String = "", language: String? = nil, created: PartialDate? = nil,
    title: String? = nil, source: String? = nil, url: String? = nil, encoding: String = "UTF-8", notes: [String] = []
  ) {
    self.name = name
    self.text = text
    self.sha256 = sha256
    self.language = language
    self.created = created
    self.title = title
    self.source = source
    self.url = url
    self.encoding = encoding
    self.notes = notes
  }

  /// The words of a span.
  public func words(_ span: TextSpan) -> String {
    String(decoding: text[span.range], as: UTF8.self)
  }
}
