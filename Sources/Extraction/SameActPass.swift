internal import EventGraph
internal import LanguagePacks

/// Leaves one trigger where two words of a clause name one act: a verb and its object ("opened a criminal case"), or a
/// noun and the participle that only says when it was ("the meeting, held on 26 November").
enum SameActPass {
  /// Most words between a verb and its object.
  private static let objectReach = 4
  /// Most words between a noun and its participle.
  private static let participleReach = 12

  static func run(_ passage: inout Passage) {
    guard passage.triggers.count > 1 else { return }
    var dropped: Set<Int> = []
    for index in passage.triggers.indices where passage.triggers[index].rule >= 0 {
      let trigger = passage.triggers[index]
      if trigger.isVerb, trigger.features.contains(.participle),
        trigger.features.isDisjoint(with: [.short, .past, .present]),
        let noun = passage.triggers[..<index].lastIndex(where: {
          !$0.isVerb && $0.type == trigger.type && trigger.head - $0.head <= participleReach
            && passage.borders[trigger.head] - passage.borders[$0.head] <= 1.3
        }), !dropped.contains(noun)
      {
        if passage.triggers[noun].dates.isEmpty {
          passage.triggers[noun].dates = trigger.dates
          passage.triggers[noun].isAtStart = trigger.isAtStart
        }
        if passage.triggers[noun].dates == trigger.dates || trigger.dates.isEmpty { dropped.insert(index) }
      } else if trigger.isVerb, let noun = described(by: index, passage), !dropped.contains(noun) {
        replace(index, by: noun, &passage, &dropped)
      } else if !trigger.isVerb, isResult(index, passage) {
        replace(index - 1, by: index, &passage, &dropped)
      } else if !trigger.isVerb, isObject(index, passage) {
        join(index - 1, index, &passage, &dropped)
      } else if !trigger.isVerb, !dropped.contains(index - 1), isOwner(index, passage) {
        passage.triggers[index - 1].tokens =
          passage.triggers[index - 1].tokens.lowerBound..<passage.triggers[index].tokens.upperBound
        replace(index, by: index - 1, &passage, &dropped)
      } else if isPredicate(index, passage), !dropped.contains(index - 1) {
        passage.triggers[index - 1].tokens = passage.triggers[index - 1].tokens.lowerBound..<trigger.tokens.upperBound
        replace(index, by: index - 1, &passage, &dropped)
      } else if isBeginning(index, passage), !dropped.contains(index - 1) {
        replace(index, by: index - 1, &passage, &dropped)
      }
    }
    guard !dropped.isEmpty else { return }
    passage.triggers = passage.triggers.indices.filter { !dropped.contains($0) }.map { passage.triggers[$0] }
  }

  /// A verb and its noun are one trigger that spans both.
  private static func join(_ verb: Int, _ noun: Int, _ passage: inout Passage, _ dropped: inout Set<Int>) {
    let (first, second) = (passage.triggers[verb], passage.triggers[noun])
    // Far apart, with a date between, the verb alone stands for both.
    if second.head - first.head > objectReach { return replace(noun, by: verb, &passage, &dropped) }
    passage.triggers[verb].tokens = first.tokens.lowerBound..<second.tokens.upperBound
    passage.triggers[verb].isJoined = true
    if first.duration == nil { passage.triggers[verb].duration = second.duration }
    dropped.insert(noun)
  }

  /// Leaves the trigger that says whom or what an act is about, with the dates of both.
  private static func replace(_ index: Int, by kept: Int, _ passage: inout Passage, _ dropped: inout Set<Int>) {
    if passage.triggers[kept].dates.isEmpty {
      passage.triggers[kept].dates = passage.triggers[index].dates
      passage.triggers[kept].isAtStart = passage.triggers[index].isAtStart
    }
    if passage.triggers[kept].duration == nil { passage.triggers[kept].duration = passage.triggers[index].duration }
    dropped.insert(index)
  }

  /// "The curfew, imposed on 3 May, …": the noun of the same act in front of the comma that a participle stands behind,
  /// whose form may be a past as well.
  private static func described(by index: Int, _ passage: Passage) -> Int? {
    let verb = passage.triggers[index]
    guard index > 0, verb.features.isSuperset(of: [.passive, .active]), verb.head >= 2,
      passage.tokens[verb.head - 1].kind == .sign, passage.tokens[verb.head - 1].value == 0x2c
    else { return nil }
    let noun = passage.triggers[index - 1]
    let isSame = noun.dates.isEmpty || verb.dates.isEmpty || noun.dates == verb.dates
    return !noun.isVerb && noun.rule >= 0 && noun.type == verb.type && noun.tokens.upperBound == verb.head - 1 && isSame
      ? index - 1 : nil
  }

