internal import ArgumentParser
internal import CaseStore
internal import EventGraph
internal import Pipeline

/// `annals remove`.
struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Remove documents from a case, with everything that was read from them.",
    discussion: """
      The text is overwritten in the file. Changes of the review stay; those that fit no row any more are shown by
      annals review CASE, and come into force again when the document is added anew. If one of the names is not in the
      case, nothing is removed.

      Examples:
        annals remove press.annals 2021/report.txt
        annals remove press.annals a.txt b.txt
      """)

  @Argument(help: "The case file.", completion: .file(extensions: ["annals"]), transform: CasePath.init(argument:))
  var file: CasePath

  @Argument(help: "Names of documents, as annals list shows them.")
  var documents: [Word]

  @Option(help: "A folder with language packs, besides the built-in ones.", completion: .directory)
  var packs: [String] = []

  func run() throws {
    var names: [String] = []
    for name in documents.map(\.text) where !names.contains(name) { names.append(name) }
    let opened = try CaseFile(file.path, .writing)
    let missing = try opened.remove(names, folding: DeclaredOptions.pipeline(packs: packs).folding)
    for name in missing { Console.error("\(file.path): no document “\(name)”") }
    if !missing.isEmpty {
      Console.note("nothing was removed")
      throw ExitCode(2)
    }
    Console.note("\(names.count) \(names.count == 1 ? "document" : "documents") removed")
  }
}
