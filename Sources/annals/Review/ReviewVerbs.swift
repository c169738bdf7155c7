internal import ArgumentParser
internal import EventGraph
internal import Review

/// What every change of a review has in common.
struct ReviewOptions: ParsableArguments {
  @OptionGroup var signature: SignatureOptions

  @Option(help: "A folder with language packs, besides the built-in ones.", completion: .directory)
  var packs: [String] = []
}

/// `annals review CASE accept`.
struct ReviewAccept: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Note that events are as you see them.",
    usage: "annals review CASE accept EVENT... [--author NAME] [--at TIME] [--reason TEXT]",
    discussion: "Examples:\n  annals review press.annals accept e0123456789abcdef --reason \"checked with the court\"")

  @Argument(help: "The case file.", completion: .file(extensions: ["annals"]), transform: CasePath.init(argument:))
  var file: CasePath
  @Argument(help: "Ids of events (e…).") var events: [RowID]
  @OptionGroup var options: ReviewOptions

  func run() async throws {
    let recorder = try await ReviewRecorder(file, needsEvents: true, packs: options.packs)
    try recorder.record(events.map { .accept(try recorder.reference($0.id)) }, options.signature)
  }
}

/// `annals review CASE reject`.
struct ReviewReject: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject", abstract: "Take events, or single mentions, out of every answer and chart.",
    usage: "annals review CASE reject EVENT|MENTION... [--author NAME] [--at TIME] [--reason TEXT]",
    discussion: """
      The mentions that an event has now are rejected; if a later document tells of the same, that is judged anew.

      Examples:
        annals review press.annals reject e0123456789abcdef --reason "a quotation, not an event"
        annals review press.annals reject m0123456789abcdef
      """)

  @Argument(help: "The case file.", completion: .file(extensions: ["annals"]), transform: CasePath.init(argument:))
  var file: CasePath
  @Argument(help: "Ids of events (e…) or mentions (m…).") var rows: [RowID]
  @OptionGroup var options: ReviewOptions

  func run() async throws {
    let recorder = try await ReviewRecorder(file, needsEvents: true, packs: options.packs)
    try recorder.record(rows.map { .reject(try recorder.reference($0.id, alone: true)) }, options.signature)
  }
}

/// `annals review CASE edit`.
struct ReviewEdit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Correct an event.",
    usage: """
      annals review CASE edit EVENT [--type T] [--date D] [--status S] [--label TEXT] [--participant ROLE=NAME]...
        [--without-participant NAME]... [--author NAME] [--at TIME] [--reason TEXT]
      """,
    discussion: """
      A date takes the place of all dates that sources give; their statements stay and are shown by annals explain.

      Examples:
        annals review press.annals edit e0123456789abcdef --date 2021-01-25 --reason "the year is a slip"
        annals review press.annals edit e0123456789abcdef --type fine --status planned --label "Fine of the bureau"
        annals review press.annals edit e0123456789abcdef --participant "agent=tax inspectorate"
      """)

  @Argument(help: "The case file.", completion: .file(extensions: ["annals"]), transform: CasePath.init(argument:))
  var file: CasePath
  @Argument(help: "Id of an event (e…).") var event: RowID
  @Option(help: "A type (annals types).") var type: TypeName?
  @Option(help: "A date: EDTF (2021-01-25, 2020-05, 2020-01/2020-07, 2013/..).") var date: Word?
  @Option(help: "actual, planned, demanded, hypothetical or negated.") var status: StatusName?
  @Option(help: "A name for lists and charts.") var label: Word?
  @Option(help: "Someone who takes part: agent=NAME, target=NAME, other=NAME.") var participant: [Word] = []
  @Option(help: "Someone who takes no part.") var withoutParticipant: [Word] = []
  @OptionGroup var options: ReviewOptions

  func run() async throws {
    func decision(_ event: EventReference) throws -> ReviewChange.Decision {
      try .make(
        "edit",
        [
          ("event", ["\(event)"]), ("type", type.map { [$0.type.name] } ?? []), ("date", date.map { [$0.text] } ?? []),
          ("status", status.map { [$0.status.name] } ?? []), ("label", label.map { [$0.text] } ?? []),
          ("participant", participant.map(\.text)), ("without-participant", withoutParticipant.map(\.text)),
        ])
    }
    _ = try decision(EventReference(event.id))  // wrong usage is told before the case is read
    let recorder = try await ReviewRecorder(file, needsEvents: true, packs: options.packs)
    try recorder.record([try decision(recorder.reference(event.id))], options.signature)
  }
}

/// `annals review CASE merge`.
struct ReviewMerge: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Make one event of several; the ids of all lead to it.",
    usage: "annals review CASE merge EVENT EVENT... [--author NAME] [--at TIME] [--reason TEXT]",
    discussion: "Examples:\n  annals review press.annals merge e0123456789abcdef efedcba9876543210")

  @Argument(help: "The case file.", completion: .file(extensions: ["annals"]), transform: CasePath.init(argument:))
  var file: CasePath
  @Argument(help: "Ids of events (e…).") var events: [RowID]
  @OptionGroup var options: ReviewOptions

  func validate() throws {
    if Set(events.map(\.id)).count < 2 { throw ValidationError("a merge names two events or more") }
  }

  func run() async throws {
    let recorder = try await ReviewRecorder(file, needsEvents: true, packs: options.packs)
    let references = try events.map { try recorder.reference($0.id) }
    if Set(references.map { $0.mentions }).count < 2 { throw Failure(file.path, "these ids name one event already") }
    try recorder.record([.merge(references)], options.signature)
  }
}

