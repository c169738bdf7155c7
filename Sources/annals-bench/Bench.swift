import CSQLite3
import Foundation

/// Times parts of the program in this process, and makes the texts that the program as a whole is timed on:
/// `annals-bench MEASUREMENT [ARGUMENT...]`. `.ci/bench` holds the figures against floors.
@main
enum Bench {
  /// All measurements, in the order of the report. A new one is one line here.
  static let measurements: [(name: String, run: @Sendable ([String]) async throws -> Measurement)] = [
    ("edtf", EDTFBench.run), ("corpus", BenchCorpus.run), ("reasoning", ReasoningBench.run),
    ("case-rows", CaseBench.rows), ("case-text", CaseBench.text), ("charts", ChartsBench.run),
    ("linking", LinkingBench.run), ("questions", QuestionBench.run), ("event-memory", GraphBench.eventMemory),
  ]

  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard let name = arguments.first, let measurement = measurements.first(where: { $0.name == name }) else {
      print("usage: annals-bench \(measurements.map(\.name).joined(separator: "|")) [ARGUMENT...]")
      return
    }
    do {
      let result = try await measurement.run(Array(arguments.dropFirst()))
      print("\(result.name)\t\(result.value)\t\(result.unit)\t\(result.detail)")
    } catch {
      FileHandle.standardError.write(Data("annals-bench: \(error)\n".utf8))
      exit(1)
    }
  }

  /// Bytes of the heap in use, without what was given back.
  static func heapBytes() -> Int {
    let heap = mallinfo2()
    return Int(heap.uordblks) + Int(heap.hblkhd)
  }
}

/// One figure of a benchmark.
struct Measurement {
  var name: String
  var value: Double
  var unit: String
  var detail: String
}
