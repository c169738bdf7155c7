internal import CaseStore
internal import EventGraph
internal import Extraction
internal import LanguagePacks
public import Readers
internal import Review
internal import TimeML

extension Pipeline {
  /// Extracts every document alone and hands over its graph, piece by piece for long ones: memory does not grow with the
  /// inputs. A piece's graph counts from the start of the piece.
  ///
  /// Documents of case files come with the rows that were made when they were added, as if they were read anew.
  ///
  /// - Parameters:
  ///   - timexesOnly: leaves out events and all that hangs on them, at a fraction of the time.
  ///   - rereadsCases: whether documents of case files are extracted anew from the texts that the case holds.
  ///   - readsLinks: whether `receive` gets what linking made of a case before, too.
  ///   - admit: gets each piece before it is extracted, in order; may change what is declared about the document; false
  ///     leaves the piece out. It must treat all pieces of a document alike.
  /// - Throws: what `admit` and `receive` throw, or `CancellationError`.
  public func extract(
    _ reader: DocumentReader, timexesOnly: Bool = false, rereadsCases: Bool = false, readsLinks: Bool = false,
    admit: (inout DocumentPiece) throws -> Bool = { _ in true }, receive: (Extracted) throws -> Void
  ) async throws {
    let extractor = timexesOnly ? Extractor(packs: packs, scope: .timexes) : self.extractor
    var lists = NameLists(rules: packs.rules, places: packs.lexicon.names)
    try await withThrowingTaskGroup(of: Batch.Done.self) { [width] group in
      var window = OrderedWindow()
      var batch = Batch()
      /// The pieces of a long document carry a state from one to the next, so they are read one after the other.
      var state = ExtractionState()
      var isPieceInWork = false
      /// An annotated document that was refused with its first piece.
      var refused: String?

      func handOver() throws { while let next = window.popReady() { try receive(next) } }

      /// False where nothing is in work.
      @discardableResult
      func waitForOne() async throws -> Bool {
        guard let done = try await group.next() else { return false }
        if let carried = done.state { (state, isPieceInWork) = (carried, false) }
        for (number, graph) in zip(done.numbers, done.graphs) { window.finish(number, with: graph) }
        try handOver()
        return true
      }

      func handOut() async throws {
        if batch.isEmpty { return }
        group.addTask { [batch] in try batch.extracted(by: extractor) }
        batch = Batch()
        while window.isFull(width: width), try await waitForOne() {}
      }

      func finishAll() async throws {
        try await handOut()
        while window.pendingCount > 0, try await waitForOne() {}
        try handOver()
      }

      func extract(_ piece: DocumentPiece) async throws {
        var piece = piece
        guard try admit(&piece) else { return }
        if piece.index == 0 {
          refused = nil
          if TimeMLReader.recognises(piece.document.text) {
            if !piece.isWhole { refused = piece.document.name }
            window.append(annotated(piece))
            return try handOver()
          }
        } else if refused == piece.document.name {
          return
        }
        if piece.isWhole {
          batch.append(piece.document, number: window.append(pending: piece))
          if batch.isFull { try await handOut() }
        } else {
          try await handOut()
          while isPieceInWork, try await waitForOne() {}
          batch.state = piece.index == 0 ? ExtractionState() : state
          batch.append(piece.document, number: window.append(pending: piece))
          isPieceInWork = true
          try await handOut()
        }
      }

      func readCase(_ path: String) async throws {
        try await finishAll()
        do {
          let file = try CaseFile(path, .reading)
          let rows = try RowReader(file, &lists)
          let stored = try CaseReader(file)
          var name: String?
          var (documents, isAsStored) = (0, !timexesOnly && !rereadsCases)
          while var next = try stored.next() {
            try Task.checkCancellation()
            if next.piece.index == 0 {
              let unique = reader.uniqueName(for: next.piece.document.name)
              // Ids of rows hold the name: under another one they are made anew.
              name = unique == next.piece.document.name ? nil : unique
              documents += 1
              isAsStored = isAsStored && name == nil
            }
            if let name { next.piece.document.name = name }
            if timexesOnly || rereadsCases || name != nil {
              try await extract(next.piece)
            } else {
              try await finishAll()
              let graph = try rows.graph(of: next)
              guard try admit(&next.piece) else { continue }
              try receive(.piece(next.piece, graph))
            }
          }
          try await finishAll()
          if readsLinks, isAsStored,
            let links = try CaseLinks(file, key: linksKey, documents: documents)
          {
            try receive(.links(links))
          }
          let changes = try file.changes()
          if !changes.isEmpty { try receive(.changes(changes, path: path)) }
        } catch let error as CaseError {
          try await finishAll()
          try receive(.failure(ReadError(place: error.place, reason: error.reason)))
        }
      }

      while let reading = reader.next() {
        try Task.checkCancellation()
        switch reading {
        case .failure(let error): window.append(.failure(error))
        case .note(let note): window.append(.note(note))
        case .caseFile(let path): try await readCase(path)
        case .piece(let piece): try await extract(piece)
        }
        try handOver()
      }
      try await finishAll()
    }
  }
}
