internal import GRDB
public import Review

extension CaseFile {
  /// The analyst's changes in the order in which they were made, those that were undone too.
  public func changes() throws(CaseError) -> [ReviewChange] {
    try access { db in
      var fields: [Int: [ReviewChange.Decision.Field]] = [:]
      try CaseStatement(db, "SELECT change, name, value FROM change_field ORDER BY change, position").forEach { row in
        fields[row.integer(0), default: []].append(.init(row.string(1), row.string(2)))
        return true
      }
      var changes: [ReviewChange] = []
      try CaseStatement(db, "SELECT number, kind, at, author, reason FROM change ORDER BY number").forEach { row in
        let number = row.integer(0)
        let decision: ReviewChange.Decision
        do throws(ReviewError) {
          decision = try ReviewChange.Decision(kind: row.string(1), fields[number] ?? [])
        } catch {
          throw CaseError(path, "change \(number) of the review is damaged: \(error)")
        }
        changes.append(
          ReviewChange(decision, at: row.string(2), author: row.string(3), reason: row.string(4), number: number))
        return true
      }
      return changes
    }
  }

  /// How many changes that were not undone have no row left to hold for.
  ///
  /// - Complexity: O(size of the rows) where there are changes.
  public func orphanCount() throws(CaseError) -> Int {
    let log = ReviewLog(try changes())
    if log.changes.isEmpty { return 0 }
    let keys = try mentionKeys().union(log.addedKeys)
    return log.changes.count { change in
      if case .orphan = log.state(of: change, keys.contains) { true } else { false }
    }
  }

  /// Adds changes behind those there are, all or none.
  ///
  /// - Parameter make: gets the changes there are, under a lock that keeps others from adding meanwhile, and returns the
  ///   new ones; their numbers are given here, in order.
  /// - Returns: the new changes with their numbers.
  public func record(
    _ make: ([ReviewChange]) throws -> [ReviewChange]
  ) throws -> [ReviewChange] {
    try begin(.immediate)
    defer { rollback() }
    let known = try changes()
    var added = try make(known)
    var number = known.last?.number ?? 0
    try access { db in
      let change = try CaseStatement(db, "INSERT INTO change (number, kind, at, author, reason) VALUES (?, ?, ?, ?, ?)")
      let field = try CaseStatement(
        db, "INSERT INTO change_field (change, position, name, value) VALUES (?, ?, ?, ?)")
      for index in added.indices {
        number += 1
        added[index].number = number
        let row = added[index]
        try change.run(
          .integer(number), .text(row.decision.kind), .text(row.at), .text(row.author), .text(row.reason))
        for (position, value) in row.decision.fields.enumerated() {
          try field.run(.integer(number), .integer(position), .text(value.name), .text(value.value))
        }
      }
    }
    try commit()
    return added
  }
}
