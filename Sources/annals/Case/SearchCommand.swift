internal import ArgumentParser
internal import CaseStore
internal import EventGraph
internal import Exchange
internal import Glibc
internal import Pipeline

/// `annals search`.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Search the texts of a case.",
    discussion: """
      Finds the documents that hold all words, in any inflected form and letter case; vowel marks, variants of letters
      and prefixed particles do not count. "Words in quotation marks" are a phrase, a word with * is the beginning of
      one. There are no operators. Documents with most passages come first.

      Examples:
        annals search press.annals election observers
        annals search press.annals '"freedom of assembly"'
        annals search press.annals 'suspen*' --exact --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The case file.", completion: .file(extensions: ["annals"]), transform: CasePath.init(argument:))
  var file: CasePath

  @Argument(help: "Words.")
  var words: [Word]

  @Flag(help: "Only these very words, no other forms of them.")
  var exact = false

  @Option(help: "text (three passages of each document) or json (a line per document, with all passages).")
  var format = Format.text

  @Option(help: "At most so many documents.")
  var limit: Int?

  @Option(help: "A folder with language packs, besides the built-in ones.", completion: .directory)
  var packs: [String] = []

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit is a number from 1") }
  }

  func run() throws {
    let folding = try DeclaredOptions.pipeline(packs: packs).folding
    let text = words.map(\.text).joined(separator: " ")
    guard let query = SearchQuery(text, folding: folding, isExact: exact) else {
      throw ValidationError("“\(text)” holds no word to search for")
    }
    let results = try CaseFile(file.path, .reading).search(query, folding: folding)
    for result in results.prefix(limit ?? results.count) {
      switch format {
      case .text: StandardOutput.write(Self.text(result))
      case .json: StandardOutput.write(Self.json(result))
      }
    }
    StandardOutput.flush()
    if results.isEmpty {
      Console.error("no document of the case holds “\(text)”")
      throw ExitCode(1)
    }
    if let limit, results.count > limit { Console.note("\(results.count - limit) more documents") }
  }

  private static func text(_ result: SearchResult) -> String {
    let count = result.passages.count
    var text = "\(result.document.displayedOnOneLine): \(count) \(count == 1 ? "passage" : "passages")\n"
    for passage in result.passages.prefix(3) {
      let (on, off) = Console.isColored ? ("\u{1B}[1m", "\u{1B}[0m") : ("", "")
      let line =
        passage.before.displayedAsPart + on + passage.text.displayedOnOneLine + off + passage.after.displayedAsPart
      text += "  \(passage.begin)–\(passage.end)  \(line.trimmedStart)\n"
    }
    if count > 3 { text += "  and \(count - 3) more\n" }
    return text
  }

  private static func json(_ result: SearchResult) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("document", result.document)
      json.array("passages", result.passages) { json, passage in
        json.object { json in
          json.member("begin", passage.begin)
          json.member("end", passage.end)
          json.member("text", passage.text)
          json.member("before", passage.before)
          json.member("after", passage.after)
        }
      }
    }
    json.newline()
    return json.bytes
  }
}

extension String {
  /// As `displayedOnOneLine`, with a blank kept where the part begins or ends with one.
  fileprivate var displayedAsPart: String {
    let line = displayedOnOneLine
    return (first?.isWhitespace == true ? " " : "") + line + (last?.isWhitespace == true && !line.isEmpty ? " " : "")
  }

  fileprivate var trimmedStart: String { String(drop(while: \.isWhitespace)) }
}
