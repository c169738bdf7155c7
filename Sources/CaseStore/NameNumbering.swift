internal import EventGraph
internal import GRDB

/// Gives the names of rules, places and types that rows use numbers in a case, each when it is first used.
struct NameNumbering {
  private let rules: [String]
  private let places: [String]
  private(set) var numbers = NameNumbers()

  init(rules: [String], places: [String]) {
    self.rules = rules
    self.places = places
  }

  /// Reads the numbers that the case has given already.
  mutating func load(_ db: Database) throws {
    numbers = NameNumbers(
      rules: Array(repeating: -1, count: rules.count), places: Array(repeating: -1, count: places.count),
      types: Array(repeating: -1, count: EventType.all.count))
    var known: [String: [String: Int]] = [:]
    try CaseStatement(db, "SELECT kind, text, id FROM name").forEach { row in
      known[row.string(0), default: [:]][row.string(1)] = row.integer(2)
      return true
    }
    func fill(_ kind: String, _ names: [String], _ numbers: inout [Int]) {
      guard let known = known[kind] else { return }
      for (index, name) in names.enumerated() { if let number = known[name] { numbers[index] = number } }
    }
    fill("rule", rules, &numbers.rules)
    fill("place", places, &numbers.places)
    fill("type", EventType.all.map(\.name), &numbers.types)
  }

  /// Numbers every name that the rows of a graph use.
  mutating func number(_ graph: EventGraph, _ db: Database) throws {
    for row in graph.timexes where numbers.rules[Int(row.rule.index)] < 0 { try add(rule: row.rule, db) }
    for row in graph.relations where numbers.rules[Int(row.rule.index)] < 0 { try add(rule: row.rule, db) }
    for row in graph.mentions {
      if numbers.rules[Int(row.rule.index)] < 0 { try add(rule: row.rule, db) }
      let type = Int(row.type.rawValue)
      if numbers.types[type] < 0 { numbers.types[type] = try NameNumbering.add("type", row.type.name, db) }
    }
    for row in graph.places {
      guard let name = row.name, numbers.places[Int(name.index)] < 0 else { continue }
      numbers.places[Int(name.index)] = try NameNumbering.add("place", places[Int(name.index)], db)
    }
  }

  private mutating func add(rule: RuleID, _ db: Database) throws {
    numbers.rules[Int(rule.index)] = try NameNumbering.add("rule", rules[Int(rule.index)], db)
  }

  private static func add(_ kind: String, _ name: String, _ db: Database) throws -> Int {
    try CaseStatement(db, "INSERT INTO name (kind, text) VALUES (?, ?)").run(.text(kind), .text(name))
    return Int(db.lastInsertedRowID)
  }
}
