public import EventGraph

/// A document, or a run of whole paragraphs of one that is too long to be held at once.
public struct DocumentPiece: Sendable {
  /// The document with the text of this piece only; name, hash and declared metadata are those of the whole.
  ///
  /// `notes` are those that became known with this piece: a guessed encoding comes with the first one, the number of
  /// undecodable bytes with the last one.
  public var document: Document
  /// 0 for the first piece.
  public var index: Int
  public var isLast: Bool
  /// UTF-8 bytes of the document before this piece.
  public var utf8Offset: Int
  /// Unicode scalars of the document before this piece.
  public var scalarOffset: Int

  public init(document: Document, index: Int = 0, isLast: Bool = true, utf8Offset: Int = 0, scalarOffset: Int = 0) {
    self.document = document
    self.index = index
    self.isLast = isLast
    self.utf8Offset = utf8Offset
    self.scalarOffset = scalarOffset
  }

  /// Whether this piece is the whole document.
  public var isWhole: Bool { index == 0 && isLast }
}

/// What a `DocumentReader` yields next.
public enum Reading: Sendable {
  case piece(DocumentPiece)
  /// An input or line that could not be read; the reader goes on with the next one.
  case failure(ReadError)
  /// A case file (`.annals`), for the caller to open: it holds documents that were read before.
  case caseFile(path: String)
  /// Something the user should know that is no error, for example files of a folder that were passed over.
  case note(String)
}
