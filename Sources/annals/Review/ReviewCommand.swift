internal import ArgumentParser

/// `annals review`.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Judge and correct what was read into a case; every change is kept, and can be undone.",
    usage: """
      annals review CASE                          the changes so far
      annals review CASE accept|reject EVENT...
      annals review CASE edit EVENT [--type T] [--date D] [--status S] [--label TEXT] [--participant ROLE=NAME]
      annals review CASE merge EVENT EVENT...
      annals review CASE split EVENT MENTION...
      annals review CASE add --type T --label TEXT --source NOTE [--date D] [--participant ROLE=NAME] [--place P]
      annals review CASE alias NAME OTHER...
      annals review CASE undo [NUMBER]
      annals review CASE export
      annals review CASE replay FILE
      """,
    discussion: """
      Each change is kept with its time, author and reason: --author NAME (else ANNALS_AUTHOR or the name of the user),
      --at TIME (else now), --reason TEXT. Documents are never changed: annals extract prints what they say, every other
      command what the analyst made of it. Changes hold when documents are read anew; one whose row is gone is kept and
      shown as an orphan.

      Examples:
        annals review press.annals reject e0123456789abcdef --reason "a quotation, not an event"
        annals review press.annals edit e0123456789abcdef --date 2021-01-25 --author "M. Ruiz"
        annals review press.annals add --type arrest --date 2021-02-03 --label "Arrest of the editor" --source "interview"
        annals review press.annals undo 3
        annals review press.annals export > changes.jsonl
        annals review CASE edit --help
      """,
    subcommands: [
      ReviewList.self, ReviewAccept.self, ReviewReject.self, ReviewEdit.self, ReviewMerge.self, ReviewSplit.self,
      ReviewAdd.self, ReviewAlias.self, ReviewUndo.self, ReviewExport.self, ReviewReplay.self,
    ],
    defaultSubcommand: ReviewList.self)

  /// `review CASE VERB` as the argument parser wants it: `review VERB CASE`.
  static func reordered(_ arguments: [String]) -> [String] {
    var verbs: Set<String> = []
    for command in configuration.subcommands { verbs.insert(command.configuration.commandName ?? "") }
    guard arguments.count > 2, arguments[0] == configuration.commandName, !verbs.contains(arguments[1]),
      verbs.contains(arguments[2])
    else { return arguments }
    return [arguments[0], arguments[2], arguments[1]] + arguments[3...]
  }
}
