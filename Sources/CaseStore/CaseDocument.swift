internal import EventGraph
internal import TimeModel

/// What a case knows of one document, without its text and rows.
public struct CaseDocument: Hashable, Sendable {
  public var name: String
  /// SHA-256 of the bytes that were read, in lower-case hexadecimal.
  public var sha256: String
  public var language: String?
  /// Creation time as EDTF, declared or found.
  public var created: String?
  public var source: SourceNote
  public var encoding: String
  /// UTF-8 bytes of the text.
  public var bytes: Int
  /// Unicode scalars of the text.
  public var characters: Int
  public var timexes: Int
  public var mentions: Int
  public var relations: Int
  /// What read it: changes with the language packs, so that rows of older ones can be told.
  public var reader: String
}

/// What the user says about the source of a document.
public struct SourceNote: Hashable, Sendable {
  public var title: String?
  public var publisher: String?
  public var url: String?
  /// Day, month or year of publication, as it was given.
  public var published: String?
  /// Free words or a grade ("B2").
  public var reliability: String?

  public init(
    title: String? = nil, publisher: String? = nil, url: String? = nil, published: String? = nil,
    reliability: String? = nil
  ) {
    self.title = title
    self.publisher = publisher
    self.url = url
    self.published = published
    self.reliability = reliability
  }

  /// This note with what another one says in place of what this one says.
  public func updated(with other: SourceNote) -> SourceNote {
    SourceNote(
      title: other.title ?? title, publisher: other.publisher ?? publisher, url: other.url ?? url,
      published: other.published ?? published, reliability: other.reliability ?? reliability)
  }
}

/// What decides, besides its bytes, what is read from a document: what its container or the user declared, and the
/// encoding.
struct Declaration: Hashable {
  var language: String?
  /// As `PartialDate(declared:)` reads it.
  var created: String?
  var encoding: String

  init(language: String?, created: String?, encoding: String) {
    self.language = language
    self.created = created
    self.encoding = encoding
  }

  /// - Parameter document: as it was handed to extraction, which fills in what it finds.
  init(of document: Document) {
    self.init(language: document.language, created: document.created.map(\.declaredText), encoding: document.encoding)
  }
}

extension PartialDate {
  /// The text that `init(declared:)` reads as this value, which it made.
  fileprivate var declaredText: String {
    func digits(_ number: Int, _ count: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
    var text = digits(year, 4)
    if granularity >= .month { text += "-" + digits(Int(unit), 2) }
    if granularity >= .day { text += "-" + digits(Int(day), 2) }
    if granularity == .time { text += "T" + digits(Int(minute) / 60, 2) + ":" + digits(Int(minute) % 60, 2) }
    return text
  }
}
