public import EventGraph
internal import TimeNetwork

/// What follows from the claims of a linked graph: chronology, conflicts, and the answers to questions of order.
///
/// ```
/// let reasoning = Reasoning(graph, words: words)
/// for answer in reasoning.before("election") { … }
/// ```
public struct Reasoning: Sendable {
  public let graph: EventGraph
  public private(set) var options: Options
  let evidence: EvidenceNetwork
  let judgement: Judgement
  /// The order of annotated events by moments; nil without any.
  let moments: TimeOrder?
  /// Events in chronological order, with propagated bounds.
  public let chronology: Chronology
  /// Position of each event in the chronology.
  let position: [Int32]

  public struct Options: Sendable {
    /// How words of a question and of the texts are made comparable.
    public var folding: Folding
    /// Words for event types in every language.
    public var typeWords: TypeWords
    /// What the words of terms say of dates, by term; filled by the pipeline.
    public var terms: [String: TermReading]
    /// Places by the wider place that holds them, as `Linker.widerPlaces`; no conflict is seen between the two.
    public var widerPlaces: [String: String]
    /// Claims that reasoning is to do without.
    public var withoutClaims: Set<ID<Claim>>
    /// Documents whose claims reasoning is to do without; events that no other document mentions are not listed.
    public var withoutDocuments: Set<ID<Document>>
    /// Which events answers list; the evidence is not filtered.
    public var filter: EventFilter

    public init(
      folding: Folding = .caseOnly, typeWords: TypeWords = TypeWords(), terms: [String: TermReading] = [:],
      widerPlaces: [String: String] = [:],
      withoutClaims: Set<ID<Claim>> = [], withoutDocuments: Set<ID<Document>> = [], filter: EventFilter? = nil
    ) {
      self.folding = folding
      self.typeWords = typeWords
      self.terms = terms
      self.widerPlaces = widerPlaces
      self.withoutClaims = withoutClaims
      self.withoutDocuments = withoutDocuments
      self.filter = filter ?? EventFilter(folding: folding)
    }
  }

  /// - Precondition: the graph is linked.
  /// - Complexity: O(*n* log *n*) for *n* mentions, claims and relations.
  public init(_ graph: EventGraph, options: Options = Options()) {
    precondition(graph.mentions.allSatisfy { $0.event != nil }, "a graph is linked before it is reasoned about")
    self.graph = graph
    self.options = options
    let hidden = options.withoutDocuments
    evidence = EvidenceNetwork(graph, without: options.withoutClaims) { hidden.contains($0.document) }
    judgement = Judgement(evidence.network, evidence.doubtful)
    moments = evidence.moments.map { TimeOrder($0) }
    let isWhole = options.withoutClaims.isEmpty && options.withoutDocuments.isEmpty
    chronology = Chronologist(graph, judgement.order.core, usesOwnBounds: isWhole).chronology()
    var position = [Int32](repeating: 0, count: graph.events.count)
    for (index, entry) in chronology.entries.enumerated() { position[Int(entry.event.index)] = Int32(index) }
    self.position = position
  }

  /// The same evidence, with another choice of what answers list. O(1).
  public func filtered(by filter: EventFilter) -> Reasoning {
    var copy = self
    copy.options.filter = filter
    return copy
  }

  /// Whether answers may list an event: the filter passes it and a document that counts mentions it.
  func isListed(_ event: ID<Event>) -> Bool {
    let hidden = options.withoutDocuments
    if !hidden.isEmpty, graph.events[event].mentions.allSatisfy({ hidden.contains(graph.mentions[$0].document) }) {
      return false
    }
    return options.filter.passes(event, graph)
  }
}

/// The order that a network implies, and what of it needs no doubtful claim.
struct Judgement: Sendable {
  let order: TimeOrder
  /// Without contested and doubtful claims.
  let certain: Propagation

  init(_ network: TimeNetwork, _ doubtful: Set<Int32>) {
    order = TimeOrder(network)
    let excluded = doubtful.union(order.core.contestedClaims)
    certain = excluded.isEmpty ? order.core : network.without(excluded).propagated()
  }
}
