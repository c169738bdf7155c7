internal import EventGraph
internal import GRDB

/// The numbers under which a case keeps the names of rules, places and types, by their index in a graph.
///
/// A graph's own indices change with every version of the language packs; the names do not.
struct NameNumbers {
  var rules: [Int] = []
  var places: [Int] = []
  var types: [Int] = []
}

/// The way back: the index in a graph of each name that a case has numbered.
struct NameIndices {
  /// By the number in the case; nil for a number that stands for another kind of name.
  var rules: [RuleID?] = []
  var places: [NameID?] = []
  var types: [EventType?] = []

  func rule(_ number: UInt64) throws(RowError) -> RuleID {
    guard number < UInt64(rules.count), let rule = rules[Int(number)] else {
      throw RowError(reason: "a rule has no name")
    }
    return rule
  }

  /// - Parameter number: one more than the number of the name; 0 for a place that no gazetteer knows.
  func place(_ number: UInt64) throws(RowError) -> NameID? {
    if number == 0 { return nil }
    guard number - 1 < UInt64(places.count), let place = places[Int(number - 1)] else {
      throw RowError(reason: "a place has no name")
    }
    return place
  }

  func type(_ number: UInt64) throws(RowError) -> EventType {
    guard number < UInt64(types.count), let type = types[Int(number)] else {
      throw RowError(reason: "a type of event is unknown to this version")
    }
    return type
  }
}

extension NameIndices {
  /// Reads the names that a case has numbered.
  ///
  /// - Parameter lists: those that the indices lead to; names that they lack are added behind.
  static func read(_ db: Database, _ lists: inout NameLists) throws -> NameIndices {
    var indices = NameIndices()
    var rules = Dictionary(lists.rules.enumerated().map { ($1, $0) }) { first, _ in first }
    var places = Dictionary(lists.places.enumerated().map { ($1, $0) }) { first, _ in first }
    try CaseStatement(db, "SELECT id, kind, text FROM name ORDER BY id").forEach { row in
      let number = row.integer(0)
      guard number == indices.rules.count || number < 1 << 24, number >= indices.rules.count else {
        throw RowError(reason: "a name has no number")
      }
      let absent = number - indices.rules.count
      indices.rules += Array(repeating: nil, count: absent + 1)
      indices.places += Array(repeating: nil, count: absent + 1)
      indices.types += Array(repeating: nil, count: absent + 1)
      let name = row.string(2)
      switch row.text(1) {
      case "rule": indices.rules[number] = RuleID(index(of: name, &rules, &lists.rules))
      case "place": indices.places[number] = NameID(index(of: name, &places, &lists.places))
      default: indices.types[number] = EventType(name)
      }
      return true
    }
    return indices
  }

  private static func index(of name: String, _ known: inout [String: Int], _ list: inout [String]) -> Int {
    if let index = known[name] { return index }
    known[name] = list.count
    list.append(name)
    return list.count - 1
  }
}
