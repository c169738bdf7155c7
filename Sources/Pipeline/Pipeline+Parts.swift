public import Analysis
public import CaseStore
public import EventGraph
internal import LanguagePacks
internal import Linking
public import Readers

/// A part of a case that answers one question as the whole case would.
public struct PartialGraph: Sendable {
  public let graph: EventGraph
  /// Pieces of documents with notes for the reader, of the whole case.
  public let noted: [DocumentPiece]
  /// Documents and time expressions of the whole case.
  public let documents: Int
  public let timexes: Int
}

extension Pipeline {
  /// The events of a case that an answer to a question of order may need; nil where that may be any.
  ///
  /// - Parameters:
  ///   - question: of the intents before, after, between, during and near.
  ///   - options: with the terms of the question and the user's filter, which its words may narrow.
  public func part(for question: Question, _ options: Reasoning.Options) -> QuestionPart? {
    var types = options.filter.types
    for (slot, words) in question.words {
      switch slot {
      case .x, .y, .span: continue
      case .type:
        guard let named = options.types(namedBy: words) else { return nil }
        types = named
      // Whether an actor is there at all is asked of the whole case.
      default: return nil
      }
    }
    guard [.before, .after, .between, .during, .near].contains(question.intent), options.withoutClaims.isEmpty else {
      return nil
    }
    let families = options.filter.families
    if !families.isEmpty {
      types = Set(EventType.all.filter { families.contains($0.family) && (types.isEmpty || types.contains($0)) })
      if types.isEmpty { return nil }
    }
    let filter = options.filter
    let listed = EventSelection.Kind(types: types, statuses: filter.statuses, from: filter.from, to: filter.to)
    if listed.isEmpty { return nil }
    var part = QuestionPart(selection: EventSelection(kinds: [listed]))
    for slot in [Question.Slot.x, .y] {
      guard let term = question.words[slot] else { continue }
      switch options.scope(of: term) {
      case .date: continue
      case .mention(let hash): part.selection.mentions.append(hash)
      case .types(let types):
        // Events of withdrawn documents are not looked for.
        guard options.withoutDocuments.isEmpty else { return nil }
        part.selection.kinds.append(EventSelection.Kind(types: types))
        part.named.append(types)
      case .any: return nil
      }
    }
    return part
  }

  /// Reads a part of a case by the links that it keeps.
  ///
  /// - Parameter inputs: as for `DocumentReader`.
  /// - Returns: nil where the inputs are not one case alone, where it keeps no links or holds changes of an analyst, or
  ///   where the part does not suffice: then the whole is to be read, which also says what is wrong with a file.
  public func graph(of inputs: [String], _ part: QuestionPart) -> PartialGraph? {
    guard inputs.count == 1, DocumentReader.namesCase(inputs[0]) else { return nil }
    var lists = NameLists(rules: packs.rules, places: packs.lexicon.names)
    guard let file = try? CaseFile(inputs[0], .reading),
      let rows = try? CasePart.read(file, key: linksKey, part.selection, &lists)
    else { return nil }
    var parts = DocumentParts()
    for piece in rows.pieces { parts.append(piece.graph, isContinuation: piece.isContinuation) }
    var joined = EventGraph(rules: packs.rules, names: packs.lexicon.names)
    parts.join(to: &joined, asTheyCame: true)
    guard let graph = rows.linked(joined) else { return nil }
    for types in part.named
    where graph.events.count(where: { types.contains($0.type) }) < TermScope.leastEvents { return nil }
    return PartialGraph(
      graph: graph, noted: rows.noted, documents: graph.documents.count, timexes: rows.timexCount)
  }

  /// What links that a case keeps hold for.
  var linksKey: String { "\(Linker.version) \(readerName)" }
}

/// What of a case a question needs.
public struct QuestionPart: Sendable {
  public var selection: EventSelection
  /// Types that a term names, of each of which there must be `TermScope.leastEvents` events.
  var named: [Set<EventType>] = []
}
