internal import Glibc

/// A small text file that steers a command.
enum InputText {
  /// Bytes that such a file may have.
  private static let limit = 1 << 20

  /// The text, without a byte order mark and carriage returns.
  ///
  /// - Throws: `Failure` for a file that is missing, no UTF-8 or longer than a megabyte.
  static func read(_ path: String) throws(Failure) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw Failure(path, errno == ENOENT ? "no such file" : Console.explanation(of: errno))
    }
    if status.st_mode & S_IFMT == S_IFDIR { throw Failure(path, "is a folder") }
    guard let file = fopen(path, "r") else { throw Failure(path, Console.explanation(of: errno)) }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    let count = fread(&bytes, 1, limit + 1, file)
    if count > limit { throw Failure(path, "is longer than a megabyte") }
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let content = bytes[..<count].starts(with: mark) ? bytes[3..<count] : bytes[..<count]
    guard let text = String(validating: content.filter { $0 != 0x0d }, as: UTF8.self) else {
      throw Failure(path, "is no UTF-8")
    }
    return text
  }
}
