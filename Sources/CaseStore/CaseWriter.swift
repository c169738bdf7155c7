public import EventGraph
internal import GRDB
public import Readers

/// Puts documents into a case: whole ones, in batches, each batch one transaction.
///
/// Kill the process at any moment and the case holds the documents of the batches that were committed, whole; adding
/// the same inputs again brings it to where an uninterrupted run would have ended. Memory is that of one batch's new
/// index words and of SQLite's cache, whatever the number of documents.
///
/// Call `begin`, then `append` for each piece of a document in order; `commit` at the end.
public final class CaseWriter {
  /// How a document stands to what the case holds under its name.
  public enum Standing: Sendable { case new, unchanged, changed }

  /// A batch is committed when it holds this many bytes of text, or when it has lasted this long.
  private static let batchBytes = 8 << 20
  private static let batchTime = Duration.milliseconds(300)

  private let file: CaseFile
  private let reader: String
  private var documents: [String: Known] = [:]
  private var nextDocument = 1
  private var names: NameNumbering
  private let index: CaseIndex
  private let statements: Statements
  private var open: OpenDocument?
  private var pendingBytes = 0
  private var batchStart = ContinuousClock.now

  private struct Known {
    var id: Int
    var sha256: String
    var declaration: Declaration
    var reader: String
  }

  private struct OpenDocument {
    var id: Int
    var pieces = 0
    /// Whether it has pieces that are still to come, so that it may fail in its middle.
    var hasSavepoint: Bool
    var isNew: Bool
    var row: CaseDocument
    var declaration: Declaration
  }

  private struct Statements {
    var piece: CaseStatement
    var document: CaseStatement

