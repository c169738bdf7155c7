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
      } else if !trigger.isVerb, isObject(index, passage) {
        join(index - 1, index, &passage, &dropped)
      }
    }
    guard !dropped.isEmpty else { return }
    passage.triggers = passage.triggers.indices.filter { !dropped.contains($0) }.map { passage.triggers[$0] }
  }

  /// A verb and its noun are one trigger that spans both.
  private static func join(_ verb: Int, _ noun: Int, _ passage: inout Passage, _ dropped: inout Set<Int>) {
    let (first, second) = (passage.triggers[verb], passage.triggers[noun])
    passage.triggers[verb].tokens = first.tokens.lowerBound..<second.tokens.upperBound
    passage.triggers[verb].isJoined = true
    if first.duration == nil { passage.triggers[verb].duration = second.duration }
    dropped.insert(noun)
  }

  /// Whether a verb right before a noun names the same act, at the same time.
  private static func isObject(_ index: Int, _ passage: Passage) -> Bool {
    let noun = passage.triggers[index]
    guard index > 0 else { return false }
    let verb = passage.triggers[index - 1]
    return verb.isVerb && verb.rule >= 0 && verb.type == noun.type && noun.head - verb.head <= objectReach
      && passage.borders[noun.head] - passage.borders[verb.head] < 0.1
      && (noun.dates.isEmpty || noun.dates == verb.dates)
  }
}
