/// A defect in a language pack, with the place to mend.
public struct PackError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Language and file, for example `ru/timex.rules`.
  public let file: String
  /// From 1; 0 where the defect is of the whole file.
  public let line: Int
  public let message: String

  public init(file: String, line: Int, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  public var description: String {
    line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)"
  }
}

/// One file of a pack as text; `path` is language and file name (`ru/timex.rules`).
public struct PackFile: Sendable {
  public let path: String
  public let text: String

  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }

  /// The language folder.
  var language: String { String(path.prefix { $0 != "/" }) }
  /// The file name inside the folder.
  var name: String { String(path.drop { $0 != "/" }.dropFirst()) }

  /// Lines with their number from 1, without comments (`#` first on the line) and empty lines.
  var lines: [(number: Int, text: Substring)] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
      let trimmed = line.trimmingSpaces
      return trimmed.isEmpty || trimmed.first == "#" ? nil : (index + 1, line)
    }
  }

  /// Lines of rule files: a keyword and the rest.
  var statements: [(number: Int, keyword: Substring, rest: Substring)] {
    lines.map { number, line in
      let text = line.trimmingSpaces
      let keyword = text.prefix { $0 != " " && $0 != "\t" }
      return (number, keyword, text.dropFirst(keyword.count).trimmingSpaces)
    }
  }

  func error(_ line: Int, _ message: String) -> PackError { PackError(file: path, line: line, message: message) }
}

extension Substring {
  var trimmingSpaces: Substring {
    var result = self
    while let last = result.last, last == " " || last == "\t" || last == "\r" { result.removeLast() }
    while let first = result.first, first == " " || first == "\t" { result.removeFirst() }
    return result
  }

  /// The pieces between blanks.
  var fields: [Substring] { split { $0 == " " || $0 == "\t" } }
}
