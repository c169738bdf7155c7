extension String {
  /// This text made safe for one line of a terminal, losing nothing: control characters, line and paragraph
  /// separators and bidirectional controls are written as `\u{1B}`.
  ///
  /// For paths, names and reasons in error messages. O(n).
  public var escapedForTerminal: String {
    guard unicodeScalars.contains(where: { $0.isControl || $0.isBidirectionalControl }) else { return self }
    var escaped = ""
    for scalar in unicodeScalars {
      if scalar.isControl || scalar.isBidirectionalControl {
        escaped += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// This text as a reader should see it on one line: white space and line breaks become single spaces, control
  /// characters U+FFFD, bidirectional embeddings, overrides and isolates go.
  ///
  /// For quoted words of a source; what is printed so is not exact, the offsets beside it are. O(n).
  public var displayedOnOneLine: String {
    if isPlainLine { return self }
    var shown = ""
    var spacePending = false
    for scalar in unicodeScalars {
      if scalar.properties.isWhitespace {
        spacePending = !shown.isEmpty
        continue
      }
      if scalar.isBidirectionalControl { continue }
      if spacePending { shown += " " }
      spacePending = false
      shown.unicodeScalars.append(scalar.isControl ? "\u{FFFD}" : scalar)
    }
    return shown
  }
}

extension String {
  /// A quick look that finds nothing to change in most texts: single spaces inside, no byte that a control character or
  /// any other white space has.
  private var isPlainLine: Bool {
    var text = self
    return text.withUTF8 { bytes in
      var previous: UInt8 = 0x20
      for byte in bytes {
        switch byte {
        // After C2 come C1 controls and the no-break space, after E1 to E3 the other spaces and the controls.
        case ..<0x20, 0x7f, 0xc2, 0xe1...0xe3: return false
        case 0x20: if previous == 0x20 { return false }
        default: break
        }
        previous = byte
      }
      return previous != 0x20 || bytes.isEmpty
    }
  }
}

extension Unicode.Scalar {
  /// C0 and C1 controls, DEL, and the separators that some programs break lines at.
  fileprivate var isControl: Bool {
    value < 0x20 || (0x7f...0x9f).contains(value) || value == 0x2028 || value == 0x2029
  }

  /// Embeddings, overrides and isolates: they can make text read other than it is. Plain marks (U+200E, U+200F) stay.
  fileprivate var isBidirectionalControl: Bool {
    (0x202a...0x202e).contains(value) || (0x2066...0x2069).contains(value)
  }
}
