internal import Glibc

/// The documents of a folder, found recursively, in the byte order of their paths.
///
/// Read are regular files whose name ends in one of `textEndings` or has no ending, and JSON Lines (`.jsonl`). Names that
/// start with a dot, links to folders, and everything else are passed over; the endings of what was passed over are
/// counted, so that the user hears of it.
struct FolderWalk {
  static let textEndings: Set<String> = ["txt", "text", "md", "markdown", "tml"]

  struct File {
    /// As the system wants it, ended by zero: a name need not be UTF-8.
    var systemPath: [CChar]
    /// Relative to the folder, with `/`.
    var name: String
  }

  private(set) var files: [File] = []
  private(set) var failures: [ReadError] = []
  private(set) var passedOver: [String: Int] = [:]

  init(folder: String) {
    walk(Array(folder.utf8CString.dropLast()), prefix: [], place: folder, depth: 0)
  }

  private mutating func walk(_ path: [CChar], prefix: [CChar], place: String, depth: Int) {
    guard depth < 256, let stream = opendir(path + [0]) else {
      failures.append(ReadError(place: place, reason: ByteSource.explanation(of: depth < 256 ? errno : ELOOP)))
      return
    }
    var names: [[CChar]] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          Array(UnsafeBufferPointer(start: $0, count: strlen($0)))
        }
      }
      if name.first != CChar(bitPattern: UInt8(ascii: ".")) { names.append(name) }
    }
    closedir(stream)

    let slash = CChar(bitPattern: UInt8(ascii: "/"))
    var entries: [(name: [CChar], isFolder: Bool, status: stat)] = names.compactMap { name in
      var status = stat()
      guard lstat(path + [slash] + name + [0], &status) == 0 else { return nil }
      let isLink = status.st_mode & S_IFMT == S_IFLNK
      if isLink, stat(path + [slash] + name + [0], &status) != 0 || status.st_mode & S_IFMT == S_IFDIR { return nil }
      return (name, status.st_mode & S_IFMT == S_IFDIR, status)
    }
    // A folder sorts as its path does, that is with the slash behind its name.
    entries.sort { left, right in
      let leftKey = left.isFolder ? left.name + [slash] : left.name
      let rightKey = right.isFolder ? right.name + [slash] : right.name
      return leftKey.lexicographicallyPrecedes(rightKey) { UInt8(bitPattern: $0) < UInt8(bitPattern: $1) }
    }
    for entry in entries {
      let relative = prefix + entry.name
      let name = FolderWalk.text(relative)
      if entry.isFolder {
        walk(
          path + [slash] + entry.name, prefix: relative + [slash], place: place + "/" + FolderWalk.text(entry.name),
          depth: depth + 1)
      } else if entry.status.st_mode & S_IFMT == S_IFREG {
        add(File(systemPath: path + [slash] + entry.name + [0], name: name))
      }
    }
  }

  private mutating func add(_ file: File) {
    let ending = FolderWalk.ending(of: file.name)
    if let ending, !FolderWalk.textEndings.contains(ending), ending != "jsonl" {
      passedOver["." + ending, default: 0] += 1
    } else {
      files.append(file)
    }
  }

  /// The ending in lower case without its dot; nil without one.
  static func ending(of path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    return name[name.index(after: dot)...].lowercased()
  }

  static func text(_ bytes: [CChar]) -> String {
    String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
