import ArgumentParser
import CaseStore
import Glibc

@main
struct Annals: AsyncParsableCommand {
  /// All commands, in the order of the help.
  static let configuration = CommandConfiguration(
    commandName: "annals",
    abstract: "Read documents; say what happened, when, and how we know.",
    discussion: """
      An INPUT is a text file, a folder of them, a JSON Lines file (.jsonl), a case file (.annals), or - for standard
      input.

      Examples:
        annals extract report.txt > rows.jsonl
        annals chronology documents/
        annals timeline documents/ -o chart.svg
        annals before election documents/
        annals ask "What led to the suspension of the bureau?" documents/
        annals explain m0123456789abcdef documents/
        annals add press.annals documents/ && annals before election press.annals
        annals edtf 2021-05 -0999

      Exit codes: 0 done, 1 nothing found, 2 an input or output failed, 64 wrong usage.
      """,
    version: "0.1.0",
    subcommands: [
      ExtractCommand.self, ChronologyCommand.self, TimelineCommand.self, GraphCommand.self, BeforeCommand.self,
      AfterCommand.self, BetweenCommand.self, DuringCommand.self, AskCommand.self, ConflictsCommand.self,
      ExplainCommand.self, CheckCommand.self, AddCommand.self, ListCommand.self, RemoveCommand.self, StatsCommand.self,
      SearchCommand.self, ReviewCommand.self, EvaluateCommand.self, EDTFCommand.self,
      PacksCommand.self, TypesCommand.self, LanguagesCommand.self,
    ])

  static func main() async {
    signal(SIGPIPE, SIG_IGN)  // writing to a closed pipe is an error that `StandardOutput` ends quietly at
    do {
      var command = try parseAsRoot(
        ArgumentText.protect(ReviewCommand.reordered(Array(CommandLine.arguments.dropFirst()))))
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      StandardOutput.flush()
    } catch {
      end(with: error)
    }
  }

  /// Prints an error as one line and ends the process with its exit code. Help, versions and completion scripts come
  /// this way too, with code 0.
  private static func end(with error: any Error) -> Never {
    StandardOutput.flush()
    let code: Int32
    switch error {
    case let failure as Failure:
      Console.error(failure.description)
      code = 2
    case let error as CaseError:
      Console.error(error.description)
      code = 2
    case let exit as ExitCode: code = exit.rawValue
    default:
      code = exitCode(for: error).rawValue
      if code == 0 {
        StandardOutput.write(Array((fullMessage(for: error) + "\n").utf8))
        StandardOutput.flush()
      } else {
        Console.error(ArgumentText.reveal(message(for: error)) + " (annals --help shows the usage)")
      }
    }
    Glibc.exit(code)
  }
}
