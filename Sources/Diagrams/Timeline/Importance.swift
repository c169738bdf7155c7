internal import EventGraph
internal import TimeModel

/// Which events keep their label when space is short.
enum Importance {
  /// Weight of the family + ln(mentions) + 1.5 × ln(sources) + precision of the date (day 1, month 0.5, coarser 0.2,
  /// unstated 0). What is negated, planned or only demanded counts half.
  static func of(_ event: Event) -> Double {
    let weight = weights[event.type.family] ?? 0.3
    let repeated =
      Logarithm.natural(Double(max(event.mentions.count, 1))) + 1.5 * Logarithm.natural(Double(max(event.sources, 1)))
    let total = weight + repeated + precision(of: event.value)
    return event.status == .actual ? total : total / 2
  }

  private static func precision(of value: MentionValue?) -> Double {
    switch value {
    case .date(let date), .within(let date, _):
      date.granularity >= .day ? 1 : date.granularity >= .month ? 0.5 : 0.2
    case .interval: 0.7
    case nil: 0
    }
  }

  private static let weights: [String: Double] = [
    "politics": 1.2, "violence": 1.1, "liberty": 1, "civic": 1, "assembly": 0.9, "law": 0.9, "justice": 0.8,
    "information": 0.8, "movement": 0.7, "diplomacy": 0.7, "context": 0.5, "speech": 0.4, "other": 0.2,
  ]
}
