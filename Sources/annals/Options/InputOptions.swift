internal import ArgumentParser
internal import LanguagePacks
internal import Pipeline
internal import Readers
internal import TimeModel

/// The inputs of a command and what the user declares about them.
struct InputOptions: ParsableArguments {
  @Argument(help: "Documents, folders, .jsonl files, case files, or - for standard input.", completion: .file())
  var inputs: [Word]

  @OptionGroup var declared: DeclaredOptions

  /// - Throws: `Failure` for a language pack that is broken.
  func reader() -> DocumentReader { declared.reader(for: inputs.map(\.text)) }
}

/// What the user declares about documents, and the language packs to read them with.
struct DeclaredOptions: ParsableArguments {
  @Option(help: "Creation time of documents that declare none: a day, month, year or time (2021-02-17).")
  var dct: DeclaredDate?

  @Option(help: "Language of documents that declare none (ru).")
  var language: LanguageName?

  @Option(help: "Encoding of the texts (windows-1251); else it is found.")
  var encoding: EncodingName?

  @Option(help: "A folder with language packs, besides the built-in ones.", completion: .directory)
  var packs: [String] = []

  @Flag(help: "Standard input holds JSON Lines, one document a line.")
  var jsonl = false

  func reader(for inputs: [String]) -> DocumentReader {
    DocumentReader(
      inputs: inputs,
      options: ReadOptions(
        encoding: encoding?.encoding, language: language?.code, created: dct?.date, standardInputIsJSONLines: jsonl))
  }

  func pipeline() throws -> Pipeline { try Self.pipeline(packs: packs) }

  static func pipeline(packs: [String]) throws -> Pipeline {
    do {
      return try Pipeline(packFolders: packs)
    } catch {
      throw Failure("language pack", "\(error)")
    }
  }
}

/// The value of `--dct`.
struct DeclaredDate: ExpressibleByArgument {
  var date: PartialDate

  init?(argument: String) {
    guard let date = PartialDate(declared: ArgumentText.reveal(argument)) else { return nil }
    self.date = date
  }
}

/// The value of `--language`.
struct LanguageName: ExpressibleByArgument {
  var code: String

  init?(argument: String) {
    guard let code = LanguageTag.primary(of: argument) else { return nil }
    self.code = code
  }
}

/// The value of `--encoding`.
struct EncodingName: ExpressibleByArgument {
  var encoding: TextEncoding

  init?(argument: String) {
    guard let encoding = TextEncoding(argument) else { return nil }
    self.encoding = encoding
  }
}
