public import EventGraph
internal import GRDB

/// What linking made of a case, kept in its file so that the next command need not link again.
///
/// Triggers of the file throw it away with the first change of a document, whoever makes the change. It holds for one
/// linker and one set of language packs, which `key` names. Without it, or where it is damaged, the case is linked anew:
/// nothing but time depends on it.
public struct CaseLinks: Sendable {
  /// The documents of the case; links hold for a graph of exactly these.
  public let documents: Int
  private let path: String
  private let key: String
  /// The state of the case's documents that was read.
  private let generation: Int
  private let bytes: [UInt8]?

  /// Reads what the file keeps, in the transaction that reads the rows.
  ///
  /// - Returns: nil for a file of an older version, which has no room for links.
  public init?(_ file: CaseFile, key: String, documents: Int) throws(CaseError) {
    guard file.version >= CaseSchema.firstWithLinks else { return nil }
    self.documents = documents
    self.key = key
    path = file.path
    (generation, bytes) = try file.access { db in
      let bytes = try CaseStatement(db, "SELECT rows FROM linking WHERE key = ?").first(.text(key)) {
        Array($0.bytes(0))
      }
      return (try CaseLinks.generation(db), bytes)
    }
  }

  /// The graph linked as the file says; nil if it does not.
  ///
  /// - Parameter graph: the rows of the case, as `RowReader` hands them out, in their order.
  /// - Complexity: O(mentions and claims).
  public func linked(_ graph: EventGraph) -> EventGraph? {
    guard let bytes, graph.documents.count == documents else { return nil }
    var graph = graph
    do throws(RowError) {
      try bytes.withUnsafeBufferPointer { (buffer) throws(RowError) in
        try LinkCoder.link(&graph, by: UnsafeRawBufferPointer(buffer))
      }
    } catch {
      return nil
    }
    return graph
  }

  /// Keeps a linked graph of the case in its file, if the file may be written and has not changed meanwhile.
  ///
  /// - Returns: whether it is kept. A case that cannot be written is no failure: it is linked again next time.
  @discardableResult
  public func keep(_ graph: EventGraph) -> Bool {
    guard graph.documents.count == documents else { return false }
    do throws(CaseError) {
      return try CaseFile(path, .writing).write { db in
        guard try CaseLinks.generation(db) == generation else { return false }
        try CaseStatement(db, "INSERT OR REPLACE INTO linking (id, key, rows) VALUES (1, ?, ?)")
          .run(.text(key), .blob(LinkCoder.bytes(of: graph, CaseLinks.pieces(db))))
        return true
      }
    } catch {
      return false
    }
  }

  /// The pieces of the case, with places to read rows from; nil where rows cannot be read.
  private static func pieces(_ db: Database) throws -> [LinkIndex.Piece]? {
    var lists = NameLists(rules: [], places: [])
    let names = try NameIndices.read(db, &lists)
    var pieces: [LinkIndex.Piece] = []
    do {
      try CaseStatement(db, "SELECT id, rows FROM piece ORDER BY id").forEach { row in
        let (counts, marks) = try PieceMarks.find(in: row.bytes(1), names)
        pieces.append(LinkIndex.Piece(id: row.integer(0), counts: counts, marks: marks))
        return true
      }
    } catch is RowError {
      return nil
    }
    return pieces
  }

  private static func generation(_ db: Database) throws -> Int {
    try CaseStatement(db, "SELECT number FROM generation").first { $0.integer(0) } ?? 0
  }
}
