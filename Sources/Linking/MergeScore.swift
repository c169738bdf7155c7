internal import EventGraph
internal import TimeModel

/// How much speaks for two mentions naming one event.
struct MergeScore {
  var score: Int
  var features: MergeReason.Features

  /// What a dated pair must reach.
  static let threshold = 6
  /// What a pair of the same day of another year must reach where both state their year.
  static let otherYearThreshold = 8
  /// What a pair must reach whose places differ; where a day and place hold one event of the type, nothing suffices.
  static let otherPlaceThreshold = 8
  /// What an undated mention must reach to join an event of its document.
  static let undatedThreshold = 4
  /// What two undated mentions of one document must reach.
  static let bothUndatedThreshold = 6

  /// Whether the score suffices for a merge.
  var suffices: Bool {
    let needed =
      features.contains(.undated)
      ? MergeScore.undatedThreshold
      : features.contains(.otherYear) && !features.contains(.inferredYear)
        ? MergeScore.otherYearThreshold
        : MergeScore.threshold
    return score >= max(needed, features.contains(.contraryPlace) ? MergeScore.otherPlaceThreshold : 0)
  }

  /// The weights; docs/reasoning.md has them as a table.
  private enum Weight {
    static let sameType = 1
    static let uniqueType = 3
    static let sameDay = 3
    static let sameValue = 2
    static let contained = 1
    static let otherYear = 2
    static let inferredYear = 1
    static let onlyOne = 2
    static let onlyKnown = 3
    static let sameTrigger = 1
    static let rareActor = 3
    static let commonActor = 1
    static let place = 2
    static let count = 2
    static let duration = 2
    static let mostWords = 3
    static let contrary = -2
    static let contraryTargets = -3
    static let contraryActors = -1
  }
}

extension MergeScore {
  /// The score of two mentions; nil where they may never be merged.
  ///
  /// - Parameter isOnlyOne: whether the dated one is the only event of its type in the document of the undated one.
  ///
  /// The features are lent, not copied: counting references was a third of the time of linking.
  init?(_ a: __shared MentionFeatures, _ b: __shared MentionFeatures, isOnlyOne: Bool = false) {
    guard a.status == b.status, a.type == b.type || TypeGroups.areCompatible(a.type, b.type) else { return nil }
    guard !MergeScore.areSeparateInSentence(a, b) else { return nil }
    (score, features) = (0, [])
    if a.type == b.type { add(.sameType, Weight.sameType) } else { features.insert(.compatibleType) }
    if a.isDated && b.isDated {
      guard addDates(a, b) else { return nil }
    } else {
      features.insert(.undated)
      guard a.source == b.source, a.time.intersection(b.time).isConsistent else { return nil }
    }
    if a.triggerStem == b.triggerStem, a.triggerStem >= 0 { add(.sameTrigger, Weight.sameTrigger) }
    addParticipants(a, b)
    addPlaceAndCounts(a, b)
    if features.contains(.contraryPlace), TypeGroups.isUnique(a.type) { return nil }
    let shared =
      features.contains(.sharedActor)
      ? MergeScore.shared(a.plainWords, b.plainWords) : MergeScore.shared(a.words, b.words)
    if shared > 0 { add(.sharedWords, min(shared, Weight.mostWords)) }
    if isOnlyOne { addOnlyOne(a, b) }
    // Another year is too much to accept on the date alone: something else must tie the two together.
    if features.contains(.otherYear) {
      let ties: MergeReason.Features = [.sharedActor, .samePlace, .sameCount, .sameDuration]
      guard a.source != b.source, !features.isDisjoint(with: ties) || shared >= 2 else { return nil }
    }
  }

  private mutating func add(_ feature: MergeReason.Features, _ weight: Int) {
    features.insert(feature)
    score += weight
  }

