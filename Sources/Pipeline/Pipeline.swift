public import Analysis
public import CaseStore
public import EventGraph
internal import Extraction
public import LanguagePacks
internal import Linking
public import Readers
public import Review
internal import TimeML
public import TimeModel

/// The way of a document through the rooms: read, extract, join, link. The library's front door.
///
/// Documents are worked on in parallel; what comes out is always in the order of the inputs, so the same inputs give the
/// same bytes. Cancelling the task that waits ends the work at the next document.
public struct Pipeline: Sendable {
  public let packs: PackSet
  /// Nil for the built-in packs alone.
  private let packFiles: [PackFile]?
  let extractor: Extractor
  /// Pieces that are in work at once, of small ones several times as many (`OrderedWindow.isFull`); bounds memory together
  /// with the size of a piece.
  let width: Int
  /// From how many mentions on a case keeps what linking made of it: fewer are linked faster than a file is written.
  var leastKept = 10_000

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

  /// A name for what reads documents: it changes with the language packs.
  public var readerName: String {
    var hash = PackImage.embeddedFingerprint
    if let packFiles {
      var own = FNV1a()
      for file in packFiles {
        own.combine(file.path.utf8)
        own.combine(file.text.utf8)
      }
      hash = own.hash
    }
    return String(hash, radix: 16)
  }

  /// How words of texts and queries are made comparable. Built anew on each call, in about a millisecond.
  public var folding: Folding { packs.folding(files: packFiles ?? PackFile.embedded) }

  /// What comes out of extraction, in the order of the inputs.
  public enum Extracted: Sendable {
    case piece(DocumentPiece, EventGraph)
    case failure(ReadError)
    case note(String)
    /// An analyst's changes in a case file, behind its documents; none are left out.
    case changes([ReviewChange], path: String)
    /// What linking made of a case file, or room for it; behind its documents, where it is asked for.
    case links(CaseLinks)
  }

  /// How far the work is.
  public struct Progress: Sendable {
    public enum Stage: Sendable { case extracting, linking }
    public var stage: Stage
    public var documents: Int
    /// Bytes of text that have been extracted.
    public var bytes: Int
  }

  /// Extracts all documents, joins their graphs in the order of their names and links them; then makes the changes that
  /// the case files among the inputs hold. Failures and notes go to `report`.
  ///
  /// - Parameter keepingRejected: whether events that an analyst rejected stay, with a mark, to be explained.
  /// - Complexity: memory grows with the texts, which the graph keeps.
  public func graph(
    of reader: DocumentReader, keepingRejected: Bool = false, progress: (Progress) -> Void = { _ in },
    report: (Extracted) -> Void
  ) async throws -> EventGraph {
    var graph = EventGraph(rules: packs.rules, names: packs.lexicon.names)
    var reviews: [(log: ReviewLog, name: String)] = []
    var links: [CaseLinks] = []
    var parts = DocumentParts()
    var documents = 0
    var bytes = 0
    try await extract(reader, readsLinks: true) { extracted in
      switch extracted {
      case .piece(let piece, let rows):
        if !piece.document.notes.isEmpty { report(extracted) }
        bytes += piece.document.text.count
        parts.append(rows, isContinuation: piece.index > 0)
        if piece.index == 0 { documents += 1 }
        progress(Progress(stage: .extracting, documents: documents, bytes: bytes))
      case .changes(let changes, let path):
        let file = path.split(separator: "/").last.map(String.init) ?? path
        reviews.append((ReviewLog(changes), "\(file) (review)"))
      case .links(let kept): links.append(kept)
      case .failure, .note: report(extracted)
      }
    }
    progress(Progress(stage: .linking, documents: documents, bytes: bytes))
    parts.join(to: &graph, asTheyCame: !links.isEmpty)
    let linker = Linker(folding: folding)
    return reviews.reduce(link(graph, linker, links)) { graph, review in
      review.log.applied(to: graph, name: review.name, linker: linker, keepingRejected: keepingRejected)
    }
  }

  /// Links a graph, or takes the links that its case keeps; what took long is kept there.
  private func link(_ graph: EventGraph, _ linker: Linker, _ links: [CaseLinks]) -> EventGraph {
    // Links hold where the inputs are one case and nothing else.
    guard links.count == 1, links[0].documents == graph.documents.count else { return linker.link(graph) }
    if let linked = links[0].linked(graph) { return linked }
    let linked = linker.link(graph)
    if linked.mentions.count >= leastKept { links[0].keep(linked) }
    return linked
  }

  /// What follows from a linked graph, for questions that use `terms` (words that may name event types and
  /// dates), of a language where it is known.
  public func reasoning(
    on graph: EventGraph, terms: [String] = [], language: String? = nil, asked: PartialDate? = nil,
    withoutClaims: Set<ID<Claim>> = [],
    withoutDocuments: Set<ID<Document>> = [], filter: EventFilter? = nil, folding: Folding? = nil
  ) -> Reasoning {
    Reasoning(
      graph,
      options: options(
        terms: terms, language: language, asked: asked, withoutClaims: withoutClaims,
        withoutDocuments: withoutDocuments, filter: filter, folding: folding))
  }

  /// What reasoning needs to know of a question, whatever the graph.
  ///
  /// - Parameter known: `folding`, where it is at hand.
  public func options(
    terms: [String] = [], language: String? = nil, asked: PartialDate? = nil, withoutClaims: Set<ID<Claim>> = [],
    withoutDocuments: Set<ID<Document>> = [], filter: EventFilter? = nil, folding known: Folding? = nil
  ) -> Reasoning.Options {
    let folding = known ?? folding
    return Reasoning.Options(
      folding: folding, typeWords: packs.typeWords(in: terms, folding: folding),
      terms: termReadings(terms, language: language, asked: asked),
      withoutClaims: withoutClaims,
      withoutDocuments: withoutDocuments, filter: filter)
  }
}

extension Pipeline {
  /// The rows of an annotated document.
  func annotated(_ piece: DocumentPiece) -> Extracted {
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
