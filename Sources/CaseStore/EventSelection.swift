public import EventGraph
public import TimeModel

/// Which events of a case a question may touch. What words connect with them comes along.
public struct EventSelection: Sendable {
  /// Events that meet all of some criteria; an empty one is met by all.
  public struct Kind: Sendable {
    public var types: Set<EventType>
    public var statuses: Set<Status>
    /// Events with a date that may overlap the days from `from` to `to`.
    public var from: Day?
    public var to: Day?

    public init(types: Set<EventType> = [], statuses: Set<Status> = [], from: Day? = nil, to: Day? = nil) {
      self.types = types
      self.statuses = statuses
      self.from = from
      self.to = to
    }

    public var isEmpty: Bool { types.isEmpty && statuses.isEmpty && from == nil && to == nil }
  }

  /// Events of any of these.
  public var kinds: [Kind]
  /// Events of the first mention with each of these hashes.
  public var mentions: [UInt64]

  public init(kinds: [Kind] = [], mentions: [UInt64] = []) {
    self.kinds = kinds
    self.mentions = mentions
  }
}

extension LinkIndex {
  /// The events of a selection and all that words connect with them, ascending, and the relations between them.
  ///
  /// - Parameter named: further events that are wanted.
  /// - Complexity: O(events) for each kind, O(relations).
  func rows(of selection: EventSelection, and named: [Int]) -> (events: [Int], relations: [Int]) {
    var isWanted = [Bool](repeating: false, count: columns.types.count)
    for event in named { isWanted[event] = true }
    for kind in selection.kinds { mark(kind, &isWanted) }
    var relations: [Int] = []
    for component in components where component.events.contains(where: { isWanted[$0] }) {
      for event in component.events { isWanted[event] = true }
      relations += component.relations
    }
    return (isWanted.indices.filter { isWanted[$0] }, relations.sorted())
  }

  private func mark(_ kind: EventSelection.Kind, _ isWanted: inout [Bool]) {
    let types = (0...UInt8.max).map { type in kind.types.isEmpty || kind.types.contains { $0.rawValue == type } }
    let statuses = (0...UInt8.max).map { status in
      kind.statuses.isEmpty || kind.statuses.contains { $0.rawValue == status }
    }
    let isDated = kind.from != nil || kind.to != nil
    let from = Int32(clamping: (kind.from ?? .unboundedPast).number)
    let to = Int32(clamping: (kind.to ?? .unboundedFuture).number)
    for event in isWanted.indices
    where types[Int(columns.types[event])] && statuses[Int(columns.statuses[event])] {
      // What has no date has its days the wrong way round.
      let (first, last) = (columns.first[event], columns.last[event])
      if !isDated || first <= last && last >= from && first <= to { isWanted[event] = true }
    }
  }
}
