public import EventGraph

/// One decision of an analyst: what, when, by whom and why. A case keeps them in order and never forgets one; `undo` is a
/// decision too.
public struct ReviewChange: Hashable, Sendable {
  /// In the case, from 1; 0 before it is there.
  public var number: Int
  public var decision: Decision
  /// An ISO 8601 date, or date and time of day.
  public var at: String
  public var author: String
  public var reason: String

  public init(_ decision: Decision, at: String, author: String, reason: String, number: Int = 0) {
    self.number = number
    self.decision = decision
    self.at = at
    self.author = author
    self.reason = reason
  }

  public enum Decision: Hashable, Sendable {
    /// The event is as the analyst sees it.
    case accept(EventReference)
    /// The mentions of the reference name no event, and vanish from everything that follows; mentions that come later
    /// and name the same occurrence are judged anew.
    case reject(EventReference)
    case edit(EventReference, Edit)
    /// All are one event.
    case merge([EventReference])
    /// These mentions, hashes of their ids, are an event of their own.
    case split(EventReference, mentions: [UInt64])
    case add(Addition)
    /// The others are further names of an actor.
    case alias(name: String, others: [String])
    /// The change of that number is as if it had not been made.
    case undo(Int)
  }

  /// New values of an event; nil and empty for what stays as it is.
  public struct Edit: Hashable, Sendable {
    public var type: EventType?
    public var date: ReviewDate?
    public var status: Status?
    public var label: String?
    public var participants: [NamedParticipant] = []
    /// Names of those who do not take part.
    public var withoutParticipants: [String] = []

    public init() {}

    public var isEmpty: Bool { self == Edit() }
  }

  /// An event that no document tells of.
  public struct Addition: Hashable, Sendable {
    public var type: EventType
    public var date: ReviewDate?
    public var status: Status
    public var label: String
    public var participants: [NamedParticipant] = []
    public var place: String?
    /// Where the analyst knows it from.
    public var source: String

    public init(type: EventType, date: ReviewDate?, status: Status = .actual, label: String, source: String) {
      self.type = type
      self.date = date
      self.status = status
      self.label = label
      self.source = source
    }
  }

  /// Someone who takes part, printed as `agent=NAME`.
  public struct NamedParticipant: Hashable, Sendable, CustomStringConvertible {
    public var role: Participant.Role
    public var name: String

    public init(_ text: String) throws(ReviewError) {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let roles: [Participant.Role] = [.agent, .target, .other]
      guard parts.count == 2, !parts[1].isEmpty, let role = roles.first(where: { $0.name == parts[0] }) else {
        throw ReviewError("“\(text.prefix(60))” is no participant: agent=NAME, target=NAME or other=NAME")
      }
      self.role = role
      name = String(parts[1])
    }

    public var description: String { "\(role.name)=\(name)" }
  }
}

extension ReviewChange.Decision {
  /// The word for it on the command line, in exports and in the case.
  public var kind: String {
    switch self {
    case .accept: "accept"
    case .reject: "reject"
    case .edit: "edit"
    case .merge: "merge"
    case .split: "split"
    case .add: "add"
    case .alias: "alias"
    case .undo: "undo"
    }
  }

  /// The events that it is about, as the analyst saw them.
  public var references: [EventReference] {
    switch self {
    case .accept(let event), .reject(let event), .edit(let event, _), .split(let event, _): [event]
    case .merge(let events): events
    case .add, .alias, .undo: []
    }
  }
}
