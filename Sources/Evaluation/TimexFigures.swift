internal import EventGraph
internal import Exchange

/// How time expressions are compared with TIMEX3 gold.
public struct TimexComparison: Sendable {
  /// Cuts function words off both ends of both sides.
  public var trims = false
  /// Takes equivalent spellings of a value.
  public var isLenient = false
  /// Counts the ends of a range in its place.
  public var countsParts = false
  /// Leaves out vague expressions, sets and durations that overlap no gold.
  public var datesOnly = false

  public init() {}
}

/// Counts of time expressions against TIMEX3 gold.
struct TimexFigures: Equatable {
  private var gold = 0
  private var predicted = 0
  private var strict = 0
  private var relaxed = 0
  /// Pairs whose gold has a value, and those with the right one.
  private var valued = 0
  private var rightValues = 0
  private var goldWithValue = 0

  static func += (left: inout TimexFigures, right: TimexFigures) {
    left.gold += right.gold
    left.predicted += right.predicted
    left.strict += right.strict
    left.relaxed += right.relaxed
    left.valued += right.valued
    left.rightValues += right.rightValues
    left.goldWithValue += right.goldWithValue
  }

  /// Pairs by extent first (same, then the most common scalars, then the nearest ends), and looks at values then.
  mutating func add(_ gold: [GoldTimex3], _ predictions: [PredictedTimex], _ comparison: TimexComparison) {
    let pairs = Pairing(gold: gold.count, predictions: predictions.count) {
      Overlap(gold[$0].span, predictions[$1].span)
    }
    self.gold += gold.count
    predicted += predictions.count
    goldWithValue += gold.count { $0.value != nil }
    for (prediction, row) in zip(predictions, pairs.goldOfPrediction) {
      guard let row else { continue }
      relaxed += 1
      if gold[row].span == prediction.span { strict += 1 }
      if gold[row].value == nil { continue }
      valued += 1
      if comparison.isRight(prediction, gold[row]) { rightValues += 1 }
    }
  }

  /// Precision, recall and F1 in per cent.
  private typealias Row = (name: StaticString, values: [Double])

  private var rows: [Row] {
    func row(_ name: StaticString, _ right: Int, _ gold: Int, _ predicted: Int) -> Row {
      func percentage(_ part: Int, _ whole: Int) -> Double { whole > 0 ? Double(part) / Double(whole) : 0 }
      return (
        name,
        [percentage(100 * right, predicted), percentage(100 * right, gold), percentage(200 * right, gold + predicted)]
      )
    }
    return [
      row("strict", strict, gold, predicted), row("relaxed", relaxed, gold, predicted),
      row("value", rightValues, goldWithValue, predicted - (relaxed - valued)),
    ]
  }

  func write(_ json: inout JSONWriter) {
    json.member("gold", gold)
    json.member("pred", predicted)
    for row in rows { json.array(row.name, row.values) { $0.number($1) } }
  }

  var text: String {
    var text = "gold \(gold)  predicted \(predicted)   precision recall F1\n"
    for row in rows {
      let numbers = row.values.map { $0.printed(decimals: 2).padded(left: 6) }.joined(separator: "  ")
      text += "\(row.name)".padded(to: 8) + " " + numbers + "\n"
    }
    return text
  }
}

/// How well two extents fit.
private struct Overlap: Comparable {
  private let isExact: Bool
  private let common: Int
  private let distance: Int

  /// Nil where they have nothing in common.
  init?(_ gold: ScalarSpan, _ prediction: ScalarSpan) {
    common = min(gold.end, prediction.end) - max(gold.begin, prediction.begin)
    guard common > 0 else { return nil }
    isExact = gold == prediction
    distance = abs(gold.begin - prediction.begin) + abs(gold.end - prediction.end)
  }

  static func < (left: Overlap, right: Overlap) -> Bool {
    (left.isExact ? 1 : 0, left.common, -left.distance) < (right.isExact ? 1 : 0, right.common, -right.distance)
  }
}

extension TimexComparison {
  fileprivate func isRight(_ prediction: PredictedTimex, _ gold: GoldTimex3) -> Bool {
    guard let value = prediction.timex3 else { return false }
    guard isLenient else {
      let normal = TIMEX3Readings.normal(value)
      return gold.accepted.contains { TIMEX3Readings.normal($0) == normal }
    }
    let said = prediction.intervals.reduce(TIMEX3Readings.all(of: value)) { $0.union(TIMEX3Readings.all(of: $1)) }
    return gold.accepted.contains { !TIMEX3Readings.all(of: $0).isDisjoint(with: said) }
  }

  /// Predictions without those that a corpus of dates leaves out.
  func kept(_ predictions: [PredictedTimex], _ gold: [GoldTimex3]) -> [PredictedTimex] {
    guard datesOnly else { return predictions }
    return predictions.filter { prediction in
      switch prediction.kind {
      case .date, .range: true
      case .vague, .set, .duration: gold.contains { $0.span.overlaps(prediction.span) }
      }
    }
  }
}
