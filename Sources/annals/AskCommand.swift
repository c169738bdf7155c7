internal import Analysis
internal import ArgumentParser
internal import EventGraph
internal import Exchange
internal import Pipeline

/// `annals ask`.
struct AskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Answer a question in English, Russian, Arabic or Ukrainian, with proof.",
    discussion: """
      Prints how the question was understood, the command that gives the same where there is one, and the answer. \
      A question that is not understood ends with exit code 64 and the nearest questions that can be answered; \
      one that the documents do not answer ends with exit code 1. docs/questions.md lists what can be asked.

      Examples:
        annals ask "What happened before the 2021 election?" documents/
        annals ask "How much time passed between the fine and the suspension?" report.txt
        annals ask "What led to the suspension of the bureau?" documents/ --explain
        annals ask "Which sources contradict each other?" documents/ --format markdown
        annals ask "What happened three weeks ago?" documents/ --dct 2021-02-17
        annals ask "What was the first fine after the election?" --dry-run
      """)

  @Argument(help: "The question, in quotation marks.")
  var question: Word

  @Argument(help: "Documents, folders, .jsonl files, or - for standard input.", completion: .file())
  var inputs: [Word] = []

  @OptionGroup var declared: DeclaredOptions
  @OptionGroup var query: QueryOptions

  @Flag(help: "Say how the question is understood, and read no document.")
  var dryRun = false

  func validate() throws {
    if inputs.isEmpty, !dryRun {
      throw ValidationError("Missing expected argument '<inputs> ...'; --dry-run asks without any")
    }
  }

  func run() async throws {
    let pipeline = try declared.pipeline()
    let readings = pipeline.readings(of: question.text)
    guard let first = readings.first else { return try refuse(pipeline) }
    if dryRun { return show(writer(first, pipeline)) }

    if try answerFromPart(first, pipeline) { return }
    let inputs = try await LinkedInputs(declared, inputs, pipeline)
    var failure: QuestionFailure?
    // The reading whose terms all name something; the first says what is missing where none does.
    for reading in readings.prefix(Self.mostReadings) {
      let terms = reading.words.sorted { $0.key < $1.key }.map(\.value)
      guard let reasoning = try query.reasoning(inputs, declared, terms: terms, language: reading.language) else {
        return
      }
      let results: [QuestionAnswer]
      do throws(QuestionFailure) {
        results = try reasoning.answers(to: reading)
      } catch {
        failure = failure ?? error
        continue
      }
      return try show(results, writer(reading, pipeline), inputs, reasoning)
    }
    show(writer(first, pipeline))
    try inputs.report.finish(
      withoutAnswer: failure?.explanation(pipeline, declared, language: first.language) ?? "no answer")
  }

  /// Answers the best reading from what it needs of a case; false where that is not known or gives no answer, so that all
  /// readings are tried on the whole.
  private func answerFromPart(_ reading: Question, _ pipeline: Pipeline) throws -> Bool {
    let terms = reading.words.sorted { $0.key < $1.key }.map(\.value)
    guard var part = query.part(of: inputs, declared, pipeline, for: reading, terms, language: reading.language),
      let reasoning = try query.reasoning(part, declared, terms: terms, language: reading.language),
      let results = try? reasoning.answers(to: reading)
    else { return false }
    part.announce()
    try show(results, writer(reading, pipeline), part, reasoning)
    return true
  }

  /// Readings that are tried on the documents, best first.
  private static let mostReadings = 6

  private func refuse(_ pipeline: Pipeline) throws {
    Console.error("the question is not understood; nearest questions that can be answered:")
    for like in pipeline.questions(like: question.text) { Console.error("  \(like)") }
    throw ExitCode(64)
  }

  private func writer(_ reading: Question, _ pipeline: Pipeline) -> QuestionWriter {
    let inputs = self.inputs.map(\.text)
    return QuestionWriter(
      reading, text: question.text,
      command: reading.command(types: reading.words[.type].map { pipeline.types(named: $0) } ?? [], inputs: inputs))
  }

  private func show(_ writer: QuestionWriter) {
    switch query.format {
    case .json: StandardOutput.write(writer.json)
    case .text: StandardOutput.write(writer.preamble(form: .text, isColored: Console.isColored))
    case .markdown: StandardOutput.write(writer.preamble(form: .markdown))
    }
    StandardOutput.flush()
  }

  private func show(
    _ results: [QuestionAnswer], _ writer: QuestionWriter, _ inputs: LinkedInputs, _ reasoning: Reasoning
  ) throws {
    let answers = AnswerWriter(inputs.graph, reasoning.chronology)
    if query.format != .json { show(writer) }
    for result in results {
      switch query.format {
      case .json: StandardOutput.write(writer.json(result, answers))
      case .text, .markdown:
        StandardOutput.write(
          writer.text(
            result, answers, form: query.format == .markdown ? .markdown : .text, explains: query.explain,
            isColored: Console.isColored && query.format == .text))
      }
    }
    StandardOutput.flush()
    if !results.contains(where: \.isAnswered) {
      return try inputs.report.finish(withoutAnswer: "the documents do not answer the question")
    }
    try inputs.report.finish()
  }
}

extension QuestionFailure {
  /// For one line.
  func explanation(_ pipeline: Pipeline, _ declared: DeclaredOptions, language: String? = nil) -> String {
    switch self {
    case .nothingFits(let words) where declared.dct == nil && pipeline.isRelativeDate(words, language: language):
      "“\(words)” counts from a day that the question does not name; --dct 2021-02-17 says on which day it is asked"
    case .nothingFits(let words): "no event in these documents fits “\(words)”"
    case .unknownActor(let words): "no event in these documents names “\(words)”"
    case .noDate(let words): "“\(words)” is no date"
    case .noLength(let words): "“\(words)” is no length of time"
    case .noDocument(let words): "no document among the inputs is called “\(words)”"
    case .noType(let words): "“\(words)” names no type of event"
    }
  }
}

extension Question {
  /// The command line that gives the same lists; nil where no other command does.
  fileprivate func command(types: [EventType], inputs: [String]) -> String? {
    var parts = ["annals"]
    switch intent {
    case .before, .after, .during: parts += [intent.rawValue, words[.x] ?? ""]
    case .between: parts += ["between", words[.x] ?? "", words[.y] ?? ""]
    case .chronology: parts.append("chronology")
    case .contradictions where words[.x] == nil: parts.append("conflicts")
    default: return nil
    }
    if words[.type] != nil, types.isEmpty { return nil }
    parts += inputs.isEmpty ? ["INPUT"] : inputs
    for type in types { parts += ["--type", type.name] }
    let actors = [words[.actor], words[.other]].compactMap { $0 }
    for actor in actors { parts += ["--actor", actor] }
    if actors.count > 1 { parts.append("--all-actors") }
    if pick != .all { parts += ["--pick", pick.rawValue] }
    if certainty != .any { parts += ["--only", certainty.rawValue] }
    if let span = words[.span] { parts += ["--within", span] }
    return parts.map(\.shellQuoted).joined(separator: " ")
  }
}

extension String {
  /// As one word of a POSIX shell.
  fileprivate var shellQuoted: String {
    let isPlain =
      !isEmpty
      && utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5a).contains($0) || (0x61...0x7a).contains($0)
          || "-_./:".utf8.contains($0)
      }
    return isPlain
      ? self : "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
