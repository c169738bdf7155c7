internal import ArgumentParser
internal import CaseStore
internal import EventGraph
internal import Exchange
internal import Review

/// `annals stats`.
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Figures of a case: documents, languages, rows, the review.",
    discussion: """
      Examples:
        annals stats press.annals
        annals stats press.annals --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The case file.", completion: .file(extensions: ["annals"]), transform: CasePath.init(argument:))
  var file: CasePath

  @Option(help: "text or json.")
  var format = Format.text

  func run() throws {
    let figures = try CaseFigures(CaseFile(file.path, .reading))
    StandardOutput.write(format == .json ? figures.json : Array(figures.text.utf8))
    StandardOutput.flush()
  }
}

/// What `annals stats` prints.
private struct CaseFigures {
  let documents: [CaseDocument]
  /// Documents and bytes by language, most bytes first.
  let languages: [(code: String?, documents: Int, bytes: Int)]
  let size: (used: Int, free: Int)
  let changes: Int
  let undone: Int
  let orphans: Int

  init(_ file: CaseFile) throws(CaseError) {
    documents = try file.documents()
    var figures: [String?: (documents: Int, bytes: Int)] = [:]
    for document in documents {
      figures[document.language, default: (0, 0)].documents += 1
      figures[document.language, default: (0, 0)].bytes += document.bytes
    }
    languages = figures.map { ($0.key, $0.value.documents, $0.value.bytes) }
      .sorted { ($1.bytes, $0.code ?? "~") < ($0.bytes, $1.code ?? "~") }
    size = try file.fileSize()
    let log = ReviewLog(try file.changes())
    changes = log.changes.count
    undone = log.undone.count
    orphans = try file.orphanCount()
  }

  private func sum(_ field: KeyPath<CaseDocument, Int>) -> Int { documents.reduce(0) { $0 + $1[keyPath: field] } }

  var text: String {
    var table = TextTable()
    table.append(["documents", "\(documents.count)"])
    for language in languages {
      table.append([
        "  \(language.code ?? "language unknown")", "\(language.documents), \(ByteCount.text(language.bytes))",
      ])
    }
    table.append(["text", "\(ByteCount.text(sum(\.bytes))), \(sum(\.characters)) characters"])
    table.append(["dated expressions", "\(sum(\.timexes))"])
    table.append(["mentions of events", "\(sum(\.mentions))"])
    table.append(["stated relations", "\(sum(\.relations))"])
    table.append(["changes of the review", "\(changes), \(undone) of them undone"])
    if orphans > 0 { table.append(["  without a row to hold for", "\(orphans) (annals review CASE shows them)"]) }
    table.append(["file", "\(ByteCount.text(size.used)), \(ByteCount.text(size.free)) of it free"])
    return table.lines.map { $0 + "\n" }.joined()
  }

  var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("documents", documents.count)
      json.array("languages", languages) { json, language in
        json.object { json in
          json.member("language", language.code)
          json.member("documents", language.documents)
          json.member("bytes", language.bytes)
        }
      }
      json.member("bytes", sum(\.bytes))
      json.member("characters", sum(\.characters))
      json.member("timexes", sum(\.timexes))
      json.member("events", sum(\.mentions))
      json.member("relations", sum(\.relations))
      json.object("review") { json in
        json.member("changes", changes)
        json.member("undone", undone)
        json.member("orphans", orphans)
      }
      json.member("fileBytes", size.used)
      json.member("freeBytes", size.free)
    }
    json.newline()
    return json.bytes
  }
}
