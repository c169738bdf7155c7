internal import ArgumentParser
internal import EventGraph
internal import Exchange
internal import Glibc

/// Where TimeML documents go: files of a folder, or standard output, which takes one.
struct TimeMLOutput {
  private let folder: String?
  private var writer: TimeMLWriter?
  private var name = ""
  /// The one document of standard output, held back until it is known to be the only one.
  private var held: [UInt8]?
  /// Files that were written, so that no document overwrites another.
  private var written: Set<String> = []
  private(set) var failures = 0

  /// - Throws: `Failure` if the folder cannot be made.
  init(folder: String?) throws {
    self.folder = folder
    if let folder { try TimeMLOutput.makeFolder(folder) }
  }

  /// - Throws: wrong usage for a second document on standard output.
  mutating func begin(_ document: Document) throws {
    if folder == nil, held != nil || writer != nil {
      throw ValidationError("standard output takes one TimeML document and there are several: name a folder with -o")
    }
    writer = TimeMLWriter(document)
    name = document.name
  }

  mutating func append(_ graph: EventGraph, keeping kept: Set<ID<Mention>>?) { writer?.append(graph, keeping: kept) }

  /// Ends a document. A file that cannot be written is reported, and the work goes on.
  mutating func end() {
    guard var writer else { return }
    let bytes = writer.finish()
    self.writer = nil
    if writer.charactersReplaced > 0 {
      Console.note("\(name): characters that XML forbids, replaced by U+FFFD: \(writer.charactersReplaced)")
    }
    if writer.eventsLeftOut > 0 {
      Console.note("\(name): events left out, as their words overlap other elements: \(writer.eventsLeftOut)")
    }
    guard let folder else {
      held = bytes
      return
    }
    do throws(Failure) {
      try write(bytes, into: folder)
    } catch {
      failures += 1
      Console.error("\(error)")
    }
  }

  /// Prints the document of standard output.
  mutating func finish() {
    if let held { StandardOutput.write(held) }
    held = nil
  }

  /// Writes NAME.tml; the folders of a document's name are made, and none leads out of the output folder.
  private mutating func write(_ bytes: [UInt8], into folder: String) throws(Failure) {
    var parts = name.split(separator: "/").filter { $0 != "." && $0 != ".." && !$0.utf8.contains(0) }.map(String.init)
    let file = parts.popLast() ?? "document"
    var path = folder
    for part in parts {
      path += "/" + part
      try TimeMLOutput.makeFolder(path)
    }
    path += "/" + file
    var target = path + ".tml"
    var number = 2
    while !written.insert(target).inserted {
      target = "\(path)#\(number).tml"
      number += 1
    }
    try OutputFile.write(bytes, to: target)
  }

  private static func makeFolder(_ path: String) throws(Failure) {
    if mkdir(path, 0o777) == 0 || errno == EEXIST && isFolder(path) { return }
    throw Failure(path, errno == EEXIST ? "is no folder" : "cannot be made: \(Console.explanation(of: errno))")
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    defer { errno = EEXIST }
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
