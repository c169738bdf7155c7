/// Times parts of the program in this process, and makes the texts that the program as a whole is timed on:
/// `annals-bench MEASUREMENT [ARGUMENT...]`. `.ci/bench` holds the figures against floors.
@main
enum Bench {
  /// All measurements, in the order of the report. A new one is one line here.
  static let measurements: [(name: String, run: @Sendable ([String]) async throws -> Measurement)] = [
    ("edtf", EDTFBench.run), ("corpus", BenchCorpus.run), ("reasoning", ReasoningBench.run),
    ("case-rows", CaseBench.rows), ("case-text", CaseBench.text), ("charts", ChartsBench.run),
    ("linking", LinkingBench.run), ("questions", QuestionBench.run),
  ]

  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard let name = arguments.first, let measurement = measurements.first(where: { $0.name == name }) else {
      print("usage: annals-bench \(measurements.map(\.name).joined(separator: "|")) [ARGUMENT...]")
      return
    }
    let result = try await measurement.run(Array(arguments.dropFirst()))
    print("\(result.name)\t\(result.value)\t\(result.unit)\t\(result.detail)")
  }
}

/// One figure of a benchmark.
struct Measurement {
  var name: String
  var value: Double
  var unit: String
  var detail: String
}
