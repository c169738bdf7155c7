internal import EventGraph
internal import TimeModel

/// What leads from a question to the rows that its answer may need, kept behind the links of a case.
///
/// Columns over all events tell which ones a question is about. What words connect, by relations or by a date that is
/// taken from another mention, stands in components: nothing that follows about an event rests on rows outside of its own.
struct LinkIndex {
  /// A piece with the lengths of its tables.
  struct Piece {
    var id: Int
    var counts: RowCounts
    var marks: PieceMarks
  }

  /// What extraction found about a document.
  struct DocumentNote {
    var language: String?
    var created: PartialDate?
    /// Whether it has notes for the reader.
    var isNoted: Bool
  }

  /// Events, with the relations between any of their mentions; ascending numbers.
  struct Component {
    var events: [Int] = []
    var relations: [Int] = []
  }

  /// By event: its type, its status, and the days that a filter compares it by.
  struct Columns {
    var types: [UInt8] = []
    var statuses: [UInt8] = []
    /// The earliest start, and the latest day of the event or of its effect, cut to 32 bits; the greatest and the least
    /// number for an event without a date.
    var first: [Int32] = []
    var last: [Int32] = []
  }

  var documents: [DocumentNote] = []
  var pieces: [Piece] = []
  /// Places in the links: every `PieceMarks.stride`th event.
  var events: [PieceMarks.Mark] = []
  var columns = Columns()
  /// Those of more than one event or with a relation.
  var components: [Component] = []

  init() {}

  /// - Parameters:
  ///   - pieces: of the case that the graph was read from, in their order.
  ///   - events: where the links have the events.
  /// - Returns: nil where the rows of the graph are not those of the pieces in their order, or were annotated by people.
  /// - Complexity: O(rows).
  init?(_ graph: EventGraph, _ pieces: [Piece], _ events: [PieceMarks.Mark]) {
    func sum(_ path: KeyPath<RowCounts, Int>) -> Int { pieces.reduce(0) { $0 + $1.counts[keyPath: path] } }
    guard sum(\.mentions) == graph.mentions.count, sum(\.timexes) == graph.timexes.count,
      sum(\.participants) == graph.participants.count, sum(\.relations) == graph.relations.count,
      sum(\.claims) == graph.claims.count, !graph.documents.contains(where: \.isAnnotated)
    else { return nil }
    documents = graph.documents.map {
      DocumentNote(language: $0.language, created: $0.created, isNoted: !$0.notes.isEmpty)
    }
    self.pieces = pieces
    self.events = events
    for event in graph.events {
      columns.types.append(event.type.rawValue)
      columns.statuses.append(event.status.rawValue)
      let days = event.value == nil ? nil : event.filterDays
      columns.first.append(days.map { Int32(clamping: $0.first.number) } ?? .max)
      columns.last.append(days.map { Int32(clamping: $0.last.number) } ?? .min)
    }
    components = Self.components(of: graph)
  }

  /// Union by smallest, path halving. O(rows).
  private static func components(of graph: EventGraph) -> [Component] {
    var parents = graph.events.indices.map { Int32($0) }
    func root(_ event: ID<Event>) -> Int32 {
      var event = event.index
      while parents[Int(event)] != event {
        parents[Int(event)] = parents[Int(parents[Int(event)])]
        event = parents[Int(event)]
      }
      return event
    }
    func connect(_ left: ID<Mention>, _ right: ID<Mention>) {
      guard let first = graph.mentions[left].event, let second = graph.mentions[right].event else { return }
      let (a, b) = (root(first), root(second))
      if a != b { parents[Int(max(a, b))] = min(a, b) }
    }
    for (row, mention) in graph.mentions.enumerated() {
      if let anchor = mention.anchor { connect(ID(row), anchor) }
      for place in mention.timexes.indices {
        if let anchor = graph.timexes[graph.mentionTimexes[place]].anchor { connect(ID(row), anchor) }
      }
    }
    for relation in graph.relations { connect(relation.from, relation.to) }

    var numbers: [Int32: Int] = [:]
    var components: [Component] = []
    func component(_ root: Int32) -> Int {
      if let number = numbers[root] { return number }
      numbers[root] = components.count
      components.append(Component(events: [Int(root)]))
      return components.count - 1
    }
    for event in graph.events.indices {
      let root = root(ID(event))
      if Int(root) != event { components[component(root)].events.append(event) }
    }
    for (row, relation) in graph.relations.enumerated() {
      guard let event = graph.mentions[relation.from].event else { continue }
      components[component(root(event))].relations.append(row)
    }
    return components
  }
}

extension Event {
  /// The first and the last day that a filter of dates compares an event with a date by: an event that leaves a state
  /// lasts as long as that.
  var filterDays: (first: Day, last: Day) {
    let time = effect.map { self.time.earliestStart < $0.earliestStart ? self.time : $0 } ?? self.time
    return (self.time.earliestStart, max(time.latestEnd, self.time.latestEnd))
  }
}

extension RowEncoder {
  mutating func index(_ index: LinkIndex) {
    for document in index.documents {
      byte(document.isNoted ? 1 : 0)
      text(document.language ?? "")
      optional(document.created)
    }
    unsigned(index.pieces.count)
    var last = 0
    for piece in index.pieces {
      unsigned(piece.id - last)
      last = piece.id
      for table in RowCounts.tables { unsigned(piece.counts[keyPath: table]) }
      var marks = RowEncoder()
      marks.marks(piece.marks)
      unsigned(marks.count)
      append(marks.bytes)
    }
    unsigned(index.events.count)
    var mark = PieceMarks.Mark()
    for event in index.events { self.mark(event, after: &mark) }
    append(index.columns.types)
    append(index.columns.statuses)
    for day in index.columns.first { self.day(day) }
    for day in index.columns.last { self.day(day) }
    unsigned(index.components.count)
    for component in index.components {
      for rows in [component.events, component.relations] {
        unsigned(rows.count)
        var last = 0
        for row in rows {
          unsigned(row - last)
          last = row
        }
      }
    }
  }
}
