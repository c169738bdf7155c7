internal import ArgumentParser

/// A leading minus before a digit is data: `annals edtf -0999`, `--from -0500`.
///
/// The argument parser takes every word with a leading minus for an option, so such words go through it behind a mark
/// that no typed argument has, and lose it again in the commands.
enum ArgumentText {
  private static let mark = "\u{10FFFF}"

  static func protect(_ arguments: [String]) -> [String] {
    arguments.map { argument in
      let bytes = argument.utf8.prefix(2)
      return bytes.first == UInt8(ascii: "-") && bytes.last.map { (0x30...0x39).contains($0) } == true
        ? mark + argument : argument
    }
  }

  static func reveal(_ text: String) -> String {
    text.contains(mark) ? text.split(separator: mark, omittingEmptySubsequences: false).joined() : text
  }
}

/// A word of the command line that may start with a minus.
struct Word: ExpressibleByArgument {
  var text: String

  init(argument: String) { text = ArgumentText.reveal(argument) }
}