  /// Two triggers in one sentence are two events ("beaten and stabbed"), unless the word is repeated with a date that
  /// does not differ; one trigger that extraction gave several events stays several.
  static func areSeparateInSentence(_ a: MentionFeatures, _ b: MentionFeatures) -> Bool {
    guard a.document == b.document, a.sentence == b.sentence else { return false }
    if a.trigger.overlaps(b.trigger) { return true }
    // Of an election a sentence tells with many words: "the vote", "the polls".
    if a.type == b.type, TypeGroups.isUnique(a.type), a.isDated, b.isDated, a.time == b.time { return false }
    if a.triggerStem != b.triggerStem || a.triggerStem < 0 { return true }
    return a.isDated && b.isDated && a.time != b.time
  }

  private mutating func addDates(_ a: MentionFeatures, _ b: MentionFeatures) -> Bool {
    switch DateRelation(a.time, b.time) {
    case .same where a.startDay != nil:
      add(.sameDay, Weight.sameDay)
      if a.type == b.type, TypeGroups.isUnique(a.type) { add(.uniqueType, Weight.uniqueType) }
    case .same: add(.sameValue, Weight.sameValue)
    case .contained: add(.contained, Weight.contained)
    case .otherYear:
      add(.otherYear, Weight.otherYear)
      if a.isStated != b.isStated { add(.inferredYear, Weight.inferredYear) }
    case .apart: return false
    }
    return true
  }

  private mutating func addParticipants(_ a: MentionFeatures, _ b: MentionFeatures) {
    let rare = MergeScore.shared(a.rareActors, b.rareActors)
    let shared = MergeScore.shared(a.actors, b.actors)
    if shared > 0, features.contains(.undated),
      MergeScore.shared(a.targets, b.targets) == 0 || TypeGroups.isSpeech(a.type)
    {
      add(.sharedActor, Weight.commonActor)  // one speaker says, and one agent does, many things of a kind
    } else if shared > 0 {
      add(.sharedActor, min(rare, 2) * Weight.rareActor + min(shared - rare, 2) * Weight.commonActor)
    }
    // Names of two languages never match, so that their difference says nothing.
    guard a.language == b.language else { return }
    if !a.targets.isEmpty, !b.targets.isEmpty, MergeScore.shared(a.targets, b.targets) == 0 {
      add(.contraryActors, Weight.contraryTargets)
    } else if shared == 0, !a.actors.isEmpty, !b.actors.isEmpty {
      add(.contraryActors, Weight.contraryActors)
    }
  }

  private mutating func addPlaceAndCounts(_ a: MentionFeatures, _ b: MentionFeatures) {
    if let one = a.place, let other = b.place {
      if one.agrees(with: other) { add(.samePlace, Weight.place) } else { add(.contraryPlace, Weight.contrary) }
    }
    if let one = a.count, let other = b.count {
      if one.overlaps(other) { add(.sameCount, Weight.count) } else { add(.contraryCount, Weight.contrary) }
    }
    if let one = a.period, let other = b.period {
      let agree = one.halves == other.halves && one.unit == other.unit
      if agree { add(.sameDuration, Weight.duration) } else { add(.contraryDuration, Weight.contrary) }
    }
  }

  private mutating func addOnlyOne(_ a: MentionFeatures, _ b: MentionFeatures) {
    guard a.type == b.type, a.status == .actual, !a.hasVagueTime, !b.hasVagueTime,
      !features.contains(.contraryActors)
    else { return }
    if TypeGroups.isKnown(a.type) {
      add(.onlyOne, Weight.onlyKnown)
    } else if features.contains(.sameTrigger) {
      add(.onlyOne, Weight.onlyOne)
    }
  }

  /// How many elements two sorted lists share.
  static func shared<Element: Comparable>(_ left: [Element], _ right: [Element]) -> Int {
    var (i, j, count) = (0, 0, 0)
    while i < left.count, j < right.count {
      if left[i] < right[j] {
        i += 1
      } else if right[j] < left[i] {
        j += 1
      } else {
        (i, j, count) = (i + 1, j + 1, count + 1)
      }
    }
    return count
  }
}

extension Count {
  /// Whether some number fits both.
  func overlaps(_ other: Count) -> Bool {
    min <= other.max ?? .max && other.min <= max ?? .max
  }
}
