internal import EventGraph
internal import TimeModel

/// How much speaks for two mentions in two languages naming one event, in bits: the logarithm of how much more often
/// two mentions of one occurrence agree in a feature than two of different ones.
///
/// The model is that of record linkage (Fellegi, Sunter 1969): features are weighed each for itself and added. How
/// often different occurrences agree is taken from the two documents (a name that half of a document's mentions share
/// says little) and from the collection (a rare type says more than a common one).
struct AlignmentScore {
  var score = 0
  var features: MergeReason.Features = []
  /// Bits of names in common.
  private var names = 0
  /// Bits of meanings in common.
  private var meanings = 0
  /// Whether both documents tell of the day in one sentence only.
  private var isOnlyOfDay = false
  /// Whether both have one type, which few mentions have.
  private var isRareType = false
  /// Whether the documents tell of different things.
  private var isApart = false
  /// Whether one of the two has a date.
  private var isDated = true

  /// Bits that a pair must reach.
  static let threshold = 9
  /// What a pair must reach beyond the next best one of either mention.
  static let margin = 2
  /// What a pair whose dates or types do not agree must have before one where they do.
  static let lead = 4
  /// What a pair must reach whose places differ.
  static let otherPlaceThreshold = 11
  /// What a pair must reach of which one has no date.
  static let undatedThreshold = 10

  /// Bits of meanings that make up for a date.
  private static let tyingMeanings = 3
  /// So many meanings around each of two mentions are expected to meet.
  private static let manyMeanings = 3
  /// Days by which reports of one act may differ.
  private static let mostDays = 31

  /// The weights; docs/reasoning.md has them as a table.
  private enum Bits {
    static let story = 2
    static let otherStory = -2
    static let sameDay = 5
    static let sameMonth = 4
    static let sameYear = 2
    static let dayInMonth = 3
    static let inYear = 1
    static let nextDay = 2
    static let thirdDay = -1
    static let otherYear = 4
    static let uniqueType = 3
    static let leastType = 2
    static let mostType = 4
    static let unrelatedType = -2
    static let name = 4
    static let mostNames = 8
    static let place = 2
    static let contraryPlace = -4
    static let contraryCount = -2
    static let duration = 4
    static let contraryDuration = -2
    static let onlyPair = 2
    static let besideLinked = 2
    static let order = 1
    static let contraryOrder = -1
    static let contraryParticipant = -4
    static let absentParticipant = -1
    static let onlyOfDay = 1
    static let sameMeaning = 2
    static let sameMeaningOtherType = 4
    static let otherMeaning = -2
    static let mostMeaning = 3
    static let mostMeanings = 3
    static let noMeaning = -3
    static let twin = -2
    static let nearMonth = -3
    static let otherYears = 3
    static let daysOfSentences = 3
    static let dayBefore = 2
    static let otherDays = -1
  }

  /// What a comparison needs besides the two mentions.
  struct Background {
    let stories: StoryTable
    let profiles: [DocumentProfile]
    /// Bits that a type in common is worth, by type group.
    private let typeBits: [Int]

    init(_ features: [MentionFeatures], documents: Int) {
      profiles = DocumentProfile.all(features, documents: documents)
      stories = StoryTable(features, profiles)
      var counts = [Int](repeating: 0, count: 256)
      for row in features { counts[Int(TypeGroups.group[Int(row.type.rawValue)])] += 1 }
      typeBits = counts.map { max(Bits.leastType, Int.bits(features.count, in: $0, most: Bits.mostType)) }
    }

    func bits(of type: EventType) -> Int { typeBits[Int(TypeGroups.group[Int(type.rawValue)])] }
  }