/// `annals review CASE split`.
struct ReviewSplit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split", abstract: "Make an event of its own of some mentions of an event.",
    usage: "annals review CASE split EVENT MENTION... [--author NAME] [--at TIME] [--reason TEXT]",
    discussion: "Examples:\n  annals review press.annals split e0123456789abcdef m0123456789abcdef")

  @Argument(help: "The case file.", completion: .file(extensions: ["annals"]), transform: CasePath.init(argument:))
  var file: CasePath
  @Argument(help: "Id of an event (e…).") var event: RowID
  @Argument(help: "Ids of mentions (m…) of it.") var mentions: [RowID]
  @OptionGroup var options: ReviewOptions

  func run() async throws {
    if let other = mentions.first(where: { $0.id.kind != .mention }) {
      throw ValidationError("\(other.id) is no id of a mention (m…)")
    }
    let recorder = try await ReviewRecorder(file, needsEvents: true, packs: options.packs)
    let reference = try recorder.reference(event.id)
    try recorder.checkSplit(reference, mentions.map(\.id.hash))
    try recorder.record([.split(reference, mentions: mentions.map(\.id.hash))], options.signature)
  }
}

/// `annals review CASE add`.
struct ReviewAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add an event that no document tells of, with the source you know it from.",
    usage: """
      annals review CASE add --type T --label TEXT --source NOTE [--date D] [--status S] [--participant ROLE=NAME]...
        [--place P] [--author NAME] [--at TIME] [--reason TEXT]
      """,
    discussion: """
      Examples:
        annals review press.annals add --type arrest --date 2021-02-03 --label "Arrest of the editor" \\
          --participant "target=the editor" --place Almaty --source "interview of 5 March 2021"
      """)

  @Argument(help: "The case file.", completion: .file(extensions: ["annals"]), transform: CasePath.init(argument:))
  var file: CasePath
  @Option(help: "A type (annals types).") var type: TypeName
  @Option(help: "A name for lists and charts.") var label: Word
  @Option(help: "Where you know it from.") var source: Word
  @Option(help: "A date: EDTF (2021-01-25, 2020-05, 2020-01/2020-07, 2013/..).") var date: Word?
  @Option(help: "actual, planned, demanded, hypothetical or negated.") var status: StatusName?
  @Option(help: "Someone who takes part: agent=NAME, target=NAME, other=NAME.") var participant: [Word] = []
  @Option(help: "Where it happened.") var place: Word?
  @OptionGroup var options: ReviewOptions

  func run() async throws {
    let decision = try ReviewChange.Decision.make(
      "add",
      [
        ("type", [type.type.name]), ("date", date.map { [$0.text] } ?? []),
        ("status", status.map { [$0.status.name] } ?? []), ("label", [label.text]),
        ("participant", participant.map(\.text)), ("place", place.map { [$0.text] } ?? []), ("source", [source.text]),
      ])
    let recorder = try await ReviewRecorder(file, needsEvents: false, packs: options.packs)
    try recorder.record([decision], options.signature)
  }
}

/// `annals review CASE alias`.
struct ReviewAlias: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alias", abstract: "Say that an actor has several names; the first is shown.",
    usage: "annals review CASE alias NAME OTHER... [--author NAME] [--at TIME] [--reason TEXT]",
    discussion: """
      Names fit in any inflected form and letter case, and with all their words.

      Examples:
        annals review press.annals alias "Bureau for Human Rights" KIBHR "the Bureau"
      """)

  @Argument(help: "The case file.", completion: .file(extensions: ["annals"]), transform: CasePath.init(argument:))
  var file: CasePath
  @Argument(help: "The name to show.") var name: Word
  @Argument(help: "Further names.") var others: [Word]
  @OptionGroup var options: ReviewOptions

  func run() async throws {
    let decision = try ReviewChange.Decision.make("alias", [("name", [name.text]), ("alias", others.map(\.text))])
    let recorder = try await ReviewRecorder(file, needsEvents: false, packs: options.packs)
    try recorder.record([decision], options.signature)
  }
}

/// `annals review CASE undo`.
struct ReviewUndo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Undo a change, by default the last; to undo an undo, name its number.",
    usage: "annals review CASE undo [NUMBER] [--author NAME] [--at TIME] [--reason TEXT]",
    discussion: "Examples:\n  annals review press.annals undo\n  annals review press.annals undo 3")

  @Argument(help: "The case file.", completion: .file(extensions: ["annals"]), transform: CasePath.init(argument:))
  var file: CasePath
  @Argument(help: "Number of a change.") var number: Int?
  @OptionGroup var options: ReviewOptions

  func run() async throws {
    let recorder = try await ReviewRecorder(file, needsEvents: false, packs: options.packs)
    try recorder.record([.undo(try number ?? recorder.lastInForce())], options.signature)
  }
}
