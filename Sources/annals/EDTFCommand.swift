internal import ArgumentParser
internal import Exchange
internal import TimeModel

/// `annals edtf`.
struct EDTFCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edtf",
    abstract: "Say what an EDTF string means: its level and the first and last day it covers.",
    discussion: """
      Reads the Extended Date/Time Format of ISO 8601-2, levels 0 to 2 (docs/edtf.md), and prints a line of JSON for each
      string. A string that is no EDTF has "valid":false and a reason; that is an answer, not an error.

      Examples:
        annals edtf 2021-05 -0999 '2004-06~/2006'
        cut -f1 dates.tsv | annals edtf -
      """)

  @Argument(help: "EDTF strings; - for one on each line of standard input.")
  var strings: [Word]

  func run() {
    if strings.map(\.text) == ["-"] {
      while let line = readLine(strippingNewline: true) { EDTFCommand.answer(line) }
    } else {
      for string in strings { EDTFCommand.answer(string.text) }
    }
  }

  private static func answer(_ string: String) {
    var json = JSONWriter()
    json.answer(edtf: string)
    StandardOutput.write(json.bytes)
  }
}