  /// Nil where the two may never be linked: another status, dates or types that have nothing to do with each other.
  init?(_ a: __shared MentionFeatures, _ b: __shared MentionFeatures, _ background: __shared Background) {
    guard a.status == b.status, a.source != b.source else { return nil }
    // What no lexicon knew has no type in common.
    let isTyped = a.type == b.type && a.type != .other || TypeGroups.areCompatible(a.type, b.type)
    guard addDates(a, b, isTyped: isTyped) else { return nil }
    let (one, other) = (background.profiles[Int(a.document.index)], background.profiles[Int(b.document.index)])
    addMeanings(a, b, one, other, isTyped: isTyped)
    switch background.stories.relation(a.document, b.document) {
    case .same: add(.sameStory, Bits.story)
    case .unknown: break
    case .apart:
      isApart = true
      score += Bits.otherStory
    }
    var isRelated = true
    if isTyped {
      add(a.type == b.type ? .sameType : .compatibleType, background.bits(of: a.type))
      if a.type != b.type { score -= 1 }
      isRareType = a.type == b.type && background.bits(of: a.type) >= Bits.mostType
      if features.contains(.sameDay), a.type == b.type, TypeGroups.isUnique(a.type) {
        add(.uniqueType, Bits.uniqueType)
      }
    } else {
      guard features.contains(.sameDay) || features.contains(.sameMeaning) else { return nil }
      features.insert(.relatedType)
      if !TypeGroups.areRelated(a.type, b.type) {
        isRelated = a.type.family == b.type.family
        // Of two kinds of acts without a day in common a word alone makes no occurrence.
        guard isRelated || features.contains(.sameDay) else { return nil }
        score += Bits.unrelatedType
      }
    }
    addNames(a, b, one, other)
    addPlace(a, b)
    addQuantities(a, b)
    addOrder(a, b, one, other)
    if a.isTwin != b.isTwin {
      if features.contains(.relatedType) { return nil }
      score += Bits.twin
    }
    if features.contains(.sameDay), let day = a.startDay?.number {
      isOnlyOfDay = one.sentencesOfDay[day] == 1 && other.sentencesOfDay[day] == 1
    }
    if features.contains(.relatedType) {
      if isOnlyOfDay { addOnlyPair() }
      guard isRelated || features.contains(.sameMeaning) || isOnlyOfDay && names >= Bits.name else { return nil }
    }
    if features.contains(.contraryPlace), TypeGroups.isUnique(a.type) { return nil }
  }

  /// How near the dates are: 0 for one date, 1 for one within the other, 2 for a contradiction, 3 and 4 where one or both
  /// have none.
  var remoteness: Int {
    if features.contains(.undated) { return features.contains(.besideDay) ? 1 : isDated ? 3 : 4 }
    if features.contains(.besideDay) { return 2 }
    if !features.isDisjoint(with: [.nearDay, .otherYear]) { return 2 }
    return features.contains(.contained) ? 1 : 0
  }

  /// Whether being the only ones that fit each other would count: in one story, for types that agree.
  var mayBeOnlyPair: Bool { features.contains(.sameStory) && !features.contains(.relatedType) }

  /// Notes that the two are the only ones in their documents that fit each other.
  mutating func addOnlyPair() {
    guard features.contains(.sameStory), features.isDisjoint(with: [.onlyPair, .contraryActors]) else { return }
    add(.onlyPair, Bits.onlyPair + (isOnlyOfDay ? Bits.onlyOfDay : 0))
  }

  /// Notes that mentions beside both are linked, so that the documents do not tell of different things.
  mutating func addBesideLinked() {
    guard !features.contains(.besideLinked) else { return }
    add(.besideLinked, Bits.besideLinked - (isApart ? Bits.otherStory : 0))
  }

  /// Whether this is enough for a link.
  var suffices: Bool {
    score >= (remoteness >= 3 ? AlignmentScore.undatedThreshold : AlignmentScore.threshold) && isTied
  }

  /// Whether a date that is missing or contradicts is made up for by something else than the type.
  var isTied: Bool {
    let remoteness = remoteness
    if remoteness < 2, !features.contains(.besideDay) { return true }
    if names >= 3 || features.contains(.sameCount) || features.contains(.sameDuration) { return true }
    if remoteness < 2 {
      guard features.isDisjoint(with: [.contraryCount, .contraryDuration]) else { return false }
      return meanings >= (features.contains(.onlyPair) ? 1 : Bits.sameMeaning)
    }
    if meanings >= AlignmentScore.tyingMeanings { return true }
    if remoteness == 4 || features.contains(.contraryActors) { return false }
    // A year that was inferred wrongly was so for what stands beside, too.
    if features.contains(.otherYear), features.contains(.besideLinked) { return true }
    guard features.contains(.onlyPair) else { return false }
    return !features.contains(.nearDay) || isRareType || meanings > 0
  }

  private mutating func add(_ feature: MergeReason.Features, _ bits: Int) {
    features.insert(feature)
    score += bits
  }

