internal import EventGraph
internal import Glibc

/// A result that goes into a file: written beside it and renamed, so that nobody sees half of it.
enum OutputFile {
  /// Writes bytes to a path; what stood there before stays whole until the new file is complete.
  ///
  /// - Throws: `Failure` if the folder is missing or cannot be written to; nothing is left behind.
  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    var status = stat()
    if stat(path, &status) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR { throw Failure(path, "is a folder") }
      // A device or a pipe is written to as it is: nothing can be renamed onto it.
      if status.st_mode & S_IFMT != S_IFREG { return try writeInPlace(bytes, path) }
    }
    let target = resolved(path)
    var template = Array((target + ".XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    if descriptor < 0 { throw Failure(path, "cannot be written: \(Console.explanation(of: errno))") }
    let mask = umask(0)
    umask(mask)
    fchmod(descriptor, 0o666 & ~mask)
    var problem = write(bytes, descriptor)
    if problem == 0, fsync(descriptor) != 0, errno != EINVAL { problem = errno }
    close(descriptor)
    if problem == 0, rename(template, target) != 0 { problem = errno }
    if problem != 0 {
      unlink(template)
      throw Failure(path, "cannot be written: \(Console.explanation(of: problem))")
    }
  }

  private static func writeInPlace(_ bytes: [UInt8], _ path: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    let problem = descriptor < 0 ? errno : write(bytes, descriptor)
    if descriptor >= 0 { close(descriptor) }
    if problem != 0 { throw Failure(path, "cannot be written: \(Console.explanation(of: problem))") }
  }

  /// Where a symbolic link leads, so that the link stays and its target is replaced.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func write(_ bytes: [UInt8], _ descriptor: Int32) -> Int32 {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + written, $0.count - written) }
      if count < 0, errno != EINTR { return errno }
      written += max(0, count)
    }
    return 0
  }
}
