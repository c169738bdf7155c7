import EventGraph
import Foundation

@testable import Readers

/// A folder for the files of one test, removed at its end.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "annals-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file (and its folders) and returns its path.
  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = path + "/" + name
    let folder = (file as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String { try write(Array(text.utf8), to: name) }
}

extension DocumentReader {
  /// All that is left, for tests.
  func all() -> [Reading] {
    var readings: [Reading] = []
    while let reading = next() { readings.append(reading) }
    return readings
  }

  var pieces: [DocumentPiece] {
    all().compactMap { if case .piece(let piece) = $0 { piece } else { nil } }
  }
}

extension [Reading] {
  var pieces: [DocumentPiece] { compactMap { if case .piece(let piece) = $0 { piece } else { nil } } }
  var failures: [String] { compactMap { if case .failure(let error) = $0 { error.description } else { nil } } }
  var notes: [String] { compactMap { if case .note(let note) = $0 { note } else { nil } } }
}
