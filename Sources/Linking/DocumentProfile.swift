internal import EventGraph
internal import TimeModel

/// What one document tells of as a whole: the background against which two of its mentions are weighed.
struct DocumentProfile {
  /// Ranks of its mentions, which lie side by side in the canonical order.
  var ranks: Range<Int> = 0..<0
  /// Days on which something that it tells of starts, sorted and unique.
  var days: [Int] = []
  /// In how many of its mentions a name is heard, by sound key.
  var names: [UInt64: Int32] = [:]
  /// Near how many of its mentions a meaning stands, by number.
  var meanings: [Int32: Int32] = [:]
  /// Hashes of all places of the gazetteer that it tells of, with those that hold them.
  var places: Set<UInt64> = []
  /// How many sentences tell of a day, by day.
  var sentencesOfDay: [Int: Int] = [:]

  static func all(_ features: [MentionFeatures], documents: Int) -> [DocumentProfile] {
    var profiles = [DocumentProfile](repeating: DocumentProfile(), count: documents)
    var rank = 0
    while rank < features.count {
      let document = features[rank].document
      var end = rank
      while end < features.count, features[end].document == document { end += 1 }
      profiles[Int(document.index)] = DocumentProfile(features, rank..<end)
      rank = end
    }
    return profiles
  }

  private init() {}

  private init(_ features: [MentionFeatures], _ ranks: Range<Int>) {
    self.ranks = ranks
    var ofDay: Set<DayInSentence> = []
    for row in features[ranks] {
      for name in row.names { names[name.key, default: 0] += 1 }
      for meaning in row.meanings { meanings[meaning, default: 0] += 1 }
      for meaning in row.meaningsAround where !row.meanings.contains(meaning) { meanings[meaning, default: 0] += 1 }
      if let place = row.place, place.isKnown { places.formUnion([place.key] + place.wider) }
      guard row.isDated, let day = row.startDay?.number else { continue }
      if ofDay.insert(DayInSentence(day: day, sentence: row.sentence)).inserted {
        sentencesOfDay[day, default: 0] += 1
      }
    }
    days = sentencesOfDay.keys.sorted()
  }

  private struct DayInSentence: Hashable {
    var day: Int
    var sentence: TextSpan
  }
}

extension Int {
  /// The binary logarithm of a ratio, rounded down, within 0 and `most`: bits of evidence.
  static func bits(_ whole: Int, in part: Int, most: Int) -> Int {
    guard part > 0, whole >= part else { return 0 }
    return Swift.min(most, Int.bitWidth - 1 - (whole / part).leadingZeroBitCount)
  }
}
