internal import ArgumentParser
internal import CaseStore
internal import EventGraph
internal import Exchange
internal import Pipeline
internal import Review

/// Writes changes into a case, after a look at the events that they are about.
struct ReviewRecorder {
  let path: String
  private let file: CaseFile
  /// The case as its changes leave it, with what was rejected; nil for changes that name no event.
  private let graph: EventGraph?

  /// - Parameter needsEvents: whether events are named, for which the case must be linked.
  init(_ path: CasePath, needsEvents: Bool, packs: [String]) async throws {
    self.path = path.path
    file = try CaseFile(path.path, .writing)
    guard needsEvents else {
      graph = nil
      return
    }
    let declared = try DeclaredOptions.parse(packs.flatMap { ["--packs", $0] })
    let inputs = try await LinkedInputs(declared, [Word(argument: path.path)], keepingRejected: true)
    graph = inputs.graph
    if inputs.hasFailed { throw ExitCode(2) }
  }

  /// An event as it is now, with its mentions; for the id of a mention that mention alone where `alone` is set.
  ///
  /// - Throws: `Failure` if the case has no such row.
  func reference(_ id: StableID, alone: Bool = false) throws -> EventReference {
    guard let graph, let event = graph.event(named: id) else { throw Failure(path, "no event \(id) in the case") }
    if alone, id.kind == .mention { return EventReference(id, mentions: [id.hash]) }
    return graph.reference(to: event, named: id.hash)
  }

  /// Whether an event has these mentions and others besides.
  ///
  /// - Throws: `Failure` that says what does not fit.
  func checkSplit(_ event: EventReference, _ mentions: [UInt64]) throws {
    for mention in mentions where !event.mentions.contains(mention) {
      throw Failure(path, "\(StableID(.mention, mention)) is no mention of \(event.id)")
    }
    if Set(mentions).count >= Set(event.mentions).count {
      throw Failure(path, "\(event.id) has no other mention that would be left")
    }
  }

  /// Records changes and says so.
  func record(_ decisions: [ReviewChange.Decision], _ signature: SignatureOptions) throws {
    let (author, time) = (try signature.name(), signature.time)
    let changes = decisions.map {
      ReviewChange($0, at: time, author: author, reason: signature.reason?.text ?? "")
    }
    let recorded = try file.record { known in
      for case .undo(let number) in decisions {
        guard let target = known.first(where: { $0.number == number }) else {
          throw Failure(path, "no change \(number); annals review \(path) lists them")
        }
        if ReviewLog(known).undone.contains(target.number) { throw Failure(path, "change \(number) is undone already") }
      }
      return changes
    }
    for change in recorded { Console.note("change \(change.number): \(ReviewLines.says(change, graph))") }
  }

  /// The last change that holds.
  func lastInForce() throws -> Int {
    guard let change = ReviewLog(try file.changes()).inForce.last else { throw Failure(path, "no change to undo") }
    return change.number
  }
}

extension ReviewChange.Decision {
  /// A decision from the words of a command.
  ///
  /// - Throws: wrong usage where they make none.
  static func make(_ kind: String, _ fields: [(name: String, values: [String])]) throws -> Self {
    do throws(ReviewError) {
      return try Self(kind: kind, fields.flatMap { field in field.values.map { Field(field.name, $0) } })
    } catch {
      throw ValidationError(error.description)
    }
  }
}
