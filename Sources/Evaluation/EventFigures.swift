internal import EventGraph
internal import Exchange

/// Counts of time expressions and events against event gold.
struct EventFigures: Equatable {
  private var timexStrict = Tally()
  private var timexRelaxed = Tally()
  private var timexValue = Tally()
  private var eventTrigger = Tally()
  private var eventTyped = Tally()
  private var eventDated = Tally()
  private var statusRight = 0
  private var statusSeen = 0
  private var documents = 0
  private var circumstances = CircumstanceFigures()

  static func += (left: inout EventFigures, right: EventFigures) {
    left.timexStrict += right.timexStrict
    left.timexRelaxed += right.timexRelaxed
    left.timexValue += right.timexValue
    left.eventTrigger += right.eventTrigger
    left.eventTyped += right.eventTyped
    left.eventDated += right.eventDated
    left.statusRight += right.statusRight
    left.statusSeen += right.statusSeen
    left.documents += right.documents
    left.circumstances += right.circumstances
  }

  mutating func add(timexes gold: [GoldTimex], events goldEvents: [GoldEvent], _ predictions: Predictions) {
    documents += 1
    add(gold, predictions.timexes)
    add(goldEvents, predictions.events)
  }

  private mutating func add(_ gold: [GoldTimex], _ predictions: [PredictedTimex]) {
    let values = predictions.map { ComparableValue($0.edtf) }
    let pairs = Pairing(gold: gold.count, predictions: predictions.count) { row, prediction -> Int? in
      let span = predictions[prediction].span
      guard gold[row].spans.contains(where: span.overlaps) else { return nil }
      return (gold[row].spans.contains(span) ? 2 : 0) + (gold[row].values.contains(values[prediction]) ? 1 : 0)
    }
    let level = Level(optional: gold.map(\.isOptional), goldOfPrediction: pairs.goldOfPrediction)
    timexStrict += level.tally { gold[$0].spans.contains(predictions[$1].span) }
    timexRelaxed += level.tally { _, _ in true }
    timexValue += level.tally { gold[$0].values.contains(values[$1]) }
  }

  private mutating func add(_ gold: [GoldEvent], _ predictions: [PredictedEvent]) {
    func overlap(_ row: Int, _ prediction: Int) -> Bool {
      gold[row].spans.contains(where: predictions[prediction].span.overlaps)
    }
    func isTyped(_ row: Int, _ prediction: Int) -> Bool {
      CoarseTypes.match(predictions[prediction].type, gold[row].types)
    }
    func hasValue(_ row: Int, _ prediction: Int) -> Bool { gold[row].values.contains(predictions[prediction].value) }
    let pairs = Pairing(gold: gold.count, predictions: predictions.count) { row, prediction -> Int? in
      guard overlap(row, prediction) else { return nil }
      let (typed, valued) = (isTyped(row, prediction), hasValue(row, prediction))
      return (typed && valued ? 8 : 0) + (typed ? 4 : 0) + (valued ? 2 : 0) + (gold[row].isOptional ? 0 : 1)
    }
    // A further mention, right in type and value, of an event that is already paired is no false alarm.
    let kept = predictions.indices.filter { prediction in
      pairs.goldOfPrediction[prediction] != nil
        || !gold.indices.contains {
          overlap($0, prediction) && !gold[$0].isUndated && isTyped($0, prediction) && hasValue($0, prediction)
        }
    }
    let level = Level(optional: gold.map(\.isOptional), goldOfPrediction: kept.map { pairs.goldOfPrediction[$0] })
    eventTrigger += level.tally { _, _ in true }
    eventTyped += level.tally { isTyped($0, kept[$1]) }
    eventDated += level.tally(falseAlarms: gold.map(\.isUndated)) { isTyped($0, kept[$1]) && hasValue($0, kept[$1]) }
    for prediction in kept {
      guard let row = pairs.goldOfPrediction[prediction], !gold[row].isOptional else { continue }
      statusSeen += 1
      if gold[row].statuses.contains(predictions[prediction].status) { statusRight += 1 }
      circumstances.add(gold[row], predictions[prediction])
    }
  }
}

/// Pairs that are counted at several levels of strictness.
struct Level {
  let optional: [Bool]
  let goldOfPrediction: [Int?]

  /// - Parameters:
  ///   - falseAlarms: gold rows that nothing may be paired with at this level.
  ///   - isRight: whether a gold row and a prediction are right at this level.
  func tally(falseAlarms: [Bool] = [], isRight: (_ gold: Int, _ prediction: Int) -> Bool) -> Tally {
    var tally = Tally()
    var isHit = [Bool](repeating: false, count: optional.count)
    for (prediction, row) in goldOfPrediction.enumerated() {
      guard let row else {
        tally.falseAlarms += 1
        continue
      }
      if !falseAlarms.isEmpty, falseAlarms[row] {
        tally.falseAlarms += 1
      } else if optional[row] {
        continue
      } else if isRight(row, prediction) {
        tally.right += 1
        isHit[row] = true
      } else {
        tally.falseAlarms += 1
      }
    }
    tally.missed = optional.indices.count { !optional[$0] && !isHit[$0] }
    return tally
  }
}

extension EventFigures {
  private var levels: [(name: StaticString, tally: Tally)] {
    guard documents > 0 else { return [] }
    return [
      ("timex strict", timexStrict), ("timex relaxed", timexRelaxed), ("timex value", timexValue),
      ("event trigger", eventTrigger), ("event typed", eventTyped), ("event dated", eventDated),
    ]
  }

  /// Nil where no status was compared.
  private var statusAccuracy: Double? {
    statusSeen > 0 ? (Double(statusRight) / Double(statusSeen)).rounded(decimals: 4) : nil
  }

  func write(participants: Bool, _ json: inout JSONWriter) {
    for level in participants ? circumstances.levels : levels {
      json.object(level.name) { json in
        for (name, ratio) in level.tally.ratios {
          json.key(name)
          json.number(ratio)
        }
        json.member("tp", level.tally.right)
        json.member("fp", level.tally.falseAlarms)
        json.member("fn", level.tally.missed)
      }
    }
    if participants { return }
    json.object("event status") { json in
      json.key("accuracy")
      if let statusAccuracy { json.number(statusAccuracy) } else { json.null() }
      json.member("of", statusSeen)
    }
  }

  func text(participants: Bool) -> String {
    let levels = participants ? circumstances.levels : levels
    let width = participants ? 17 : 14
    var text = ""
    for level in levels {
      var cells = level.tally.ratios.map { "\($0.name) \($0.value)" }
      cells += ["tp \(level.tally.right)", "fp \(level.tally.falseAlarms)", "fn \(level.tally.missed)"]
      text += "\(level.name)".padded(to: width) + " " + cells.joined(separator: "  ") + "\n"
    }
    if participants { return text }
    let accuracy = statusAccuracy.map { "\($0)" } ?? "None"
    return text + "event status".padded(to: width) + " accuracy \(accuracy)  of \(statusSeen)\n"
  }
}

extension Tally {
  /// With four decimals.
  fileprivate var ratios: [(name: StaticString, value: Double)] {
    [
      ("precision", precision.rounded(decimals: 4)), ("recall", recall.rounded(decimals: 4)),
      ("f1", f1.rounded(decimals: 4)),
    ]
  }
}
