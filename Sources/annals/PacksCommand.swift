internal import ArgumentParser
internal import LanguagePacks
internal import Pipeline

/// `annals packs`.
struct PacksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "packs", abstract: "Work with language packs.", subcommands: [Check.self, Compile.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Prove a language pack: compile it and run every example.",
      discussion: """
        Prints each defect as file:line: reason. Exit code 2 if there is any.

        Examples:
          annals packs check my-packs/uk
        """)

    @Argument(help: "A pack, or a folder of packs.", completion: .directory)
    var folder: String

    func run() throws {
      let check: PackCheck
      do {
        check = try PackCheck(folder: folder)
      } catch {
        throw Failure("language pack", "\(error)")
      }
      for failure in check.failures { Console.error(failure) }
      StandardOutput.write("\(check.languages.joined(separator: " ")): \(check.summary)\n")
      StandardOutput.flush()
      if !check.failures.isEmpty { throw ExitCode(2) }
    }
  }

  /// A step of the build, not for users: an image is of one build of the program.
  struct Compile: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "compile",
      abstract: "Write the built-in packs in compiled form, to be built in.",
      discussion: """
        A step of `make packs`: the next build embeds the file, and the program starts without compiling packs.
        """,
      shouldDisplay: false)

    @Option(name: .shortAndLong, help: "The file to write.", completion: .file())
    var output: String

    func run() throws {
      let image: PackImage
      do {
        image = try PackImage(compiling: PackFile.embedded)
      } catch {
        throw Failure("language pack", "\(error)")
      }
      try OutputFile.write(Array(image.bytes), to: output)
    }
  }
}
