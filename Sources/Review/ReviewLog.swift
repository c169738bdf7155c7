public import EventGraph

/// The changes of a case in order, with what became of each.
public struct ReviewLog: Sendable {
  /// All changes, undone ones too.
  public let changes: [ReviewChange]
  /// Numbers of the changes that are as if they had not been made.
  public let undone: Set<Int>

  /// - Complexity: O(changes).
  public init(_ changes: [ReviewChange]) {
    self.changes = changes
    // An undo holds unless a later one undoes it, so the last is looked at first.
    var undone: Set<Int> = []
    for change in changes.reversed() where !undone.contains(change.number) {
      if case .undo(let number) = change.decision, number < change.number { undone.insert(number) }
    }
    self.undone = undone
  }

  /// The changes that hold, in order, without those that only undo others.
  public var inForce: [ReviewChange] {
    changes.filter { change in
      if case .undo = change.decision { return false }
      return !undone.contains(change.number)
    }
  }

  /// What became of a change.
  public enum State: Hashable, Sendable {
    case inForce
    /// It holds for what is left of its rows; these are gone.
    case partly(missing: [StableID])
    /// Every row that it needs is gone: the documents were changed or removed. It holds again when they come back.
    case orphan(missing: [StableID])
    case undone
  }

  /// - Parameter exists: whether there is a mention whose id has this hash.
  public func state(of change: ReviewChange, _ exists: (UInt64) -> Bool) -> State {
    if undone.contains(change.number) { return .undone }
    var missing: [StableID] = []
    func isFound(_ reference: EventReference) -> Bool {
      let hashes = [reference.id.hash] + reference.mentions.filter { $0 != reference.id.hash }
      let absent = hashes.filter { !exists($0) }
      missing += absent.map { $0 == reference.id.hash ? reference.id : StableID(.mention, $0) }
      return absent.count < hashes.count
    }
    func result(_ holds: Bool) -> State {
      missing.isEmpty ? .inForce : holds ? .partly(missing: missing) : .orphan(missing: missing)
    }
    switch change.decision {
    case .accept(let event), .reject(let event), .edit(let event, _): return result(isFound(event))
    case .merge(let events):
      let found = events.count { isFound($0) }
      return result(found > 1)
    case .split(let event, let mentions):
      let isEventFound = isFound(event)
      let absent = mentions.filter { !exists($0) }
      missing += absent.map { StableID(.mention, $0) }.filter { !missing.contains($0) }
      return result(isEventFound && absent.count < mentions.count)
    case .add, .alias, .undo: return .inForce
    }
  }

  /// The hash of the id of an event that a change adds: of what it says, so that a replay gives the same.
  ///
  /// - Parameter change: of kind `add`.
  public static func key(ofAdded change: ReviewChange) -> UInt64 {
    var hash = FNV1a()
    for part in ["review", change.at, change.author] { hash.combine(part.utf8) }
    for field in change.decision.fields {
      hash.combine(field.name.utf8)
      hash.combine(field.value.utf8)
    }
    return hash.hash
  }

  /// The hashes of the ids of all added events.
  public var addedKeys: Set<UInt64> {
    Set(inForce.compactMap { if case .add = $0.decision { ReviewLog.key(ofAdded: $0) } else { nil } })
  }
}
