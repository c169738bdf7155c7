/// Counts of participants, places and numbers of people, over events that are paired with gold.
///
/// An event that is paired counts whether or not its type and date are right. Where the gold lists no participants, or says
/// `null` for place or count, whatever is extracted is a false alarm; where it has no such member, nothing is counted.
/// Gold counts are figures that the text states: words like "dozens" have none, and what is found there (a count that is
/// open upwards) is neither right nor wrong where the gold says `null`.
struct CircumstanceFigures: Equatable {
  /// The extracted words cover the head of the gold's participant.
  private var found = Tally()
  /// Found, and in the right role.
  private var role = Tally()
  /// Found, and with the same head.
  private var head = Tally()
  private var place = Tally()
  private var count = Tally()

  static func += (left: inout CircumstanceFigures, right: CircumstanceFigures) {
    left.found += right.found
    left.role += right.role
    left.head += right.head
    left.place += right.place
    left.count += right.count
  }

  mutating func add(_ gold: GoldEvent, _ prediction: PredictedEvent) {
    if let participants = gold.participants { add(participants, prediction.participants) }
    place += Self.tally(gold.place, prediction.place) { $1.isSame(as: $0) }
    if case .none = gold.count, prediction.count?.isVague ?? false { return }
    count += Self.tally(gold.count, prediction.count) { $1.states($0) }
  }

  private mutating func add(_ gold: [GoldParticipant], _ predictions: [PredictedParticipant]) {
    let pairs = Pairing(gold: gold.count, predictions: predictions.count) { row, prediction -> Int? in
      guard predictions[prediction].isSame(as: gold[row]) else { return nil }
      return (gold[row].role == predictions[prediction].role ? 2 : 0)
        + (predictions[prediction].hasHead(of: gold[row]) ? 1 : 0)
    }
    let level = Level(optional: gold.map { _ in false }, goldOfPrediction: pairs.goldOfPrediction)
    found += level.tally { _, _ in true }
    role += level.tally { gold[$0].role == predictions[$1].role }
    head += level.tally { predictions[$1].hasHead(of: gold[$0]) }
  }

  private static func tally<Value, Prediction>(
    _ gold: GoldAnswer<Value>, _ prediction: Prediction?, isRight: (Value, Prediction) -> Bool
  ) -> Tally {
    var tally = Tally()
    switch (gold, prediction) {
    case (.unasked, _), (.none, nil): break
    case (.none, .some): tally.falseAlarms = 1
    case (.some, nil): tally.missed = 1
    case (.some(let value), .some(let prediction)):
      if isRight(value, prediction) { tally.right = 1 } else { (tally.falseAlarms, tally.missed) = (1, 1) }
    }
    return tally
  }

  var levels: [(name: StaticString, tally: Tally)] {
    [
      ("participant found", found), ("participant role", role), ("participant head", head), ("place", place),
      ("count", count),
    ]
  }
}

extension PredictedParticipant {
  /// Covers the gold's head; gold without offsets is the same where one's words hold the other's.
  fileprivate func isSame(as gold: GoldParticipant) -> Bool {
    if let head = gold.head { return span.begin <= head.begin && head.end <= span.end }
    if let whole = gold.span { return span.overlaps(whole) }
    return Comparison.holds(text, gold.text)
  }

  fileprivate func hasHead(of gold: GoldParticipant) -> Bool {
    if let head = gold.head ?? gold.span { return head.overlaps(self.head) }
    return Comparison.holds(text, gold.text)
  }
}

extension PredictedPlace {
  /// One's words hold the other's, or the gazetteer's name is what the gold says.
  fileprivate func isSame(as gold: String) -> Bool {
    Comparison.holds(text, gold) || name?.lowercased() == gold.lowercased()
  }
}

extension PredictedCount {
  /// Gold states numbers without the words in front of them: "at least 3", "up to 3", "more than 3" and "fewer than 3" all
  /// agree with 3. A range needs both its ends.
  fileprivate func states(_ gold: ClosedRange<Int>) -> Bool {
    if gold.lowerBound < gold.upperBound { return min == gold.lowerBound && max == gold.upperBound }
    let number = gold.lowerBound
    if let max, max != min, min > 0 { return false }
    return min == number || max == number || max == nil && min == number + 1 || min == 0 && max == number - 1
  }
}

private enum Comparison {
  /// Whether one text holds the other, case aside; nothing holds an empty one.
  static func holds(_ one: String, _ other: String) -> Bool {
    let (one, other) = (one.lowercased(), other.lowercased())
    return !one.isEmpty && !other.isEmpty && (one.contains(other) || other.contains(one))
  }
}
