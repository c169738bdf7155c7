public import Analysis
public import EventGraph
internal import Extraction
public import LanguagePacks
internal import Linking
public import Readers
internal import TimeML

/// The way of a document through the rooms: read, extract, join, link. The library's front door.
///
/// Documents are worked on in parallel; what comes out is always in the order of the inputs, so the same inputs give the
/// same bytes. Cancelling the task that waits ends the work at the next document.
public struct Pipeline: Sendable {
  public let packs: PackSet
  /// Nil for the built-in packs alone.
  private let packFiles: [PackFile]?
  private let extractor: Extractor
  /// Pieces that are in work at once; bounds memory together with the size of a piece.
  private let width: Int

  /// Compiles the built-in language packs, and those of the user's folders in place of or besides them.
  ///
  /// - Parameter width: documents in work at once; nil for one per processor, at most eight, and one that is being written.
  /// - Throws: `PackError`.
  public init(packFolders: [String] = [], width: Int? = nil) throws(PackError) {
    if packFolders.isEmpty {
      packFiles = nil
      packs = try PackSet.embedded()
    } else {
      var files = PackFile.embedded
      for folder in packFolders {
        let added = try PackFolder.files(at: folder)
        let languages = Set(added.map { $0.path.prefix { $0 != "/" } })
        files.removeAll { languages.contains($0.path.prefix { $0 != "/" }) }
        files += added
      }
      packFiles = files
      packs = try PackSet(files)
    }
    extractor = Extractor(packs: packs)
    self.width = width ?? min(8, ProcessorCount.available) + 1
  }

  /// How words of texts and queries are made comparable. Built anew on each call, in about a millisecond.
  public var folding: Folding { packs.folding(files: packFiles ?? PackFile.embedded) }

  /// What comes out of extraction, in the order of the inputs.
  public enum Extracted: Sendable {
    case piece(DocumentPiece, EventGraph)
    case failure(ReadError)
    case note(String)
  }

  /// Extracts every document alone and hands over its graph, piece by piece for long ones: memory does not grow with the
  /// inputs. A piece's graph counts from the start of the piece.
  ///
  /// - Parameter timexesOnly: leaves out events and all that hangs on them, at a fraction of the time.
  /// - Throws: what `receive` throws, or `CancellationError`.
  public func extract(_ reader: DocumentReader, timexesOnly: Bool = false, receive: (Extracted) throws -> Void)
    async throws
  {
    let extractor = timexesOnly ? Extractor(packs: packs, scope: .timexes) : self.extractor
    try await withThrowingTaskGroup(of: (Int, EventGraph, ExtractionState).self) { [width] group in
      var window = OrderedWindow()
      /// The pieces of a long document carry a state from one to the next, so they are read one after the other.
      var state = ExtractionState()
      var pieceInWork: Int?

      func waitForOne() async throws {
        guard let (number, graph, newState) = try await group.next() else { return }
        if number == pieceInWork { (state, pieceInWork) = (newState, nil) }
        window.finish(number, with: graph)
        while let next = window.popReady() { try receive(next) }
      }

      while let reading = reader.next() {
        try Task.checkCancellation()
        switch reading {
        case .failure(let error): window.append(.failure(error))
        case .note(let note): window.append(.note(note))
        case .piece(let piece) where piece.index == 0 && TimeMLReader.recognises(piece.document.text):
          window.append(annotated(piece))
        case .piece(let piece):
          while pieceInWork != nil || window.pendingCount >= width { try await waitForOne() }
          let carried = piece.index == 0 ? ExtractionState() : state
          let number = window.append(pending: piece)
          if !piece.isWhole { pieceInWork = number }
          let document = piece.document
          group.addTask {
            var carried = carried
            let graph = extractor.extract(document, &carried)
            return (number, graph, carried)
          }
        }
        while let next = window.popReady() { try receive(next) }
      }
      while window.pendingCount > 0 { try await waitForOne() }
    }
  }

  /// How far the work is.
  public struct Progress: Sendable {
    public enum Stage: Sendable { case extracting, linking }
    public var stage: Stage
    public var documents: Int
    /// Bytes of text that have been extracted.
    public var bytes: Int
  }

  /// Extracts all documents, joins their graphs and links them. Failures and notes go to `report`.
  ///
  /// - Complexity: memory grows with the texts, which the graph keeps.
  public func graph(
    of reader: DocumentReader, progress: (Progress) -> Void = { _ in }, report: (Extracted) -> Void
  ) async throws -> EventGraph {
    var graph = EventGraph(rules: packs.rules, names: packs.lexicon.names)
    var bytes = 0
    try await extract(reader) { extracted in
      guard case .piece(let piece, let rows) = extracted else {
        report(extracted)
        return
      }
      if !piece.document.notes.isEmpty { report(extracted) }
      bytes += piece.document.text.count
      if piece.index == 0 { graph.append(rows) } else { graph.appendContinuation(rows) }
      progress(Progress(stage: .extracting, documents: graph.documents.count, bytes: bytes))
    }
    progress(Progress(stage: .linking, documents: graph.documents.count, bytes: bytes))
    return Linker(folding: folding).link(graph)
  }

  /// What follows from a linked graph, for questions that use `terms` (words that may name event types and
  /// dates), of a language where it is known.
  public func reasoning(
    on graph: EventGraph, terms: [String] = [], language: String? = nil, withoutClaims: Set<ID<Claim>> = [],
    withoutDocuments: Set<ID<Document>> = [], filter: EventFilter? = nil
  ) -> Reasoning {
    let folding = folding
    let options = Reasoning.Options(
      folding: folding, typeWords: packs.typeWords(in: terms, folding: folding),
      terms: termReadings(terms, language: language),
      withoutClaims: withoutClaims,
      withoutDocuments: withoutDocuments, filter: filter)
    return Reasoning(graph, options: options)
  }
}

extension Pipeline {
  /// The rows of an annotated document.
  private func annotated(_ piece: DocumentPiece) -> Extracted {
    let name = piece.document.name
    guard piece.isWhole else { return .failure(ReadError(place: name, reason: "a TimeML document of more than 4 MB")) }
    func rule(_ core: PackSet.CoreRule) -> RuleID { RuleID(packs.rule(core)) }
    let rules = TimeMLReader.Rules(
      event: rule(.annotatedEvent), timex: rule(.annotatedTimex), link: rule(.annotatedLink))
    do {
      let graph = try TimeMLReader(rules: rules).graph(
        of: piece.document, rules: packs.rules, names: packs.lexicon.names)
      var piece = piece
      piece.document = graph.documents[0]
      return .piece(piece, graph)
    } catch {
      return .failure(ReadError(place: name, line: error.line > 0 ? error.line : nil, reason: error.reason))
    }
  }
}
