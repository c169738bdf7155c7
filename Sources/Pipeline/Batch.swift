internal import EventGraph
internal import Extraction

/// What one task extracts: many small documents, or one large one or a piece of it.
///
/// A document of a few hundred bytes takes less time than handing it to another thread and taking its rows back.
struct Batch: Sendable {
  struct Done: Sendable {
    var numbers: [Int]
    var graphs: [EventGraph]
    /// Set for a piece of a long document.
    var state: ExtractionState?
  }

  /// Bytes of text that are worth a task: about 15 ms of work.
  static let worthwhile = 64 << 10

  private var documents: [Document] = []
  private var numbers: [Int] = []
  private var bytes = 0
  /// Set for a piece of a long document, which is then alone.
  var state: ExtractionState?

  var isEmpty: Bool { documents.isEmpty }
  var isFull: Bool { bytes >= Batch.worthwhile }

  /// - Parameter number: of the document in the window.
  mutating func append(_ document: Document, number: Int) {
    documents.append(document)
    numbers.append(number)
    bytes += OrderedWindow.weight(of: document)
  }

  /// - Throws: `CancellationError`.
  func extracted(by extractor: Extractor) throws -> Done {
    var done = Done(numbers: numbers, graphs: [], state: state)
    done.graphs.reserveCapacity(documents.count)
    for document in documents {
      try Task.checkCancellation()
      var carried = state ?? ExtractionState()
      done.graphs.append(extractor.extract(document, &carried))
      if state != nil { done.state = carried }
    }
    return done
  }
}
