internal import EventGraph
internal import TimeModel

extension MentionFeatures {
  /// The days on which it may have started; nil where one end is unknown.
  var startRange: ClosedRange<Int>? {
    guard time.earliestStart.isFinite, time.latestStart.isFinite, time.earliestStart <= time.latestStart else {
      return nil
    }
    return time.earliestStart.number...time.latestStart.number
  }
}

extension Count {
  /// Whether the numbers differ as much as two reports of one occurrence do: by half at most.
  func isNear(_ other: Count) -> Bool {
    let (few, many) = (Swift.min(min, other.min), Swift.max(min, other.min))
    return Int(many) * 2 <= Int(few) * 3
  }
}
