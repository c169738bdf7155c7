internal import ArgumentParser
internal import Evaluation
internal import EventGraph
internal import Glibc
internal import Pipeline
internal import Readers

/// `annals evaluate`.
struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Compare what is read from documents with gold: precision, recall, F1, for all and per language.",
    discussion: """
      GOLD is JSON Lines: events (rows with "layer") or time expressions with TIMEX3 values (rows with "doc"), matched to
      the INPUTs by document name (docs/formats.md). Of the files after --gold, those that hold documents are INPUTs.

      --as participants compares participants, places and counts of the events that are paired with gold: a participant is
      found where the extracted words cover its head. Where the gold lists none (an empty list, null), what is extracted is
      a false alarm; where it does not say (no such member), nothing is counted.

      Examples:
        annals evaluate --gold brief.gold.jsonl -- brief.txt
        annals evaluate brief.txt --gold brief.gold.jsonl --as participants
        annals evaluate --gold news.gold.jsonl news.docs.jsonl --as timex --parts --json
        annals evaluate news.docs.jsonl --gold news.gold.jsonl --trim --lenient --dates-only
      """)

  @Option(parsing: .upToNextOption, help: "Files of gold, all of one form.", completion: .file(extensions: ["jsonl"]))
  var gold: [Word]

  @Argument(help: "Documents, folders, .jsonl files, or - for standard input.", completion: .file())
  var inputs: [Word] = []

  @Option(name: .customLong("as"), help: "events, timex or participants; else what the gold holds.")
  var subject: Subject?

  enum Subject: String, ExpressibleByArgument, CaseIterable { case events, timex, participants }

  @Flag(help: "timex: cut prepositions, articles and year words off both ends of both sides.")
  var trim = false

  @Flag(help: "timex: take equivalent spellings of values (P7D for P1W).")
  var lenient = false

  @Flag(help: "timex: count the two ends of a range in its place.")
  var parts = false

  @Flag(help: "timex: leave out vague expressions, sets and durations that overlap no gold.")
  var datesOnly = false

  @Flag(help: "One object of JSON.")
  var json = false

  @OptionGroup var declared: DeclaredOptions

  func run() async throws {
    let files = EvaluationFiles(gold: gold.map(\.text), inputs: inputs.map(\.text))
    guard !files.inputs.isEmpty else { throw ValidationError("no INPUT: name the documents that the gold is about") }
    var gold = Gold()
    for file in files.gold {
      let bytes = try EvaluationFiles.contents(of: file)
      do throws(GoldError) { try gold.read(bytes, file: file) } catch { throw Failure(error.place, error.reason) }
    }
    var evaluation = Evaluation(gold, try subject(of: gold, files.gold), comparison)
    let pipeline = try declared.pipeline()
    var report = RunReport()
    try await pipeline.extract(declared.reader(for: files.inputs)) { extracted in
      report.receive(extracted)
      guard case .piece(let piece, let graph) = extracted else { return }
      evaluation.receive(graph, index: piece.index, isLast: piece.isLast, scalarOffset: piece.scalarOffset)
      Console.progress("\(report.documents) documents")
    }
    let absent = evaluation.finish()
    Console.endProgress()
    for name in absent.prefix(10) { Console.note("\(name): is not among the inputs; its gold counts as missed") }
    if absent.count > 10 { Console.note("and \(absent.count - 10) more documents of the gold") }
    StandardOutput.write(json ? evaluation.json : Array(evaluation.report.utf8))
    StandardOutput.flush()
    try report.finish()
  }

  private var comparison: TimexComparison {
    var comparison = TimexComparison()
    comparison.trims = trim
    comparison.isLenient = lenient
    comparison.countsParts = parts
    comparison.datesOnly = datesOnly
    return comparison
  }

  /// What is compared: as the user says, else as the gold is.
  private func subject(of gold: Gold, _ files: [String]) throws -> Evaluation.Subject {
    guard let form = gold.form else { throw Failure(files.joined(separator: ", "), "holds no gold") }
    let wanted = subject.flatMap { Evaluation.Subject(rawValue: $0.rawValue) } ?? (form == .timexes ? .timex : .events)
    if (wanted == .timex) != (form == .timexes) {
      let reason =
        form == .timexes
        ? "holds time expressions with TIMEX3 values; compare it --as timex"
        : "holds events; compare it --as events or participants"
      throw Failure("\(files[0]):1", reason)
    }
    if wanted != .timex, trim || lenient || parts || datesOnly {
      throw ValidationError("--trim, --lenient, --parts and --dates-only are for gold with TIMEX3 values (--as timex)")
    }
    return wanted
  }
}

extension GoldError {
  fileprivate var place: String { file + (line.map { ":\($0)" } ?? "") }
}
