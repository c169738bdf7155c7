internal import EventGraph
internal import GRDB

/// The full-text index of a case: the folded words of each shelf, each once (FTS5, without positions or texts).
///
/// A shelf is a run of pieces of about `shelfBytes`: words that many small documents share are kept once for all of
/// them, which makes adding several times faster, and finding a word costs a look through a shelf. FTS5 knows no folding
/// of Arabic or Russian that fits, so words are folded before they come to it, and the tokenizer only cuts at blanks. As
/// FTS5 keeps no texts here, what is removed must be told to it word by word.
///
/// Used inside a transaction, at whose end `flush` is called.
final class CaseIndex {
  /// Bytes of text on a shelf. With more of them fewer words go into the index, and more text is read where a rare word is
  /// looked for: against 64 KB adding takes a tenth less, such a search two fifths more.
  static let shelfBytes = 128 << 10

  private let file: CaseFile
  private var words: IndexWords
  private let statements: Statements
  /// The shelf that new pieces go on, by its first piece, and the bytes on it; its words are in `words`.
  private var open: (first: Int, bytes: Int)?
  /// Shelves that are full and their words, and shelves whose words are to be taken out: told to FTS5 by `writeClosed`
  /// and `writeTaken`.
  ///
  /// Not at once: FTS5 gathers words in memory and writes them when it must, and a savepoint makes it do so. SQLite opens
  /// one for each statement that could fail in its middle, such as those that note a document. Told side by side, the
  /// shelves of a batch are sorted and written once.
  private var closed: [(first: Int, words: [UInt8])] = []
  private var taken: [(first: Int, words: [UInt8])] = []
  private var takenBytes = 0
  /// Words to be taken out that are held at most; documents all over a case may lie on as many shelves.
  private static let mostTakenBytes = 8 << 20
  /// Shelves that have been taken out of the index and are read anew by `flush`.
  private var changed: Set<Int> = []

  private struct Statements {
    var insert: CaseStatement
    var remove: CaseStatement
    var addShelf: CaseStatement
    var removeShelf: CaseStatement
    var shelves: CaseStatement
    var texts: CaseStatement

    init(_ db: Database) throws {
      insert = try CaseStatement(db, "INSERT INTO word (rowid, words) VALUES (?, ?)")
      remove = try CaseStatement(db, "INSERT INTO word (word, rowid, words) VALUES ('delete', ?, ?)")
      addShelf = try CaseStatement(db, "INSERT OR IGNORE INTO shelf (first) VALUES (?)")
      removeShelf = try CaseStatement(db, "DELETE FROM shelf WHERE first = ?")
      shelves = try CaseStatement(
        db,
        """
        SELECT first FROM shelf
        WHERE first >= coalesce((SELECT max(first) FROM shelf WHERE first <= ?1), ?1) AND first < ?2 ORDER BY first
        """)
      texts = try CaseStatement(
        db,
        """
        SELECT text FROM piece
        WHERE id >= ?1 AND id < coalesce((SELECT min(first) FROM shelf WHERE first > ?1), 9223372036854775807)
        ORDER BY id
        """)
    }
  }

  init(_ file: CaseFile, _ folding: Folding) throws(CaseError) {
    self.file = file
    words = IndexWords(folding)
    statements = try file.access { try Statements($0) }
  }

  private static func text(_ folding: Folding) -> String { String(folding.fingerprint, radix: 16) }

  /// Whether the index of a case was made with this folding; else its words are not those that a query folds to.
  static func isCurrent(_ file: CaseFile, _ folding: Folding) throws(CaseError) -> Bool {
    let known = try file.access { db in
      try CaseStatement(db, "SELECT value FROM setting WHERE name = 'folding'").first { $0.text(0) }
    }
    return known == .some(CaseIndex.text(folding))
  }

  /// Makes the index anew where it was made with another folding, in a transaction of its own.
  ///
  /// - Complexity: O(text of the case) then.
  static func refresh(_ file: CaseFile, _ folding: Folding) throws(CaseError) {
    if try isCurrent(file, folding) { return }
    let index = try CaseIndex(file, folding)
    try file.write { db in
      try db.execute(sql: "INSERT INTO word (word) VALUES ('delete-all')")
      try CaseStatement(db, "SELECT first FROM shelf").forEach { row in
        index.changed.insert(row.integer(0))
        return true
      }
      try index.indexChanged()
      try CaseStatement(db, "INSERT OR REPLACE INTO setting (name, value) VALUES ('folding', ?)")
        .run(.text(text(folding)))
    }
  }

  /// Puts a piece behind all others into the index.
  ///
  /// - Parameter isAlone: whether it is a part of a long document, which may yet be given up.
  func append(_ piece: Int, _ text: [UInt8], isAlone: Bool) throws {
    if open == nil {
      words.removeAll()
      open = (piece, 0)
    }
    words.add(text)
    open!.bytes += text.count
    if isAlone || open!.bytes >= CaseIndex.shelfBytes { close() }
  }

  /// Ends the shelf that new pieces go on.
  func close() {
    guard let shelf = open else { return }
    closed.append((shelf.first, words.bytes))
    open = nil
  }

  private func writeClosed() throws {
    close()
    for shelf in closed { try statements.addShelf.run(.integer(shelf.first)) }
    for shelf in closed { try statements.insert.run(.integer(shelf.first), .utf8(shelf.words)) }
    closed = []
  }

  /// Takes the shelves of a document out of the index, before its pieces change.
  func take(_ document: Int) throws {
    try writeClosed()
    let first = CaseSchema.firstPiece(of: document)
    var shelves: [Int] = []
    try statements.shelves.forEach(.integer(first), .integer(first + CaseSchema.mostPieces)) { row in
      shelves.append(row.integer(0))
      return true
    }
    for shelf in shelves where changed.insert(shelf).inserted {
      guard try read(shelf) else { continue }
      taken.append((shelf, words.bytes))
      takenBytes += words.bytes.count
    }
    if takenBytes >= CaseIndex.mostTakenBytes { try writeTaken() }
  }

  private func writeTaken() throws {
    for shelf in taken { try statements.remove.run(.integer(shelf.first), .utf8(shelf.words)) }
    (taken, takenBytes) = ([], 0)
  }

  /// Forgets the pieces of a new document that is given up; `close` was called before its first one.
  func giveUp(_ document: Int) {
    open = nil
    closed.removeAll { $0.first >= CaseSchema.firstPiece(of: document) }
  }

  /// Brings the index up to the texts: called before a commit.
  func flush() throws {
    try writeClosed()
    try writeTaken()
    try indexChanged()
  }

  private func indexChanged() throws {
    for shelf in changed.sorted() {
      if try read(shelf) {
        try statements.insert.run(.integer(shelf), .utf8(words.bytes))
      } else {
        try statements.removeShelf.run(.integer(shelf))
      }
    }
    changed = []
  }

  /// Gathers the words of a shelf from its texts; false where no piece is on it.
  private func read(_ shelf: Int) throws -> Bool {
    words.removeAll()
    var isEmpty = true
    try statements.texts.forEach(.integer(shelf)) { row in
      words.add(Array(row.bytes(0)))
      isEmpty = false
      return true
    }
    return !isEmpty
  }
}
