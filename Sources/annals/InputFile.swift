internal import FoundationEssentials

/// A small file that is read whole: a table, a list of changes.
enum InputFile {
  /// - Throws: `Failure` if it is missing or cannot be read.
  static func contents(of file: String) throws(Failure) -> [UInt8] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) else {
      throw Failure(file, "no such file")
    }
    if isFolder { throw Failure(file, "is a folder") }
    guard let data = FileManager.default.contents(atPath: file) else { throw Failure(file, "cannot be read") }
    return [UInt8](data)
  }
}
