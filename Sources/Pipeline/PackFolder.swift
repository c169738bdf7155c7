internal import FoundationEssentials
public import LanguagePacks

/// Language packs in a folder of the user (`--packs`): one pack, or a folder of packs.
public enum PackFolder {
  /// The files of every pack in a folder, in byte order of their paths; a folder with a `pack.tsv` is a pack.
  ///
  /// - Throws: `PackError` if the folder cannot be read or holds no pack.
  public static func files(at folder: String) throws(PackError) -> [PackFile] {
    let names = try names(in: folder)
    if names.contains("pack.tsv") { return try files(ofPack: folder, names) }
    var files: [PackFile] = []
    for name in names where exists("\(folder)/\(name)/pack.tsv") {
      files += try self.files(ofPack: "\(folder)/\(name)", self.names(in: "\(folder)/\(name)"))
    }
    if files.isEmpty { throw PackError(file: folder, line: 0, message: "holds no language pack (no pack.tsv)") }
    return files
  }

  private static func files(ofPack folder: String, _ names: [String]) throws(PackError) -> [PackFile] {
    let language = URL(fileURLWithPath: folder).standardizedFileURL.lastPathComponent
    var files: [PackFile] = []
    for name in names where name.hasSuffix(".tsv") || name.hasSuffix(".rules") {
      guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
        throw PackError(file: "\(folder)/\(name)", line: 0, message: "cannot be read")
      }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw PackError(file: "\(folder)/\(name)", line: 0, message: "is no UTF-8")
      }
      files.append(PackFile(path: "\(language)/\(name)", text: text))
    }
    return files
  }

  private static func names(in folder: String) throws(PackError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted {
        $0.utf8.lexicographicallyPrecedes($1.utf8)
      }
    } catch {
      throw PackError(
        file: folder, line: 0, message: exists(folder) ? "is no folder that can be read" : "no such folder")
    }
  }

  private static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
