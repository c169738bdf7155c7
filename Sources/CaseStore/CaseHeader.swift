internal import Glibc

/// A look at a file before SQLite opens it, for a clear word about what is no case.
///
/// Source: sqlite.org, "Database File Format", section 1.3.
enum CaseHeader {
  /// - Returns: the version of the tables; 0 for an empty file.
  static func check(_ path: String, isEmptyAllowed: Bool) throws(CaseError) -> Int {
    let descriptor = open(CaseFile.systemPath(path), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw CaseError(path, FileProblem.explanation(of: errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw CaseError(path, FileProblem.explanation(of: errno)) }
    if status.st_mode & S_IFMT == S_IFDIR { throw CaseError(path, "is a folder, no case file") }
    if status.st_mode & S_IFMT != S_IFREG { throw CaseError(path, "is a device, no case file") }
    if status.st_size == 0 {
      if isEmptyAllowed { return 0 }
      throw CaseError(path, "is empty, no case file; annals add puts documents into it")
    }
    var header = [UInt8](repeating: 0, count: 100)
    let count = pread(descriptor, &header, header.count, 0)
    guard count >= 16, header.starts(with: Array("SQLite format 3\u{0}".utf8)) else {
      throw CaseError(path, "is no case file")
    }
    guard count == header.count else { throw CaseError(path, "is damaged: it ends after \(count) bytes") }
    func number(_ offset: Int) -> Int { header[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
    guard number(68) == CaseSchema.applicationID else {
      throw CaseError(path, "is an SQLite database of another program, no case file")
    }
    let version = number(60)
    guard version <= CaseSchema.version else {
      throw CaseError(path, "was written by a newer version of annals (tables \(version), known \(CaseSchema.version))")
    }
    // The length stands in the header where the last writer kept it, and holds while no transaction is open.
    let pageSize = Int(header[16]) << 8 | Int(header[17])
    let length = number(28) * (pageSize == 1 ? 65_536 : pageSize)
    if number(24) == number(92), Int(status.st_size) < length, access(CaseFile.systemPath(path) + "-journal", F_OK) != 0
    {
      throw CaseError(path, "is damaged: it is cut off at \(status.st_size) of \(length) bytes; restore it from a copy")
    }
    return version
  }
}

enum FileProblem {
  /// The system's words for an error number, in English whatever the locale.
  static func explanation(of number: Int32) -> String {
    switch number {
    case ENOENT: "no such file or folder"
    case EACCES, EPERM: "permission denied"
    case EROFS: "the file system is read-only"
    case ENOSPC: "no space left on the device"
    case EFBIG: "a size limit is reached"
    case ENOTDIR: "a part of the path is no folder"
    case ELOOP: "too many symbolic links"
    case ENAMETOOLONG: "the name is too long"
    case EIO: "input/output error"
    default: "system error \(number)"
    }
  }
}
