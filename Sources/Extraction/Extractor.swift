public import EventGraph
public import LanguagePacks
internal import TimeModel

/// Reads one document: language by paragraph, creation time, timexes, triggers, attachment, status, participants.
///
/// A pure function over values: documents may be read in parallel, each with its own call.
public struct Extractor: Sendable {
  /// What is read of a document.
  public enum Scope: Sendable {
    /// Time expressions alone. Dates that are named through an event stay without a value.
    case timexes
    case all
  }

  public let packs: PackSet
  public let scope: Scope

  public init(packs: PackSet, scope: Scope = .all) {
    self.packs = packs
    self.scope = scope
  }

  /// The rows of one document, as a graph of its own, before linking.
  ///
  /// The document's `language` and `created` are kept where declared, and filled in where the text tells.
  /// - Complexity: O(bytes).
  public func extract(_ document: Document) -> EventGraph {
    var state = ExtractionState()
    return extract(document, &state)
  }

  /// As `extract(_:)` for one piece of a text that is too long to hold: `state` carries the creation time, the
  /// narrative and the language from piece to piece.
  public func extract(_ piece: Document, _ state: inout ExtractionState) -> EventGraph {
    var reading = Reading(packs: packs, scope: scope, document: piece, state: state)
    reading.run()
    state = reading.state
    return reading.graph
  }
}

/// What carries over between the pieces of one document.
public struct ExtractionState: Sendable {
  /// Number of the piece, from 0.
  var piece = 0
  var created: PartialDate?
  var createdRule: PackSet.CoreRule?
  var narrative: PartialDate?
  var language: Int?

  public init() {}
}
