internal import ArgumentParser
internal import CaseStore
internal import EventGraph
internal import Exchange

/// `annals list`.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the documents of a case.",
    discussion: """
      In the order in which they were first added. Dates of publication, titles and grades are those of annals add
      --metadata.

      Examples:
        annals list press.annals
        annals list press.annals --format json > documents.jsonl
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The case file.", completion: .file(extensions: ["annals"]), transform: CasePath.init(argument:))
  var file: CasePath

  @Option(help: "text or json (JSON Lines).")
  var format = Format.text

  func run() throws {
    let opened = try CaseFile(file.path, .reading)
    let documents = try opened.documents()
    switch format {
    case .text: StandardOutput.write(Self.text(documents))
    case .json: StandardOutput.write(Self.json(documents))
    }
    StandardOutput.flush()
    if documents.isEmpty { Console.note("the case holds no document") }
    let orphans = try opened.orphanCount()
    if orphans > 0 { Console.note("changes of the review without a row to hold for: \(orphans) (annals review CASE)") }
  }

  private static func text(_ documents: [CaseDocument]) -> String {
    var table = TextTable()
    for document in documents {
      let source = document.source
      let about = [source.title, source.publisher, source.published, source.reliability, source.url].compactMap(\.self)
      table.append([
        document.name.displayedOnOneLine, document.language ?? "-", document.created ?? "-",
        "\(document.mentions) events", ByteCount.text(document.bytes),
        about.map(\.displayedOnOneLine).joined(separator: "; "),
      ])
    }
    return table.lines.map { $0.trimmedEnd + "\n" }.joined()
  }

  private static func json(_ documents: [CaseDocument]) -> [UInt8] {
    var json = JSONWriter()
    for document in documents {
      json.object { json in
        json.member("document", document.name)
        json.member("sha256", document.sha256)
        json.member("language", document.language)
        json.member("dct", document.created)
        json.member("title", document.source.title)
        json.member("publisher", document.source.publisher)
        json.member("url", document.source.url)
        json.member("date", document.source.published)
        json.member("reliability", document.source.reliability)
        json.member("encoding", document.encoding)
        json.member("bytes", document.bytes)
        json.member("characters", document.characters)
        json.member("timexes", document.timexes)
        json.member("events", document.mentions)
        json.member("relations", document.relations)
      }
      json.newline()
    }
    return json.bytes
  }
}

enum ByteCount {
  /// `812 B`, `3.4 KB`, `12.0 MB`, `1.5 GB`, in powers of a thousand.
  static func text(_ bytes: Int) -> String {
    var (value, unit) = (bytes * 10, 0)
    while value >= 9995, unit < 3 {
      value = (value + 500) / 1000
      unit += 1
    }
    return unit == 0 ? "\(bytes) B" : "\(value / 10).\(value % 10) \(["B", "KB", "MB", "GB"][unit])"
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var rest = self[...]
    while rest.last == " " { rest = rest.dropLast() }
    return String(rest)
  }
}
