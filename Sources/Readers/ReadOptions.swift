public import TimeModel

/// What the user declares about the inputs.
public struct ReadOptions: Sendable {
  /// Forces the encoding of plain text; nil to find it. JSON Lines are UTF-8 always.
  public var encoding: TextEncoding?
  /// BCP 47 primary language of documents that declare none themselves.
  public var language: String?
  /// Creation time of documents that declare none themselves.
  public var created: PartialDate?
  /// Whether standard input holds JSON Lines.
  public var standardInputIsJSONLines: Bool
  /// Bytes of text up to which a document is one piece.
  public var wholeLimit: Int
  /// Bytes of text that a piece of a longer document has at most.
  public var pieceLimit: Int

  public init(
    encoding: TextEncoding? = nil, language: String? = nil, created: PartialDate? = nil,
    standardInputIsJSONLines: Bool = false, wholeLimit: Int = 4 << 20, pieceLimit: Int = 1 << 20
  ) {
    precondition(pieceLimit >= 16 && wholeLimit >= pieceLimit, "a piece holds some words and fits a whole document")
    self.encoding = encoding
    self.language = language
    self.created = created
    self.standardInputIsJSONLines = standardInputIsJSONLines
    self.wholeLimit = wholeLimit
    self.pieceLimit = pieceLimit
  }
}
