public import EventGraph
internal import GRDB

extension CaseFile {
  /// The documents in the order of their first adding.
  public func documents() throws(CaseError) -> [CaseDocument] {
    try access { db in
      var documents: [CaseDocument] = []
      let rows = try CaseStatement(
        db,
        """
        SELECT name, sha256, language, created, title, publisher, url, published, reliability, encoding, bytes,
          characters, timexes, mentions, relations, reader
        FROM document ORDER BY id
        """)
      try rows.forEach { row in
        documents.append(
          CaseDocument(
            name: row.string(0), sha256: row.string(1), language: row.text(2), created: row.text(3),
            source: SourceNote(
              title: row.text(4), publisher: row.text(5), url: row.text(6), published: row.text(7),
              reliability: row.text(8)),
            encoding: row.string(9), bytes: row.integer(10), characters: row.integer(11), timexes: row.integer(12),
            mentions: row.integer(13), relations: row.integer(14), reader: row.string(15)))
        return true
      }
      return documents
    }
  }

  /// Removes documents with everything that was read from them; the analyst's changes stay. What is removed is
  /// overwritten in the file, not only let go.
  ///
  /// - Parameter folding: that of the packs of today.
  /// - Returns: the names of `names` that the case does not hold; if there are any, nothing is removed.
  /// - Complexity: O(size of the index), which is rewritten so that no word of what was removed stays in it.
  public func remove(_ names: [String], folding: Folding) throws(CaseError) -> [String] {
    try CaseIndex.refresh(self, folding)
    let index = try CaseIndex(self, folding)
    try begin(.immediate)
    defer { rollback() }
    var found: [Int] = []
    var missing: [String] = []
    for name in names {
      let id = try access { db in
        try CaseStatement(db, "SELECT id FROM document WHERE name = ?").first(.text(name)) { $0.integer(0) }
      }
      if let id { found.append(id) } else { missing.append(name) }
    }
    guard missing.isEmpty else { return missing }
    try access { db in
      for id in found {
        try index.take(id)
        try CaseFile.removePieces(of: id, db)
        try CaseStatement(db, "DELETE FROM document WHERE id = ?").run(.integer(id))
      }
      try index.flush()
      try db.execute(sql: "INSERT INTO word (word) VALUES ('optimize')")
    }
    try commit()
    return []
  }

  func source(of document: Int) throws(CaseError) -> SourceNote {
    try access { db in
      try CaseStatement(db, "SELECT title, publisher, url, published, reliability FROM document WHERE id = ?")
        .first(.integer(document)) { row in
          SourceNote(
            title: row.text(0), publisher: row.text(1), url: row.text(2), published: row.text(3),
            reliability: row.text(4))
        } ?? SourceNote()
    }
  }

  static func removePieces(of document: Int, _ db: Database) throws {
    let first = CaseSchema.firstPiece(of: document)
    try CaseStatement(db, "DELETE FROM piece WHERE id >= ? AND id < ?")
      .run(.integer(first), .integer(first + CaseSchema.mostPieces))
  }

  /// The hashes of the ids of all mentions of the case.
  ///
  /// - Complexity: O(size of the rows).
  public func mentionKeys() throws(CaseError) -> Set<UInt64> {
    try access { db in
      var keys: Set<UInt64> = []
      try CaseStatement(db, "SELECT rows FROM piece").forEach { row in
        keys.formUnion(try PieceCoder.mentionKeys(of: row.bytes(0)))
        return true
      }
      return keys
    }
  }

  /// Bytes that the file takes, with those that are free for what comes next.
  public func fileSize() throws(CaseError) -> (used: Int, free: Int) {
    try access { db in
      func number(_ pragma: String) throws -> Int { try Int.fetchOne(db, sql: "PRAGMA \(pragma)") ?? 0 }
      let page = try number("page_size")
      return (page * (try number("page_count")), page * (try number("freelist_count")))
    }
  }
}
