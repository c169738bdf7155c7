import FoundationEssentials
import Glibc
import Pipeline

/// Mean time to understand a question, packs loaded.
enum QuestionBench {
  /// - Parameter arguments: a table of questions with columns as in Fixtures/questions, then folders of packs.
  static func run(_ arguments: [String]) throws -> Measurement {
    guard let file = arguments.first else { throw BenchError("questions FILE [PACKS...]") }
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").dropFirst()
    let rows = lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false) }.filter { $0.count > 3 }
    let pipeline = try Pipeline(packFolders: Array(arguments.dropFirst()))
    var understood = 0
    let start = clock()
    for row in rows {
      if !pipeline.readings(of: String(row[3])).isEmpty { understood += 1 }
    }
    let seconds = Double(clock() - start) / 1_000_000
    return Measurement(
      name: "question: reading", value: (seconds / Double(max(1, rows.count)) * 1e5).rounded() / 100, unit: "ms",
      detail: "\(rows.count) questions, \(understood) understood")
  }
}
