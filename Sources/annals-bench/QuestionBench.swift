import EventGraph
import FoundationEssentials
import Glibc
import Pipeline

/// Mean time to understand a question, packs loaded.
enum QuestionBench {
  /// - Parameter arguments: a table of questions with columns as in Fixtures/questions; with a second argument `print`
  ///   every best reading on standard error, as id, intent and slots. A third names folders of packs.
  static func run(_ arguments: [String]) throws -> Measurement {
    guard let file = arguments.first else { throw BenchError("questions FILE [print [PACKS...]]") }
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").dropFirst()
    let rows = lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false) }.filter { $0.count > 3 }
    let pipeline = try Pipeline(packFolders: Array(arguments.dropFirst(2)))
    var understood = 0
    let start = clock()
    for row in rows {
      let readings = pipeline.readings(of: String(row[3]))
      if !readings.isEmpty { understood += 1 }
      guard arguments.dropFirst().first == "print" else { continue }
      let first = readings.first
      let slots = first?.words.sorted { $0.key < $1.key }.map { "\($0.key.rawValue)=\($0.value)" } ?? []
      let asks = first.map { "\($0.intent.rawValue) \($0.pick.rawValue) \($0.certainty.rawValue)" } ?? "refuse"
      fputs("\(row[0])\t\(asks)\t\(slots.joined(separator: "; "))\t\(first?.rule ?? "")\n", stderr)
    }
    let seconds = Double(clock() - start) / 1_000_000
    return Measurement(
      name: "question: reading", value: (seconds / Double(max(1, rows.count)) * 1e5).rounded() / 100, unit: "ms",
      detail: "\(rows.count) questions, \(understood) understood")
  }
}