  private mutating func addDates(_ a: MentionFeatures, _ b: MentionFeatures, isTyped: Bool) -> Bool {
    guard a.isDated, b.isDated else {
      guard !a.hasVagueTime, !b.hasVagueTime, a.time.intersection(b.time).isConsistent else { return false }
      features.insert(.undated)
      isDated = a.isDated || b.isDated
      addDaysBeside(a, b)
      return true
    }
    if let day = a.startDay, let other = b.startDay {
      let apart = abs(day.number - other.number)
      if apart == 0 {
        add(.sameDay, Bits.sameDay)
      } else if apart <= 3 {
        add(.nearDay, apart == 1 ? Bits.nextDay : apart == 3 ? Bits.thirdDay : 0)
      } else {
        if day.monthAndDay == other.monthAndDay, !a.isStated || !b.isStated, apart <= 366 {
          add([.otherYear, .inferredYear], Bits.otherYear)
        } else if day.monthAndDay == other.monthAndDay, !a.isStated, !b.isStated {
          add([.otherYear, .inferredYear], Bits.otherYears)
        } else {
          addDaysBeside(a, b)
          if features.contains(.besideDay) { return true }
          guard apart <= AlignmentScore.mostDays, a.type == b.type, a.meanings.contains(where: b.meanings.contains)
          else { return false }
          add(.nearDay, Bits.nearMonth)
        }
      }
      return true
    }
    guard let one = a.startRange, let other = b.startRange else { return false }
    if one == other {
      add(.sameValue, one.count <= 31 ? Bits.sameMonth : one.count <= 366 ? Bits.sameYear : 0)
    } else if one.contains(other) || other.contains(one) {
      let wide = max(one.count, other.count)
      add(.contained, wide <= 31 ? Bits.dayInMonth : wide <= 366 ? Bits.inYear : 0)
    } else {
      return false
    }
    return true
  }

  /// A mention without a date, or with one that was inferred wrongly, is still told beside the day of its occurrence.
  private mutating func addDaysBeside(_ a: MentionFeatures, _ b: MentionFeatures) {
    func own(_ row: MentionFeatures) -> Int32? {
      row.isDated ? row.startDay.map { Int32(clamping: $0.number) } : nil
    }
    // A date that its own sentence tells is what the text means.
    func days(_ row: MentionFeatures) -> [Int32] {
      guard let day = own(row) else { return row.daysOfSentence }
      return row.daysOfSentence.contains(day) ? [day] : row.daysOfSentence + [day]
    }
    let (one, other) = (days(a), days(b))
    if one.contains(where: other.contains) {
      add(.besideDay, Bits.daysOfSentences)
    } else if !features.contains(.undated) {
      return
    } else if a.dayBefore.map({ other.contains($0) || other.isEmpty && one.isEmpty && $0 == b.dayBefore }) ?? false
      || b.dayBefore.map(one.contains) ?? false
    {
      add(.besideDay, Bits.dayBefore)
    } else if !one.isEmpty, !other.isEmpty {
      score += Bits.otherDays
    }
  }

  /// What the words of the triggers, and those around them, mean in both languages.
  private mutating func addMeanings(
    _ a: MentionFeatures, _ b: MentionFeatures, _ one: DocumentProfile, _ other: DocumentProfile, isTyped: Bool
  ) {
    let mentions = max(16, one.ranks.count, other.ranks.count)
    func bits(_ meaning: Int32) -> Int {
      let most = Int(max(one.meanings[meaning] ?? 1, other.meanings[meaning] ?? 1))
      return Int.bits(mentions, in: most, most: Bits.mostMeaning)
    }
    let named = a.meanings.contains(where: b.meanings.contains)
    if named {
      add(.sameMeaning, isTyped ? Bits.sameMeaning : Bits.sameMeaningOtherType)
    } else if !a.meanings.isEmpty, !b.meanings.isEmpty {
      score += Bits.otherMeaning
    }
    var around = 0
    for meaning in a.meaningsAround where b.meaningsAround.contains(meaning) || b.meanings.contains(meaning) {
      around += bits(meaning)
    }
    for meaning in a.meanings where b.meaningsAround.contains(meaning) && !a.meaningsAround.contains(meaning) {
      around += bits(meaning)
    }
    let isSilent = around == 0 && !named
    let isNamedBeside =
      a.meanings.contains(where: b.meaningsAround.contains) || b.meanings.contains(where: a.meaningsAround.contains)
    around = min(Bits.mostMeanings, max(0, (around - 1) / 2) + (isNamedBeside ? 1 : 0))
    meanings = around + (named ? Bits.sameMeaning : 0)
    if around > 0 {
      add(.sharedMeanings, around)
    } else if isSilent, min(a.meaningsAround.count, b.meaningsAround.count) >= AlignmentScore.manyMeanings {
      score += Bits.noMeaning
    }
  }

