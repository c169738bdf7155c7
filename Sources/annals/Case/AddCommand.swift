internal import ArgumentParser
internal import CaseStore
internal import EventGraph
internal import Glibc
internal import Pipeline
internal import Readers

/// `annals add`.
struct AddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Read documents into a case file, which every other command takes as input.",
    discussion: """
      CASE is made if it is absent; its name ends in .annals. Documents that the case holds unchanged are passed over,
      changed ones are replaced. It may be ended at any time (Ctrl-C): the case then holds whole documents, and the same
      command goes on where it stopped.

      FILE.csv says what is known about sources: the first line names the columns document, title, publisher, url, date
      and reliability (document is needed, the others are free); then a line for each document.

      Examples:
        annals add press.annals documents/
        annals add press.annals new/ --metadata sources.csv
        annals add press.annals archive.jsonl --dct 2021-02-17
        annals chronology press.annals
      """)

  @Argument(
    help: "The case file (.annals).", completion: .file(extensions: ["annals"]),
    transform: CasePath.init(argument:))
  var file: CasePath

  @Argument(help: "Documents, folders, .jsonl files, case files, or - for standard input.", completion: .file())
  var inputs: [Word]

  @Option(help: "A table of sources (CSV).", completion: .file(extensions: ["csv"]))
  var metadata: Word?

  @Flag(help: "Read unchanged documents anew too, with the rules of this version.")
  var reread = false

  @OptionGroup var declared: DeclaredOptions

  func run() async throws {
    let sources = try metadata.map { try table($0.text) }
    let pipeline = try declared.pipeline()
    let reader = declared.reader(for: inputs.map(\.text))
    signal(SIGXFSZ, SIG_IGN)  // a size limit is then an error of the write, which is told in one line
    Interruption.listen()
    var bar = ProgressBar(total: Console.showsProgress ? InputSize.bytes(of: inputs.map(\.text)) : nil)
    var report = RunReport()
    let result = try await pipeline.add(
      reader, to: file.path, sources: sources, rereads: reread, isInterrupted: { Interruption.isAsked }
    ) {
      bar.show($0.bytes, documents: $0.documents)
    } report: {
      report.receive($0)
    }
    Console.endProgress()
    tell(result)
    if result.wasInterrupted {
      Console.note("interrupted; the same command goes on from here")
      throw ExitCode(130)
    }
    try report.finish(withoutNoteOnDates: true)
  }

  private func tell(_ result: AddReport) {
    for (line, name) in result.unusedSources.prefix(10) {
      Console.note("\(metadata?.text ?? ""):\(line): no document “\(name)” in the case")
    }
    if result.unusedSources.count > 10 {
      Console.note("\(metadata?.text ?? ""): and \(result.unusedSources.count - 10) more lines without a document")
    }
    for name in result.replaced.prefix(10) { Console.note("\(name): replaced") }
    if result.replaced.count > 10 { Console.note("and \(result.replaced.count - 10) more documents replaced") }
    if result.outdated > 0 {
      Console.note("\(result.outdated) of the unchanged documents were read with other rules; --reread reads them anew")
    }
    let reread = result.reread > 0 ? ", \(result.reread) read anew" : ""
    Console.note("\(result.added) added, \(result.replaced.count) replaced, \(result.unchanged) unchanged\(reread)")
  }

  /// - Throws: exit code 2 after one line for each error of the table.
  private func table(_ path: String) throws -> SourceTable {
    let table = SourceTable(try InputFile.contents(of: path), place: path)
    for note in table.notes { Console.note(note) }
    for error in table.errors { Console.error("\(error)") }
    if !table.errors.isEmpty { throw ExitCode(2) }
    return table
  }
}
