internal import GRDB

/// The tables of a case file and how older ones become those of today (docs/cases.md).
enum CaseSchema {
  /// `PRAGMA application_id` of every case: "Anls".
  static let applicationID = 0x416E_6C73
  /// `PRAGMA user_version`: the number of migrations.
  static let version = 2
  /// The version from which on a file has room for `CaseLinks`.
  static let firstWithLinks = 2

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(sql: first)
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: "PRAGMA user_version = 1")
    }
    migrator.registerMigration("2") { db in
      try db.execute(sql: links)
      try db.execute(sql: "PRAGMA user_version = 2")
    }
    return migrator
  }

  /// A piece is a whole document, or a run of whole paragraphs of a long one; its number is that of the document times
  /// 2^20 and its own, so that the pieces of a document lie side by side and need no index.
  ///
  /// Texts, titles and names are of strangers: columns of text may hold anything but ill-formed UTF-8.
  private static let first = """
    CREATE TABLE document (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      sha256 TEXT NOT NULL,
      declared_language TEXT,
      declared_created TEXT,
      language TEXT,
      created TEXT,
      title TEXT,
      publisher TEXT,
      url TEXT,
      published TEXT,
      reliability TEXT,
      encoding TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      characters INTEGER NOT NULL,
      timexes INTEGER NOT NULL,
      mentions INTEGER NOT NULL,
      relations INTEGER NOT NULL,
      reader TEXT NOT NULL
    ) STRICT;
    CREATE TABLE piece (
      id INTEGER PRIMARY KEY,
      byte_offset INTEGER NOT NULL,
      character_offset INTEGER NOT NULL,
      notes TEXT NOT NULL,
      text TEXT NOT NULL,
      rows BLOB NOT NULL
    ) STRICT;
    CREATE TABLE name (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      text TEXT NOT NULL,
      UNIQUE (kind, text)
    ) STRICT;
    CREATE TABLE setting (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE change (
      number INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      at TEXT NOT NULL,
      author TEXT NOT NULL,
      reason TEXT NOT NULL
    ) STRICT;
    CREATE TABLE change_field (
      change INTEGER NOT NULL REFERENCES change (number),
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (change, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE shelf (
      first INTEGER PRIMARY KEY
    ) STRICT;
    CREATE VIRTUAL TABLE word USING fts5 (words, content = '', detail = none, columnsize = 0, tokenize = 'ascii');
    -- New words are sorted in memory up to this size, and runs of them merged less often: bulk adding is 2 to 3 times faster.
    INSERT INTO word (word, rank) VALUES ('hashsize', 33554432), ('automerge', 16);
    """

  /// What linking made of the documents goes with the first change of one: it holds names out of their texts. The number
  /// of the generation tells whether the documents are still those that were read.
  private static let links = """
    CREATE TABLE generation (
      number INTEGER NOT NULL
    ) STRICT;
    INSERT INTO generation VALUES (0);
    CREATE TABLE linking (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      key TEXT NOT NULL,
      rows BLOB NOT NULL
    ) STRICT;
    CREATE TRIGGER piece_added AFTER INSERT ON piece BEGIN
      UPDATE generation SET number = number + 1; DELETE FROM linking;
    END;
    CREATE TRIGGER piece_changed AFTER UPDATE ON piece BEGIN
      UPDATE generation SET number = number + 1; DELETE FROM linking;
    END;
    CREATE TRIGGER piece_removed AFTER DELETE ON piece BEGIN
      UPDATE generation SET number = number + 1; DELETE FROM linking;
    END;
    CREATE TRIGGER document_changed AFTER UPDATE OF id, name, sha256, declared_language, declared_created, reader
    ON document BEGIN
      UPDATE generation SET number = number + 1; DELETE FROM linking;
    END;
    """

  /// The number of the first piece of a document.
  static func firstPiece(of document: Int) -> Int { document << 20 }
  static let mostPieces = 1 << 20
  /// Whether a piece is not the first of its document.
  static func isInside(_ piece: Int) -> Bool { piece & (mostPieces - 1) != 0 }
}
