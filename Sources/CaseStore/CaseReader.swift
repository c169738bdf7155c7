public import EventGraph
internal import GRDB
public import Readers
internal import TimeModel

/// Hands out what a case holds, document by document in the order of their first adding, as if it were read and
/// extracted anew. Sees one state of the case, whatever others write meanwhile.
///
/// Memory does not grow with the case.
public final class CaseReader {
  private let file: CaseFile
  private let statement: CaseStatement
  /// Pieces that were fetched and not yet handed out, the next one last.
  private var fetched: [StoredPiece] = []
  private var last = -1
  private var isAtEnd = false

  /// Bytes of text and rows that are fetched at once, at least one piece.
  private static let batchBytes = 256 << 10

  public init(_ file: CaseFile) throws(CaseError) {
    self.file = file
    try file.begin(.deferred)
    statement = try file.access { db in
      try CaseStatement(
        db,
        """
        SELECT \(StoredPiece.columns) FROM piece JOIN document ON document.id = piece.id >> 20
        WHERE piece.id > ? ORDER BY piece.id
        """)
    }
  }

  deinit { file.rollback() }

  /// The next piece; nil at the end.
  public func next() throws(CaseError) -> StoredPiece? {
    if fetched.count < 2, !isAtEnd { try fetch() }
    guard var piece = fetched.popLast() else { return nil }
    // Whether it is the last one of its document is told by the one behind it.
    piece.piece.isLast = fetched.last.map { $0.piece.index == 0 } ?? true
    return piece
  }

  private func fetch() throws(CaseError) {
    var batch: [StoredPiece] = []
    var bytes = 0
    isAtEnd = true
    try file.access { db in
      try statement.forEach(.integer(last)) { row in
        if bytes >= CaseReader.batchBytes, batch.count > 1 {
          isAtEnd = false
          return false
        }
        let piece = StoredPiece(row)
        bytes += piece.piece.document.text.count + piece.rows.count
        last = row.integer(0)
        batch.append(piece)
        return true
      }
    }
    fetched = batch.reversed() + fetched
  }
}

/// A piece of a document with its rows as bytes.
public struct StoredPiece: Sendable {
  public var piece: DocumentPiece
  var rows: [UInt8]
  /// What read it (`CaseDocument.reader`).
  public var reader: String

  /// What `init` takes out of a row of `piece` joined with its `document`.
  static let columns = "piece.id, byte_offset, character_offset, notes, text, rows, reader, " + documentColumns
  /// What `document(_:_:)` takes.
  static let documentColumns =
    "name, sha256, declared_language, declared_created, title, publisher, url, encoding"

  init(_ row: CaseStatement.Row) {
    var document = StoredPiece.document(row, 7)
    document.text = Array(row.bytes(4))
    document.notes = row.string(3).split(separator: "\n").map(String.init)
    piece = DocumentPiece(
      document: document, index: row.integer(0) & (CaseSchema.mostPieces - 1), isLast: true,
      utf8Offset: row.integer(1), scalarOffset: row.integer(2))
    rows = Array(row.bytes(5))
    reader = row.string(6)
  }

  /// A document without its text, as it was declared.
  ///
  /// - Parameter first: the place of the first of `documentColumns`.
  static func document(_ row: CaseStatement.Row, _ first: Int) -> Document {
    var document = Document(name: row.string(first), text: [], sha256: row.string(first + 1))
    document.language = row.text(first + 2)
    document.created = row.text(first + 3).flatMap { PartialDate(declared: $0) }
    document.title = row.text(first + 4)
    document.source = row.text(first + 5)
    document.url = row.text(first + 6)
    document.encoding = row.text(first + 7) ?? "UTF-8"
    return document
  }
}

/// Lists of names that graphs refer to by index; a case adds those that it alone knows.
public struct NameLists: Sendable {
  public var rules: [String]
  public var places: [String]

  public init(rules: [String], places: [String]) {
    self.rules = rules
    self.places = places
  }
}

/// Turns the stored rows of one case into graphs; may be used by several tasks at once.
public struct RowReader: Sendable {
  private let path: String
  let indices: NameIndices
  let empty: EventGraph

  /// - Parameter lists: those of the graphs that the case's are joined with; names that they lack are added behind, so
  ///   that graphs made with the shorter lists stay right.
  public init(_ file: CaseFile, _ lists: inout NameLists) throws(CaseError) {
    path = file.path
    var extended = lists
    indices = try file.access { try NameIndices.read($0, &extended) }
    lists = extended
    empty = EventGraph(rules: extended.rules, names: extended.places)
  }

  /// The rows of a piece, as extraction made them.
  ///
  /// - Throws: `CaseError` for rows that are damaged or hold a type of a newer version.
  public func graph(of stored: StoredPiece) throws(CaseError) -> EventGraph {
    do throws(RowError) {
      return try stored.rows.withUnsafeBufferPointer { (buffer) throws(RowError) in
        try PieceCoder.graph(of: UnsafeRawBufferPointer(buffer), stored.piece.document, into: empty, indices)
      }
    } catch {
      throw CaseError(path, "the rows of \(stored.piece.document.name) are damaged: \(error.reason)")
    }
  }
}
