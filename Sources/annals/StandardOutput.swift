internal import Glibc
internal import Synchronization

/// Standard output: the result and nothing else, written in large blocks.
///
/// A reader that closed the pipe (`| head`) ends the process quietly; any other failure ends it with exit code 2.
enum StandardOutput {
  private static let buffer = Mutex<[UInt8]>([])

  static func write(_ bytes: some Sequence<UInt8>) {
    let isFull = buffer.withLock { buffer in
      buffer.append(contentsOf: bytes)
      return buffer.count >= 64 << 10
    }
    if isFull { flush() }
  }

  static func write(_ text: String) { write(text.utf8) }

  static func flush() {
    buffer.withLock { buffer in
      defer { buffer.removeAll(keepingCapacity: true) }
      var written = 0
      while written < buffer.count {
        let count = buffer.withUnsafeBytes { Glibc.write(1, $0.baseAddress! + written, $0.count - written) }
        if count >= 0 {
          written += count
        } else if errno == EPIPE {
          exit(0)
        } else if errno != EINTR, errno != EAGAIN {
          Console.error("standard output: \(Console.explanation(of: errno))")
          exit(2)
        }
      }
    }
  }
}
