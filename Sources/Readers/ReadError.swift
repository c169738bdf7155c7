internal import EventGraph

/// Why an input, or one line of it, could not be read.
public struct ReadError: Error, Hashable, Sendable {
  /// Path as the user gave it (or found under the folder they gave); `-` is standard input.
  public var place: String
  /// Line from 1, for inputs of one document a line.
  public var line: Int?
  /// One clause in English, without a full stop.
  public var reason: String

  public init(place: String, line: Int? = nil, reason: String) {
    self.place = place
    self.line = line
    self.reason = reason
  }
}

extension ReadError: CustomStringConvertible {
  /// `file:line: reason` on one line; control characters of names are escaped.
  public var description: String {
    let shownPlace = place == "-" ? "standard input" : place.escapedForTerminal
    return shownPlace + (line.map { ":\($0)" } ?? "") + ": " + reason.escapedForTerminal
  }
}
