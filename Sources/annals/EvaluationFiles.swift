internal import FoundationEssentials
internal import Glibc
internal import Readers

/// Gold and inputs of `annals evaluate`, told apart: the option takes several files, and the inputs may follow them.
struct EvaluationFiles {
  private(set) var gold: [String] = []
  private(set) var inputs: [String] = []

  /// The first file after the option is gold whatever it holds; of the others, those that end in `.jsonl` and do not
  /// begin with a document.
  init(gold named: [String], inputs: [String]) {
    for file in named {
      if gold.isEmpty || file.hasSuffix(".jsonl") && !EvaluationFiles.beginsWithDocument(file) {
        gold.append(file)
      } else {
        self.inputs.append(file)
      }
    }
    self.inputs += inputs
  }

  /// The whole of a file.
  ///
  /// - Throws: `Failure` if it is missing or cannot be read.
  static func contents(of file: String) throws(Failure) -> [UInt8] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) else {
      throw Failure(file, "no such file")
    }
    if isFolder { throw Failure(file, "is a folder; name the files of gold in it") }
    guard let data = FileManager.default.contents(atPath: file) else { throw Failure(file, "cannot be read") }
    return [UInt8](data)
  }

  /// Whether the first line of a file is a document with its text.
  private static func beginsWithDocument(_ file: String) -> Bool {
    guard let stream = fopen(file, "r") else { return false }
    defer { fclose(stream) }
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    let count = getline(&line, &capacity, stream)
    guard count > 0, let line else { return false }
    let bytes = UnsafeRawBufferPointer(start: line, count: count)
    guard case .object(let members) = try? JSONValue(parsing: Array(bytes)[...]) else { return false }
    let keys = members.map { String(decoding: $0.key, as: UTF8.self) }
    return keys.contains("text") && !keys.contains("doc") && !keys.contains("layer")
  }
}