  /// Most words between a verb and what it left behind.
  private static let resultReach = 8

  /// "Left eleven people dead": an adjective behind a verb of the same act names those whom the verb befell.
  private static func isResult(_ index: Int, _ passage: Passage) -> Bool {
    let result = passage.triggers[index]
    guard index > 0, result.rule >= 0, result.features.contains(.adjective),
      result.features.isDisjoint(with: [.noun, .verb])
    else { return false }
    let verb = passage.triggers[index - 1]
    return verb.isVerb && verb.rule >= 0 && verb.type == result.type && verb.tokens.count == 1
      && result.head - verb.head <= resultReach && passage.borders[result.head] - passage.borders[verb.head] < 0.1
      && (result.dates.isEmpty || result.dates == verb.dates)
  }

  /// Acts of many people, which begin and end by themselves.
  private static let processes = ["protest", "gathering", "clash"].map { EventType($0) }

  /// "Protests broke out": a verb right behind a noun of the same act says only that it began.
  private static func isBeginning(_ index: Int, _ passage: Passage) -> Bool {
    let verb = passage.triggers[index]
    guard index > 0, verb.isVerb, processes.contains(verb.type),
      verb.features.isDisjoint(with: [.participle, .infinitive, .gerund])
    else { return false }
    let noun = passage.triggers[index - 1]
    return !noun.isVerb && noun.rule >= 0 && noun.type == verb.type && noun.tokens.upperBound == verb.head
      && noun.features.isDisjoint(with: .adjective)
      && (noun.dates.isEmpty || verb.dates.isEmpty || noun.dates == verb.dates)
  }

  /// "The second round of the election": a noun in the genitive right behind one of the same act, at the same time, with
  /// nothing but adjectives between.
  private static func isOwner(_ index: Int, _ passage: Passage) -> Bool {
    let owner = passage.triggers[index]
    guard index > 0, owner.features.isSuperset(of: [.noun, .genitive]) else { return false }
    let noun = passage.triggers[index - 1]
    return !noun.isVerb && noun.rule >= 0 && noun.type == owner.type && !noun.dates.isEmpty
      && (owner.dates.isEmpty || owner.dates == noun.dates) && owner.head - noun.head <= ownerReach
      && owner.tokens.lowerBound - noun.tokens.upperBound < ownerReach
      && (noun.tokens.upperBound..<max(noun.tokens.upperBound, owner.tokens.lowerBound)).allSatisfy {
        passage.tokens[$0].kind == .word
      }
  }

  /// Most words from a noun to its owner: one adjective between.
  private static let ownerReach = 2

  /// "The sentence was pronounced": a short passive right behind a noun of the same act, which is its subject.
  private static func isPredicate(_ index: Int, _ passage: Passage) -> Bool {
    let verb = passage.triggers[index]
    guard index > 0, verb.isVerb, verb.rule >= 0, verb.features.isSuperset(of: [.short, .passive]) else { return false }
    let noun = passage.triggers[index - 1]
    return !noun.isVerb && noun.rule >= 0 && noun.type == verb.type && noun.features.contains(.nominative)
      && (noun.features.isDisjoint(with: .genitive) || verb.features.contains(.plural))
      && verb.head - noun.tokens.upperBound <= 1 && passage.borders[verb.head] - passage.borders[noun.head] < 0.1
      && (noun.dates.isEmpty || verb.dates.isEmpty || noun.dates == verb.dates)
  }

  /// Whether a verb right before a noun names the same act, at the same time.
  private static func isObject(_ index: Int, _ passage: Passage) -> Bool {
    let noun = passage.triggers[index]
    guard index > 0 else { return false }
    let verb = passage.triggers[index - 1]
    return verb.isVerb && verb.rule >= 0 && verb.type == noun.type && isNear(verb.head, noun.head, passage)
      && passage.borders[noun.head] - passage.borders[verb.head] < 0.1
      && (noun.dates.isEmpty || noun.dates == verb.dates)
  }

  /// A date between two words does not part them.
  private static func isNear(_ verb: Int, _ noun: Int, _ passage: Passage) -> Bool {
    if noun - verb <= objectReach { return true }
    guard noun - verb <= 3 * objectReach else { return false }
    let dates = passage.found.lazy.filter { verb < $0.tokens.lowerBound && $0.tokens.upperBound <= noun }
    return noun - verb - dates.map(\.tokens.count).reduce(0, +) <= objectReach
  }
}
