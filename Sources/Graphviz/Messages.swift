import CGraphviz
import Synchronization

/// What libgraphviz said during a job. Return codes lie (a node without position, an unknown shape: all "success");
/// only this text tells.
enum Messages {
  private static let collected = Mutex<[UInt8]>([])

  /// Routes messages here in place of standard error; once for the process.
  static func capture() {
    _ = agseterrf { text in
      guard let text else { return 0 }
      Messages.append(UnsafeRawBufferPointer(start: text, count: strlen(text)))
      return 0
    }
  }

  private static func append(_ bytes: UnsafeRawBufferPointer) {
    collected.withLock { $0.append(contentsOf: bytes) }
  }

  /// The messages since the last call as one line, and forgets them; empty when there were none.
  static func take() -> String {
    let bytes = collected.withLock { collected in
      let bytes = collected
      collected.removeAll(keepingCapacity: true)
      return bytes
    }
    let lines = bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    return lines.joined(separator: "; ")
  }

  /// Whether `messages` hold an error and not only warnings.
  static func holdError(_ messages: String) -> Bool {
    messages.hasPrefix("Error:") || messages.contains("; Error:")
  }
}
