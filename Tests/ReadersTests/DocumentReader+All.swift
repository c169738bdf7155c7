import EventGraph

@testable import Readers

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
