public import EventGraph

/// An event as an analyst saw it: its id, and the mentions that it had then.
///
/// An event's id is that of its first mention; where a re-reading loses that mention, the others still lead to the event.
/// Printed as the ids with blanks between.
public struct EventReference: Hashable, Sendable, CustomStringConvertible {
  /// `e…`, or `m…` where one mention alone is meant.
  public var id: StableID
  /// Hashes of the mentions that the event had.
  public var mentions: [UInt64]

  public init(_ id: StableID, mentions: [UInt64] = []) {
    self.id = id
    self.mentions = mentions
  }

  /// Reads the printed form.
  public init(_ text: String) throws(ReviewError) {
    let words = text.split(separator: " ")
    guard let first = words.first, let id = StableID(first), id.kind == .event || id.kind == .mention else {
      throw ReviewError("“\(text.prefix(60))” is no id of an event (e…) or mention (m…)")
    }
    self.id = id
    mentions = []
    for word in words.dropFirst() { mentions.append(try EventReference.mention(word)) }
  }

  static func mention(_ text: some StringProtocol) throws(ReviewError) -> UInt64 {
    guard let id = StableID(text), id.kind == .mention else {
      throw ReviewError("“\(text.prefix(60))” is no id of a mention (m…)")
    }
    return id.hash
  }

  public var description: String {
    (["\(id)"] + mentions.map { "\(StableID(.mention, $0))" }).joined(separator: " ")
  }
}

extension EventGraph {
  /// An event as it is now, under an id that leads to it.
  ///
  /// Mentions that stand for an analyst's edits are left out: they come and go with the edits.
  public func reference(to event: ID<Event>, named hash: UInt64) -> EventReference {
    let own = events[event].mentions.filter { name(mentions[$0].rule) != AnalystDocument.editRule }
    return EventReference(StableID(.event, hash), mentions: own.map { mentions[$0].key })
  }
}
