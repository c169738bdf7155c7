internal import Readers
public import TimeModel

/// What a user says about the sources of documents, from a CSV file beside them: a line for each document.
///
/// The first line names the columns: `document` (or `name`), and any of `title`, `publisher`, `url`, `date` (of
/// publication: a day, month or year) and `reliability`, in any order. Other columns are passed over and noted.
public struct SourceTable: Sendable {
  public struct Row: Sendable {
    public var line: Int
    public var source: SourceNote
    /// The date of publication.
    public var published: PartialDate?
  }

  public private(set) var rows: [String: Row] = [:]
  /// What is wrong, line by line; a table with errors should not be used.
  public private(set) var errors: [CaseError] = []
  public private(set) var notes: [String] = []

  private enum Column: String { case document, title, publisher, url, date, reliability }

  /// - Parameter place: the path as the user gave it, for errors.
  public init(_ bytes: [UInt8], place: String) {
    var reader = CSVReader(bytes)
    var columns: [Column?]?
    while true {
      do throws(CSVReader.Failure) {
        guard let record = try reader.next() else { break }
        if let columns {
          add(record, columns, place)
        } else {
          columns = header(record, place)
          if columns?.isEmpty ?? true { return }
        }
      } catch {
        errors.append(CaseError("\(place):\(error.line)", error.reason))
        if columns == nil || errors.count >= 100 { return }
      }
    }
    if columns == nil { errors.append(CaseError(place, "is empty: its first line names columns")) }
  }

  private mutating func header(_ record: CSVReader.Record, _ place: String) -> [Column?] {
    var columns: [Column?] = []
    var unknown: [String] = []
    for name in record.fields {
      let folded = SourceTable.trimmed(name).lowercased()
      let column = Column(rawValue: folded == "name" ? "document" : folded)
      if let column, columns.contains(column) {
        errors.append(CaseError("\(place):1", "the column “\(folded)” comes twice"))
      }
      if column == nil { unknown.append("“\(name)”") }
      columns.append(column)
    }
    if !columns.contains(.document) {
      errors.append(CaseError("\(place):1", "no column “document” with the names of documents"))
      return []
    }
    if !unknown.isEmpty {
      let list = unknown.prefix(8).joined(separator: ", ")
      notes.append("\(place):1: columns that are not used: \(list)\(unknown.count > 8 ? ", …" : "")")
    }
    return columns
  }

  private mutating func add(_ record: CSVReader.Record, _ columns: [Column?], _ place: String) {
    let place = "\(place):\(record.line)"
    guard record.fields.count == columns.count else {
      errors.append(CaseError(place, "\(record.fields.count) fields, and the first line has \(columns.count)"))
      return
    }
    var name = ""
    var row = Row(line: record.line, source: SourceNote())
    for (column, field) in zip(columns, record.fields) {
      let text = SourceTable.trimmed(field)
      if text.isEmpty { continue }
      switch column {
      case .document: name = field
      case .title: row.source.title = text
      case .publisher: row.source.publisher = text
      case .url: row.source.url = text
      case .reliability: row.source.reliability = text
      case .date:
        guard let date = PartialDate(declared: text) else {
          errors.append(CaseError(place, "“\(text)” is no date: a day, month or year (2021-02-17)"))
          return
        }
        (row.source.published, row.published) = (text, date)
      case nil: break
      }
    }
    if name.isEmpty {
      errors.append(CaseError(place, "no document is named"))
    } else if let known = rows[name] {
      errors.append(CaseError(place, "“\(name)” stands on line \(known.line) already"))
    } else {
      rows[name] = row
    }
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return String(rest)
  }
}
