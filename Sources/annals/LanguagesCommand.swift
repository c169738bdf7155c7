internal import ArgumentParser
internal import Exchange
internal import LanguagePacks
internal import Pipeline

/// `annals languages`.
struct LanguagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "languages",
    abstract: "List the languages that can be read.",
    discussion: """
      Examples:
        annals languages
        annals languages --packs my-packs --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(help: "text or json (JSON Lines).")
  var format = Format.text

  @Option(help: "A folder with language packs, besides the built-in ones.", completion: .directory)
  var packs: [String] = []

  func run() throws {
    var declared = DeclaredOptions()
    declared.packs = packs
    let languages = try declared.pipeline().packs.languages
    var json = JSONWriter()
    for pack in languages {
      switch format {
      case .text:
        StandardOutput.write("\(pack.code)  \(pack.name)  (\(pack.timexRules.count) rules for time expressions)\n")
      case .json:
        json.object { json in
          json.member("language", pack.code)
          json.member("name", pack.name)
          json.member("direction", pack.isRightToLeft ? "rtl" : "ltr")
          json.member("timexRules", pack.timexRules.count)
        }
        json.newline()
      }
    }
    StandardOutput.write(json.bytes)
  }
}