    init(_ db: Database) throws {
      piece = try CaseStatement(
        db,
        """
        INSERT INTO piece (id, byte_offset, character_offset, notes, text, rows) VALUES (?, ?, ?, ?, ?, ?)
        """)
      document = try CaseStatement(
        db,
        """
        INSERT OR REPLACE INTO document (
          id, name, sha256, declared_language, declared_created, language, created, title, publisher, url, published, reliability, encoding, bytes,
          characters, timexes, mentions, relations, reader
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    }
  }

  /// - Parameters:
  ///   - folding: how words are made comparable; the index is made anew where the case has another.
  ///   - reader: a name for the language packs that documents are read with.
  ///   - rules: names of rules and places in the graphs that will come, by index.
  public init(
    _ file: CaseFile, folding: Folding, reader: String, rules: [String], places: [String]
  ) throws(CaseError) {
    self.file = file
    self.reader = reader
    names = NameNumbering(rules: rules, places: places)
    try CaseIndex.refresh(file, folding)
    index = try CaseIndex(file, folding)
    let (statements, known) = try file.access { db in
      var known: [String: Known] = [:]
      let rows = try CaseStatement(
        db, "SELECT name, id, sha256, reader, declared_language, declared_created, encoding FROM document")
      try rows.forEach { row in
        known[row.string(0)] = Known(
          id: row.integer(1), sha256: row.string(2),
          declaration: Declaration(language: row.text(4), created: row.text(5), encoding: row.string(6)),
          reader: row.string(3))
        return true
      }
      return (try Statements(db), known)
    }
    self.statements = statements
    documents = known
    nextDocument = (known.values.lazy.map(\.id).max() ?? 0) + 1
    try file.access { try names.load($0) }
  }

  /// How a document stands to what the case holds: unchanged where its bytes and what is declared about it are those
  /// that were read. What the container declared must be in `document`, what extraction found must not.
  public func standing(of document: Document) -> Standing {
    guard let known = documents[document.name] else { return .new }
    return known.sha256 == document.sha256 && known.declaration == Declaration(of: document) ? .unchanged : .changed
  }

  /// Whether a document was read by other language packs than those of today.
  public func isOutdated(_ name: String) -> Bool { documents[name].map { $0.reader != reader } ?? false }

  /// Takes a piece of a document and what was read from it; the first piece replaces what stands under the name.
  ///
  /// - Parameters:
  ///   - piece: as it was handed to extraction.
  ///   - graph: the rows of the piece, before linking.
  /// - Throws: `CaseError`; then nothing of the batch is kept.
  public func append(_ piece: DocumentPiece, _ graph: EventGraph, _ source: SourceNote) throws(CaseError) {
    if !file.isInTransaction {
      try file.begin(.immediate)
      batchStart = .now
    }
    if piece.index == 0 { try start(piece, graph, source) }
    guard var document = open else { preconditionFailure("a document starts with its first piece") }
    guard document.pieces < CaseSchema.mostPieces else {
      throw CaseError(file.path, "\(piece.document.name): is too long for a case file")
    }
    let id = CaseSchema.firstPiece(of: document.id) + document.pieces
    let text = piece.document.text
    try file.access { db in
      try names.number(graph, db)
      let rows = PieceCoder.bytes(of: graph, names.numbers)
      try statements.piece.run(
        .integer(id), .integer(piece.utf8Offset), .integer(piece.scalarOffset),
        .text(piece.document.notes.joined(separator: "\n")), .utf8(text), .blob(rows))
      // What replaces a document lies on shelves that are read anew.
      if document.isNew { try index.append(id, text, isAlone: document.hasSavepoint) }
    }
    document.pieces += 1
    document.row.bytes += text.count
    document.row.characters += text.withUnsafeBufferPointer { ScalarCount.count($0) }
    document.row.timexes += graph.timexes.count
    document.row.mentions += graph.mentions.count
    document.row.relations += graph.relations.count
    pendingBytes += text.count
    open = document
    if piece.isLast { try finishDocument() }
  }

  private func start(_ piece: DocumentPiece, _ graph: EventGraph, _ source: SourceNote) throws(CaseError) {
    precondition(open == nil, "one document after the other")
    let name = piece.document.name
    let id = documents[name]?.id ?? nextDocument
    let isKnown = documents[name] != nil
    try file.access { db in
      if isKnown { try index.take(id) }
      if !piece.isWhole {
        // A long document may fail in its middle; then what there was before stays.
        index.close()
        try db.execute(sql: "SAVEPOINT document")
      }
      if isKnown { try CaseFile.removePieces(of: id, db) }
    }
    // What was said about the source before, and is not said now, stays.
    let before = try isKnown ? file.source(of: id) : SourceNote()
    let source = before.updated(with: source)
    let found = graph.documents[0]
    open = OpenDocument(
      id: id, hasSavepoint: !piece.isWhole, isNew: documents[name] == nil,
      row: CaseDocument(
        name: name, sha256: piece.document.sha256, language: found.language, created: found.created.map { "\($0)" },
        source: source, encoding: piece.document.encoding, bytes: 0, characters: 0, timexes: 0, mentions: 0,
        relations: 0, reader: reader),
      declaration: Declaration(of: piece.document))
  }

  private func finishDocument() throws(CaseError) {
    guard let document = open else { return }
    let row = document.row
    try file.access { db in
      try statements.document.run(
        .integer(document.id), .text(row.name), .text(row.sha256), .text(document.declaration.language),
        .text(document.declaration.created), .text(row.language), .text(row.created), .text(row.source.title),
        .text(row.source.publisher), .text(row.source.url),
        .text(row.source.published), .text(row.source.reliability), .text(row.encoding), .integer(row.bytes),
        .integer(row.characters), .integer(row.timexes), .integer(row.mentions), .integer(row.relations),
        .text(row.reader))
      if document.hasSavepoint { try db.execute(sql: "RELEASE document") }
    }
    documents[row.name] = Known(
      id: document.id, sha256: row.sha256, declaration: document.declaration, reader: row.reader)
    nextDocument = max(nextDocument, document.id + 1)
    open = nil
    if pendingBytes >= CaseWriter.batchBytes || ContinuousClock.now - batchStart >= CaseWriter.batchTime {
      try commit()
    }
  }

  /// Gives up a document that failed in its middle; what stood under its name before stays.
  public func abandonDocument() throws(CaseError) {
    guard let document = open else { return }
    open = nil
    precondition(document.hasSavepoint, "a whole document is written by one call")
    try file.access { db in
      try db.execute(sql: "ROLLBACK TO document; RELEASE document")
      try names.load(db)
      if document.isNew { index.giveUp(document.id) }
    }
  }

  /// Notes what the user says about the source of a document that is in the case already; what was said before and is
  /// not said now stays.
  public func update(_ name: String, _ source: SourceNote) throws(CaseError) {
    guard let id = documents[name]?.id else { return }
    if !file.isInTransaction { try file.begin(.immediate) }
    try file.access { db in
      try CaseStatement(
        db,
        """
        UPDATE document SET title = coalesce(?, title), publisher = coalesce(?, publisher), url = coalesce(?, url),
          published = coalesce(?, published), reliability = coalesce(?, reliability) WHERE id = ?
        """
      ).run(
        .text(source.title), .text(source.publisher), .text(source.url), .text(source.published),
        .text(source.reliability), .integer(id))
    }
  }

  /// Makes all whole documents so far lasting.
  public func commit() throws(CaseError) {
    try abandonDocument()
    guard file.isInTransaction else { return }
    try file.access { _ in try index.flush() }
    try file.commit()
    pendingBytes = 0
  }
}
