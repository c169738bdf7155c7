internal import EventGraph

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
