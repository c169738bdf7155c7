internal import Glibc

/// The bytes of one input in chunks, which can be gone through twice: once to survey, once to decode.
///
/// Inputs up to `memoryLimit` bytes are kept after the first pass; a longer file is read again, a longer pipe is
/// spooled to an unlinked temporary file while it is first read. A class, because it owns a file descriptor.
final class ByteSource {
  static let chunkSize = 256 << 10
  static let memoryLimit = 6 << 20

  let place: String
  private var descriptor: Int32
  private let closesDescriptor: Bool
  private let isSeekable: Bool
  private var stamp: (size: Int64, seconds: Int, nanoseconds: Int)

  /// Bytes that the first pass kept; nil once there are too many.
  private var kept: [UInt8]? = []
  private var spool: Int32 = -1
  private var spooled = 0
  private var isSecondPass = false
  private var position = 0
  private var reachedEnd = false

  /// Standard input.
  convenience init() throws(ReadError) { try self.init(descriptor: 0, isOwned: false, place: "-") }

  /// Opens a file; `path` ends with zero.
  convenience init(path: [CChar], place: String) throws(ReadError) {
    try self.init(descriptor: open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK), isOwned: true, place: place)
  }

  /// A document may be a regular file or a pipe. Devices never end, but for the empty one.
  private init(descriptor: Int32, isOwned: Bool, place: String) throws(ReadError) {
    self.place = place
    self.descriptor = descriptor
    closesDescriptor = isOwned
    var status = stat()
    if descriptor < 0 { throw ReadError(place: place, reason: ByteSource.explanation(of: errno)) }
    if fstat(descriptor, &status) != 0 {
      let reason = ByteSource.explanation(of: errno)
      if closesDescriptor { close(descriptor) }
      throw ReadError(place: place, reason: reason)
    }
    if closesDescriptor { _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK) }
    isSeekable = status.st_mode & S_IFMT == S_IFREG && lseek(descriptor, 0, SEEK_CUR) == 0
    stamp = (Int64(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    let kind = status.st_mode & S_IFMT
    guard isOwned, kind == S_IFBLK || kind == S_IFDIR || kind == S_IFCHR && isatty(descriptor) == 0 && !isNull(status)
    else { return }
    close(descriptor)
    self.descriptor = -1
    throw ReadError(place: place, reason: kind == S_IFDIR ? "is a folder" : "is a device, not a document")
  }

  deinit {
    if closesDescriptor, descriptor >= 0 { close(descriptor) }
    if spool >= 0 { close(spool) }
  }

  /// The next bytes; empty at the end.
  func nextChunk() throws(ReadError) -> ArraySlice<UInt8> {
    if isSecondPass, let kept {
      let chunk = kept[position..<min(position + ByteSource.chunkSize, kept.count)]
      position += chunk.count
      return chunk
    }
    if reachedEnd { return [] }
    let chunk = try read(from: isSecondPass && spool >= 0 ? spool : descriptor)
    if chunk.isEmpty { try finishPass() } else if !isSecondPass { try keep(chunk) }
    return chunk[...]
  }

  /// The next bytes of a source that is gone through once, by a reader of lines; empty at the end.
  func nextUnkeptChunk() throws(ReadError) -> [UInt8] { try read(from: descriptor) }

  /// All bytes at once where the first pass kept them; nil where they are too many.
  var allBytes: [UInt8]? { isSecondPass ? kept : nil }

  /// Starts the second pass. The first one must have reached the end.
  func rewind() throws(ReadError) {
    precondition(!isSecondPass && reachedEnd, "the second pass follows a whole first one")
    isSecondPass = true
    position = 0
    reachedEnd = false
    if kept == nil { lseek(spool >= 0 ? spool : descriptor, 0, SEEK_SET) }
  }

  private func read(from descriptor: Int32) throws(ReadError) -> [UInt8] {
    var failure: Int32 = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: ByteSource.chunkSize) { buffer, count in
      while true {
        let got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        if got >= 0 {
          count = got
          return
        }
        if errno == EINTR { continue }
        failure = errno
        return
      }
    }
    if failure != 0 { throw ReadError(place: place, reason: ByteSource.explanation(of: failure)) }
    return chunk
  }

  private func keep(_ chunk: [UInt8]) throws(ReadError) {
    if kept != nil, kept!.count + chunk.count <= ByteSource.memoryLimit {
      kept!.append(contentsOf: chunk)
      return
    }
    if !isSeekable {
      if spool < 0 { try openSpool() }
      if let kept { try write(kept) }
      try write(chunk)
    }
    kept = nil
  }

  private func openSpool() throws(ReadError) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((folder + "/annals-XXXXXX").utf8CString)
    spool = mkstemp(&template)
    if spool < 0 {
      throw ReadError(place: place, reason: "no temporary file in \(folder): \(ByteSource.explanation(of: errno))")
    }
    unlink(template)
    _ = fcntl(spool, F_SETFD, FD_CLOEXEC)
  }

  private func write(_ bytes: [UInt8]) throws(ReadError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(spool, $0.baseAddress! + written, $0.count - written) }
      if count < 0, errno != EINTR {
        throw ReadError(place: place, reason: "temporary file: \(ByteSource.explanation(of: errno))")
      }
      written += max(count, 0)
    }
  }

  /// A file that changed between the passes would give a hash and a text that do not belong together.
  private func finishPass() throws(ReadError) {
    reachedEnd = true
    guard isSecondPass, isSeekable else { return }
    var status = stat()
    if fstat(descriptor, &status) != 0 || Int64(status.st_size) != stamp.size
      || status.st_mtim.tv_sec != stamp.seconds || status.st_mtim.tv_nsec != stamp.nanoseconds
    {
      throw ReadError(place: place, reason: "changed while it was read")
    }
  }

  /// The system's words for an error number, in English whatever the locale.
  static func explanation(of number: Int32) -> String {
    switch number {
    case ENOENT: "no such file or folder"
    case EACCES, EPERM: "permission denied"
    case EISDIR: "is a folder"
    case ENOTDIR: "a part of the path is no folder"
    case ELOOP: "too many symbolic links"
    case ENAMETOOLONG: "the name is too long"
    case ENXIO: "no such device"
    case EIO: "input/output error"
    case ENOSPC: "no space left on the device"
    case EROFS: "the file system is read-only"
    case EMFILE, ENFILE: "too many open files"
    default: "system error \(number)"
    }
  }
}

/// Whether a character device is `/dev/null` (1, 3 on Linux).
private func isNull(_ status: stat) -> Bool { status.st_rdev == 0x103 }
