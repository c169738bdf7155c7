import EventGraph
import Exchange
import Glibc
import Pipeline
import Readers

/// Long texts of one kind, by which reading must take time in proportion to their length.
enum LongText {
  /// What is repeated; `words` stands for a line of words without end.
  private static let units: [(kind: String, unit: String)] = [
    ("digits", "7"), ("dates", "12.03.2021 "), ("joined-dates", "12.03.2021"), ("word", "word"), ("brackets", "("),
    ("words", "the court of the city closed an office and three people were there "), ("quotes", "\""),
    ("marks", "\u{301}"),
    ("dashes", "2020-"), ("commas", "May,"),
  ]

  static var kinds: [String] { units.map(\.kind) }

  /// Writes a text of a kind to standard output, on one line.
  static func write(_ kind: String, megabytes: Int) {
    guard let unit = units.first(where: { $0.kind == kind })?.unit else { return }
    let bytes = Array(unit.utf8)
    var block: [UInt8] = []
    while block.count < 1 << 16 { block += bytes }
    var left = megabytes * 1_000_000 / bytes.count * bytes.count
    while left > 0 {
      let count = block.withUnsafeBytes { Glibc.write(1, $0.baseAddress, min(left, $0.count)) }
      // Blocks are whole units, so a short write is finished before the next block.
      if count <= 0 { return }
      left -= count
      block = Array(block[(count % bytes.count)...] + block[..<(count % bytes.count)])
    }
  }

  /// Extracts a file and prints the seconds of processor time it took (of all threads; what else the machine does is not
  /// counted), the greatest memory in MB, and the bytes that were written.
  static func measure(_ file: String) async throws {
    let pipeline = try Pipeline()
    let start = clock()
    var bytes = 0
    var writer = ExtractionWriter()
    try await pipeline.extract(DocumentReader(inputs: [file], options: ReadOptions(language: "en"))) { extracted in
      guard case .piece(let piece, let graph) = extracted else { return }
      writer.writeRows(of: graph, scalarOffset: piece.scalarOffset)
      bytes += writer.take().count
    }
    let seconds = Double(clock() - start) / 1_000_000
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    print("\((seconds * 100).rounded() / 100) \(usage.ru_maxrss / 1024) \(bytes)")
  }
}
