internal import Analysis
internal import ArgumentParser
internal import EventGraph
internal import TimeModel

/// Which events a command shows.
struct FilterOptions: ParsableArguments {
  @Option(help: "Leave out events that ended before this date.")
  var from: FilterDate?

  @Option(help: "Leave out events that started after this date.")
  var to: FilterDate?

  @Option(help: "Only events of this type (annals types lists them).")
  var type: [TypeName] = []

  @Option(help: "Only events of this family.", completion: .list(Taxonomy.families))
  var family: [FamilyName] = []

  @Option(help: "Only events of this status.", completion: .list(Status.allCases.map(\.name)))
  var status: [StatusName] = []

  @Option(help: "Only events that this actor takes part in.")
  var actor: [Word] = []

  @Flag(help: "Only events in which every --actor takes part.")
  var allActors = false

  @Option(help: "Only events at this place.")
  var place: [Word] = []

  @Option(help: "Only events that this document mentions.")
  var document: [Word] = []

  func filter(folding: Folding?) -> EventFilter {
    var filter = EventFilter(folding: folding)
    filter.from = from?.first
    filter.to = to?.last
    filter.types = Set(type.map(\.type))
    filter.families = Set(family.map(\.name))
    filter.statuses = Set(status.map(\.status))
    filter.actors = actor.map(\.text)
    filter.requiresAllActors = allActors
    filter.places = place.map(\.text)
    filter.documents = Set(document.map(\.text))
    return filter
  }
}

/// A date of `--from` or `--to`, any EDTF value: its first and last day.
struct FilterDate: ExpressibleByArgument {
  var first: Day
  var last: Day

  init?(argument: String) {
    guard let value = try? EDTF(parsing: ArgumentText.reveal(argument)) else { return nil }
    first = value.lower ?? .unboundedPast
    last = value.upper ?? .unboundedFuture
  }
}

struct TypeName: ExpressibleByArgument {
  var type: EventType

  init?(argument: String) {
    guard let type = EventType(argument) else { return nil }
    self.type = type
  }

  static var allValueStrings: [String] { EventType.all.map(\.name) }
}

struct FamilyName: ExpressibleByArgument {
  var name: String

  init?(argument: String) {
    guard Taxonomy.families.contains(argument) else { return nil }
    name = argument
  }
}

struct StatusName: ExpressibleByArgument {
  var status: Status

  init?(argument: String) {
    guard let status = Status.allCases.first(where: { $0.name == argument }) else { return nil }
    self.status = status
  }
}
