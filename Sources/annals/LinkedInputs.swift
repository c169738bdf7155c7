internal import EventGraph
internal import Pipeline
internal import Readers

/// All documents of a command read and linked, for commands that need the whole.
struct LinkedInputs {
  let pipeline: Pipeline
  let graph: EventGraph
  private let knownFolding: Folding?
  /// That of the pipeline, which takes a while to make.
  var folding: Folding { knownFolding ?? pipeline.folding }
  /// Call `finish` at the end of the command: it knows whether an input failed.
  private(set) var report = RunReport()
  var hasFailed: Bool { report.hasFailed }
  /// Pieces whose notes `announce` tells the user.
  private var noted: [DocumentPiece] = []

  /// - Parameters:
  ///   - pipeline: one that is at hand; else the declared packs are loaded.
  ///   - keepingRejected: whether events that the review of a case rejected stay, to be explained.
  init(_ declared: DeclaredOptions, _ inputs: [Word], _ pipeline: Pipeline? = nil, keepingRejected: Bool = false)
    async throws
  {
    let pipeline = try pipeline ?? declared.pipeline()
    self.pipeline = pipeline
    knownFolding = nil
    var report = RunReport()
    graph = try await pipeline.graph(of: declared.reader(for: inputs.map(\.text)), keepingRejected: keepingRejected) {
      progress in
      switch progress.stage {
      case .extracting: Console.progress("\(progress.documents) documents, \(progress.bytes >> 20) MB")
      case .linking: Console.progress("linking \(progress.documents) documents")
      }
    } report: {
      report.receive($0)
    }
    Console.endProgress()
    report.countRead(graph)
    self.report = report
  }

  /// The part of a case that a question needs, where the inputs are a case that can be read in part; nil otherwise.
  ///
  /// Call `announce` once it is clear that the part is used.
  init?(_ inputs: [Word], _ pipeline: Pipeline, _ part: QuestionPart?, _ folding: Folding) {
    guard let part, let read = pipeline.graph(of: inputs.map(\.text), part) else { return nil }
    self.pipeline = pipeline
    knownFolding = folding
    graph = read.graph
    noted = read.noted
    report.countRead(documents: read.documents, dates: read.timexes)
  }

  /// Tells the user the notes that came with the documents of a part.
  mutating func announce() {
    for piece in noted { report.receive(.piece(piece, EventGraph()), isCounted: false) }
  }
}
