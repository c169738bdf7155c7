internal import EventGraph
internal import Glibc

/// Reads inputs one after the other: files, folders, JSON Lines, standard input (`-`). Case files it only names.
///
/// Holds one piece of one document at a time, so memory does not grow with the inputs (folders: with the number of
/// their files). Names are unique inside one reader. Not `Sendable`: one task pulls.
public final class DocumentReader {
  private enum Step {
    case open(systemPath: [CChar], place: String, name: String)
    case reading(Reading)
  }

  private let options: ReadOptions
  private var inputs: ArraySlice<String>
  /// What is left of the input before `inputs`, in reverse order.
  private var steps: [Step] = []
  /// The text that is being handed out piece by piece.
  private var text: TextStream?
  private var lines: JSONLinesStream?
  private var names = DocumentNames()

  /// - Parameter inputs: paths as the user gave them, in order.
  public init(inputs: [String], options: ReadOptions = ReadOptions()) {
    self.inputs = inputs[...]
    self.options = options
  }

  /// The next piece, failure or note; nil when all inputs are read.
  public func next() -> Reading? {
    while true {
      do {
        if let piece = try nextOfStream() { return .piece(piece) }
        if let step = steps.popLast() {
          switch step {
          case .reading(let reading): return reading
          case .open(let path, let place, let name): try open(path, place: place, name: name)
          }
        } else if let input = inputs.popFirst() {
          try begin(input)
        } else {
          return nil
        }
      } catch {
        if error.line == nil { lines = nil }  // the input itself failed, not one line of it
        return .failure(error)
      }
    }
  }

  /// The name that a document from elsewhere (a case file) has among those of this reader: its own, or with `#2`.
  public func uniqueName(for name: String) -> String { names.unique(name) }

  /// Whether an input is taken for a case file.
  public static func namesCase(_ input: String) -> Bool {
    FolderWalk.ending(of: input) == "annals" && !namesFolder(input)
  }

  private static func namesFolder(_ input: String) -> Bool {
    var status = stat()
    return stat(input, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private func nextOfStream() throws(ReadError) -> DocumentPiece? {
    if var text = self.text {
      self.text = nil
      let piece = try text.next()
      if !text.isDone { self.text = text }
      return piece
    }
    guard var document = try lines?.next() else {
      lines = nil
      return nil
    }
    document.name = names.unique(document.name)
    text = TextStream(document: document, options: options)
    return try nextOfStream()
  }

  private func begin(_ input: String) throws(ReadError) {
    if input == "-" {
      let source = try ByteSource()
      if options.standardInputIsJSONLines {
        lines = JSONLinesStream(source: source, options: options)
      } else {
        text = try TextStream(source: source, name: names.unique("-"), options: options)
      }
      return
    }
    if DocumentReader.namesFolder(input) {
      enter(folder: input)
    } else if FolderWalk.ending(of: input) == "annals" {
      steps.append(.reading(.caseFile(path: input)))
    } else {
      let name = input.split(separator: "/").last.map(String.init) ?? input
      try open(Array(input.utf8CString), place: input, name: name)
    }
  }

  private func open(_ path: [CChar], place: String, name: String) throws(ReadError) {
    let source = try ByteSource(path: path, place: place)
    if FolderWalk.ending(of: name) == "jsonl" {
      lines = JSONLinesStream(source: source, options: options)
    } else {
      text = try TextStream(source: source, name: names.unique(name), options: options)
    }
  }

  private func enter(folder: String) {
    let walk = FolderWalk(folder: folder)
    let shown = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    steps = walk.files.reversed().map { .open(systemPath: $0.systemPath, place: "\(shown)/\($0.name)", name: $0.name) }
    steps += walk.failures.reversed().map { .reading(.failure($0)) }
    let count = walk.passedOver.values.reduce(0, +)
    if count > 0 {
      let endings = walk.passedOver.keys.sorted().prefix(8).map(\.escapedForTerminal).joined(separator: ", ")
      let more = walk.passedOver.count > 8 ? ", …" : ""
      let files = count == 1 ? "1 file" : "\(count) files"
      steps.insert(.reading(.note("\(folder.escapedForTerminal): \(files) passed over (\(endings)\(more))")), at: 0)
    }
    if walk.files.isEmpty, walk.failures.isEmpty {
      steps.insert(.reading(.failure(ReadError(place: folder, reason: "no documents in this folder"))), at: 0)
    }
  }
}
