public import CaseStore
internal import EventGraph
internal import LanguagePacks
public import Readers

/// What came of adding documents to a case.
public struct AddReport: Sendable {
  public var added = 0
  /// Names of documents whose text had changed: what the case held under the name is gone.
  public var replaced: [String] = []
  public var unchanged = 0
  /// Unchanged documents that were read anew on demand.
  public var reread = 0
  /// Unchanged documents that were read with other language packs than those of today.
  public var outdated = 0
  /// Rows of the table of sources that fit no document, by line.
  public var unusedSources: [(line: Int, name: String)] = []
  /// Bytes of text that were read, of unchanged documents too.
  public var bytes = 0
  /// Whether the user ended it before all inputs were read; what was added stays.
  public var wasInterrupted = false

  public var documents: Int { added + replaced.count + unchanged + reread }
}

extension Pipeline {
  /// Reads documents into a case, which is made if there is none: unchanged ones are passed over, changed ones replaced,
  /// in batches of whole documents that last once they are written.
  ///
  /// - Parameters:
  ///   - sources: what the user says about documents, by name. A date of publication is the creation time of a document
  ///     that declares none.
  ///   - rereads: whether unchanged documents are read anew too.
  ///   - isInterrupted: asked before each document; true ends the work after a last batch.
  ///   - report: gets failures, notes and the pieces that were added.
  /// - Throws: `CaseError` if the case cannot be written; what earlier batches wrote stays.
  public func add(
    _ reader: DocumentReader, to path: String, sources: SourceTable? = nil, rereads: Bool = false,
    isInterrupted: () -> Bool = { false }, progress: (AddReport) -> Void = { _ in }, report: (Extracted) -> Void
  ) async throws -> AddReport {
    let file = try CaseFile(path, .creating)
    let writer = try CaseWriter(
      file, folding: folding, reader: readerName, rules: packs.rules, places: packs.lexicon.names)
    var result = AddReport()
    var seen: Set<String> = []
    /// How the document whose pieces are coming stands to the case.
    var standing = CaseWriter.Standing.new
    var isOpen = false
    func source(of document: Document) -> SourceNote {
      let declared = SourceNote(title: document.title, publisher: document.source, url: document.url)
      return sources?.rows[document.name].map { declared.updated(with: $0.source) } ?? declared
    }
    do {
      try await extract(reader, rereadsCases: true) { piece in
        if let date = sources?.rows[piece.document.name]?.published, piece.document.created == nil {
          piece.document.created = date
        }
        if piece.index == 0 {
          if isInterrupted() { throw Interruption() }
          standing = writer.standing(of: piece.document)
          seen.insert(piece.document.name)
          if standing == .unchanged, !rereads {
            result.unchanged += 1
            if writer.isOutdated(piece.document.name) { result.outdated += 1 }
            if sources?.rows[piece.document.name] != nil {
              try writer.update(piece.document.name, source(of: piece.document))
            }
          }
        }
        if standing == .unchanged, !rereads {
          result.bytes += piece.document.text.count
          progress(result)
          return false
        }
        return true
      } receive: { extracted in
        switch extracted {
        case .piece(let piece, let graph):
          if piece.index == 0, isOpen { try writer.abandonDocument() }
          let known = writer.standing(of: piece.document)
          try writer.append(piece, graph, source(of: piece.document))
          isOpen = !piece.isLast
          if piece.isLast {
            switch known {
            case .new: result.added += 1
            case .changed: result.replaced.append(piece.document.name)
            case .unchanged: result.reread += 1
            }
          }
          result.bytes += piece.document.text.count
          progress(result)
        case .failure:
          if isOpen { try writer.abandonDocument() }
          isOpen = false
        case .note, .changes, .links: break
        }
        report(extracted)
      }
    } catch is Interruption {
      result.wasInterrupted = true
    }
    if !result.wasInterrupted, let sources {
      let known = Set(try file.documents().map(\.name))
      for (name, row) in sources.rows.sorted(by: { $0.value.line < $1.value.line }) where !seen.contains(name) {
        if known.contains(name) {
          try writer.update(name, row.source)
        } else {
          result.unusedSources.append((row.line, name))
        }
      }
    }
    try writer.commit()
    return result
  }
}

/// The user ended the work.
private struct Interruption: Error {}