  private mutating func addNames(
    _ a: MentionFeatures, _ b: MentionFeatures, _ one: DocumentProfile, _ other: DocumentProfile
  ) {
    let mentions = max(16, one.ranks.count, other.ranks.count)
    var bits: [(word: Int32, bits: Int)] = []
    var (i, j) = (0, 0)
    while i < a.names.count, j < b.names.count {
      let (left, right) = (a.names[i], b.names[j])
      if left.key == right.key {
        let most = Int(max(one.names[left.key] ?? 1, other.names[left.key] ?? 1))
        let worth = Int.bits(mentions, in: most, most: Bits.name)
        // Two readings of one word are one name.
        if let known = bits.firstIndex(where: { $0.word == left.word }) {
          bits[known].bits = max(bits[known].bits, worth)
        } else {
          bits.append((left.word, worth))
        }
        (i, j) = (i + 1, j + 1)
      } else if left.key < right.key {
        i += 1
      } else {
        j += 1
      }
    }
    names = min(Bits.mostNames, bits.reduce(0) { $0 + $1.bits })
    if names > 0 { add(.sharedNames, names) }
    guard names < 3 else { return }
    // Someone who takes part in one, and whom the other document knows but tells of elsewhere.
    func isElsewhere(_ name: SoundedName) -> Bool {
      (one.names[name.key] ?? 0) <= 3 && (other.names[name.key] ?? 0) <= 3 && one.names[name.key] != nil
        && other.names[name.key] != nil
    }
    guard names == 0 else { return }
    for (row, opposite) in [(a, b), (b, a)]
    where row.names.contains(where: { $0.isParticipant && isElsewhere($0) }) {
      // Who is not named here may stand behind a pronoun; someone else with a name is someone else.
      if opposite.names.contains(where: \.isParticipant) {
        add(.contraryActors, Bits.contraryParticipant)
      } else {
        score += Bits.absentParticipant
      }
    }
  }

  private mutating func addPlace(_ a: MentionFeatures, _ b: MentionFeatures) {
    guard let one = a.place, let other = b.place, one.isKnown, other.isKnown else { return }
    if one.key == other.key {
      add(.samePlace, Bits.place)
    } else if !one.agrees(with: other) {
      add(.contraryPlace, Bits.contraryPlace)
    }
  }

  private mutating func addQuantities(_ a: MentionFeatures, _ b: MentionFeatures) {
    if let one = a.count, let other = b.count {
      if one.min == other.min || one.max != nil && other.max != nil && one.overlaps(other) {
        add(.sameCount, min(one.min, other.min) >= 10 ? 4 : min(one.min, other.min) >= 3 ? 3 : 1)
      } else if !one.overlaps(other), !one.isNear(other) {
        add(.contraryCount, Bits.contraryCount)
      }
    }
    if let one = a.period, let other = b.period {
      let agree = one.halves == other.halves && one.unit == other.unit
      if agree { add(.sameDuration, Bits.duration) } else { add(.contraryDuration, Bits.contraryDuration) }
    }
  }

  /// Two tellings of one story tell it in much the same order.
  private mutating func addOrder(
    _ a: MentionFeatures, _ b: MentionFeatures, _ one: DocumentProfile, _ other: DocumentProfile
  ) {
    guard features.contains(.sameStory), one.ranks.count >= 8, other.ranks.count >= 8 else { return }
    let apart = abs(
      (a.rank - one.ranks.lowerBound) * 100 / one.ranks.count
        - (b.rank - other.ranks.lowerBound) * 100 / other.ranks.count)
    if apart <= 12 { score += Bits.order }
    if apart > 50 { score += Bits.contraryOrder }
  }
}
