internal import EventGraph
internal import GRDB

/// The full-text index of a case: for each piece the folded words it holds (FTS5, without positions or texts).
///
/// FTS5 knows no folding of Arabic or Russian that fits, so words are folded before they come to it, and the tokenizer
/// only cuts at blanks. As FTS5 keeps no texts here, what is removed must be told to it word by word.
struct CaseIndex {
  let file: CaseFile

  init(_ file: CaseFile) { self.file = file }

  private static func text(_ folding: Folding) -> String { String(folding.fingerprint, radix: 16) }

  /// Whether the index was made with this folding; else its words are not those that a query folds to.
  func isCurrent(_ folding: Folding) throws(CaseError) -> Bool {
    let known = try file.access { db in
      try CaseStatement(db, "SELECT value FROM setting WHERE name = 'folding'").first { $0.text(0) }
    }
    return known == .some(CaseIndex.text(folding))
  }

  /// Makes the index anew where it was made with another folding.
  ///
  /// - Complexity: O(text of the case) then.
  func refresh(_ folding: Folding) throws(CaseError) {
    if try isCurrent(folding) { return }
    try file.write { db in
      try db.execute(sql: "INSERT INTO word (word) VALUES ('delete-all')")
      var words = IndexWords(folding)
      let insert = try CaseStatement(db, "INSERT INTO word (rowid, words) VALUES (?, ?)")
      try CaseStatement(db, "SELECT id, text FROM piece ORDER BY id").forEach { row in
        try insert.run(.integer(row.integer(0)), .utf8(words.words(of: Array(row.bytes(1)))))
        return true
      }
      try CaseStatement(db, "INSERT OR REPLACE INTO setting (name, value) VALUES ('folding', ?)")
        .run(.text(CaseIndex.text(folding)))
    }
  }

  /// Removes the pieces of a document with their words.
  ///
  /// - Parameter words: with the folding of the index.
  func removePieces(of document: Int, _ words: inout IndexWords) throws(CaseError) {
    let first = CaseSchema.firstPiece(of: document)
    try file.access { db in
      let remove = try CaseStatement(db, "INSERT INTO word (word, rowid, words) VALUES ('delete', ?, ?)")
      try CaseStatement(db, "SELECT id, text FROM piece WHERE id >= ? AND id < ?")
        .forEach(.integer(first), .integer(first + CaseSchema.mostPieces)) { row in
          try remove.run(.integer(row.integer(0)), .utf8(words.words(of: Array(row.bytes(1)))))
          return true
        }
      try CaseStatement(db, "DELETE FROM piece WHERE id >= ? AND id < ?")
        .run(.integer(first), .integer(first + CaseSchema.mostPieces))
    }
  }
}
