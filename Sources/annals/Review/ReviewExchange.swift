internal import ArgumentParser
internal import CaseStore
internal import EventGraph
internal import Exchange
internal import Review

/// `annals review CASE`, and `annals review CASE list`.
struct ReviewList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show the changes so far, the first first (also: annals review CASE).",
    usage: "annals review CASE [--format text|json]",
    discussion: """
      With --format json each line has the members of an export and "state": in-force, partly, orphan or undone.

      Examples:
        annals review press.annals
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The case file.", completion: .file(extensions: ["annals"]), transform: CasePath.init(argument:))
  var file: CasePath
  @Option(help: "text or json (JSON Lines).") var format = Format.text

  func run() throws {
    let file = try CaseFile(file.path, .reading)
    let log = ReviewLog(try file.changes())
    let keys = log.changes.isEmpty ? [] : try file.mentionKeys().union(log.addedKeys)
    for change in log.changes {
      let state = log.state(of: change, keys.contains)
      StandardOutput.write(format == .text ? Self.text(change, state) : Self.json(change, state))
    }
    StandardOutput.flush()
    if log.changes.isEmpty { Console.note("no change was made to the case") }
  }

  private static func text(_ change: ReviewChange, _ state: ReviewLog.State) -> [UInt8] {
    var text = "\(change.number)  \(ReviewLines.says(change))\n"
    let reason = change.reason.isEmpty ? "" : ": " + change.reason
    text += "   \(change.at), \(change.author)\(reason)".displayedIndented + "\n"
    if let note = ReviewLines.note(on: state) { text += "   \(note)\n" }
    return Array(text.utf8)
  }

  private static func json(_ change: ReviewChange, _ state: ReviewLog.State) -> [UInt8] {
    var json = JSONWriter()
    ReviewLines.write(change, &json)
    let word =
      switch state {
      case .inForce: "in-force"
      case .partly: "partly"
      case .orphan: "orphan"
      case .undone: "undone"
      }
    // One member more before the end of the object.
    return json.bytes.dropLast(2) + Array(",\"state\":\"\(word)\"}\n".utf8)
  }
}

extension String {
  fileprivate var displayedIndented: String { "   " + displayedOnOneLine }
}

/// `annals review CASE export`.
struct ReviewExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print all changes as JSON Lines, undone ones too, for replay on another case.",
    usage: "annals review CASE export [-o FILE]",
    discussion: "Examples:\n  annals review press.annals export > changes.jsonl")

  @Argument(help: "The case file.", completion: .file(extensions: ["annals"]), transform: CasePath.init(argument:))
  var file: CasePath
  @Option(name: .shortAndLong, help: "A file for the result, instead of standard output.", completion: .file())
  var output: String?

  func run() throws {
    var json = JSONWriter()
    for change in try CaseFile(file.path, .reading).changes() { ReviewLines.write(change, &json) }
    if let output { try OutputFile.write(json.bytes, to: output) } else { StandardOutput.write(json.bytes) }
    StandardOutput.flush()
  }
}

/// `annals review CASE replay`.
struct ReviewReplay: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Make the changes of an export in this case, all or none.",
    usage: "annals review CASE replay FILE",
    discussion: """
      Time, author and reason are those of the export. Changes that the case has already are passed over, so that a
      replay may be repeated. Changes about rows that the case does not hold are kept and shown as orphans.

      Examples:
        annals review copy.annals replay changes.jsonl
        annals review press.annals export | annals review copy.annals replay -
      """)

  @Argument(help: "The case file.", completion: .file(extensions: ["annals"]), transform: CasePath.init(argument:))
  var file: CasePath
  @Argument(help: "An export, or - for standard input.", completion: .file(extensions: ["jsonl"]))
  var export: Word

  func run() throws {
    let bytes = export.text == "-" ? StandardInput.contents() : try InputFile.contents(of: export.text)
    let reading = ChangeLines(bytes, place: export.text == "-" ? "standard input" : export.text)
    for error in reading.errors { Console.error("\(error)") }
    if !reading.errors.isEmpty {
      Console.note("nothing was replayed")
      throw ExitCode(2)
    }
    let file = try CaseFile(file.path, .writing)
    var known = 0
    let recorded = try file.record { before in
      let (changes, repeated) = reading.changes(behind: before)
      known = repeated
      return changes
    }
    Console.note("\(recorded.count) changes made, \(known) known already")
  }
}
