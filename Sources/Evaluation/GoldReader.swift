internal import Readers

extension Gold {
  /// Reads the lines of one more gold file; empty lines are passed over.
  ///
  /// - Throws: `GoldError` for the first line that is no row of the form that the first row has.
  public mutating func read(_ bytes: [UInt8], file: String) throws(GoldError) {
    var current: String?
    var number = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }) { continue }
      do throws(GoldRowError) {
        try read(GoldRow(line), current: &current)
      } catch {
        throw GoldError(file: file, line: number, reason: error.reason)
      }
    }
  }

  private mutating func read(_ row: GoldRow, current: inout String?) throws(GoldRowError) {
    let isLayer = row.has("layer")
    guard isLayer || row.has("doc") else {
      throw GoldRowError("is no gold: a row has \"layer\" (events) or \"doc\" (time expressions)")
    }
    if isLayer && row.has("document") {
      throw GoldRowError("is no gold but a row that was extracted (\"document\")")
    }
    let rowForm: Form = isLayer ? .events : .timexes
    if let form, form != rowForm {
      throw GoldRowError("a row of \(rowForm == .events ? "events" : "time expressions") among rows of the other form")
    }
    form = rowForm
    if !isLayer { return timex3s[try row.text("doc"), default: []].append(try row.timex3()) }
    let layer = try row.text("layer")
    if layer == "document" {
      let name = try row.text("name")
      current = name
      return documents.append((name, try row.optionalText("language")))
    }
    guard layer == "timex" || layer == "event" else { return }
    guard let current else { throw GoldRowError("stands before the row of its document") }
    if layer == "timex" {
      timexes[current, default: []].append(try row.timex())
    } else {
      events[current, default: []].append(try row.event())
    }
  }
}

extension GoldRow {
  fileprivate func timex3() throws(GoldRowError) -> GoldTimex3 {
    let value = try optionalText("value", isRequired: true)
    let several = has("values") ? try texts("values").compactMap { $0 } : []
    return GoldTimex3(
      span: try span(), value: value, accepted: (several.isEmpty ? [value ?? ""] : several).filter { !$0.isEmpty })
  }

  fileprivate func timex() throws(GoldRowError) -> GoldTimex {
    GoldTimex(
      spans: has("spans") ? try spans("spans") : [try span()], values: try values(), isOptional: try flag("optional"))
  }

  fileprivate func event() throws(GoldRowError) -> GoldEvent {
    GoldEvent(
      spans: try spans("spans"), types: try texts("types").compactMap { $0 }, values: try values(),
      statuses: try texts("status").compactMap { $0 },
      participants: mentions("participants")
        ? try rows("participants").map { row throws(GoldRowError) in try row.participant() } : nil,
      place: try answer("place", try optionalText("place")), count: try answer("count", try range("count")),
      isOptional: try flag("optional"), isUndated: try flag("undated"))
  }

  private func answer<Value>(_ key: StaticString, _ value: Value?) throws(GoldRowError) -> GoldAnswer<Value> {
    value.map { .some($0) } ?? (mentions(key) ? .none : .unasked)
  }

  private func values() throws(GoldRowError) -> Set<ComparableValue> {
    Set(try texts("values").map(ComparableValue.init))
  }

  private func participant() throws(GoldRowError) -> GoldParticipant {
    GoldParticipant(
      role: try text("role"), text: try optionalText("text") ?? "", span: has("begin") ? try span() : nil,
      head: has("head") ? try pair("head") : nil)
  }
}
