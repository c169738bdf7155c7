internal import LanguagePacks

/// Verbs that carry tense and voice while a noun carries the event ("hold a congress", "took place").
enum LightVerbs {
  /// Whether a trigger heads a clause: it is a verb, or a light verb of its clause stands by.
  static func heads(_ trigger: Passage.Trigger, _ passage: Passage, _ sentence: Range<Int>, _ view: WordView) -> Bool {
    trigger.isVerb && !isAttribute(trigger, passage, sentence, view)
      || verb(of: trigger, passage, sentence, view) != nil
  }

  /// Whether a form that is a past one and a participle stands between a determiner and a noun ("one of the detained
  /// students"): it only describes.
  static func isAttribute(
    _ trigger: Passage.Trigger, _ passage: Passage, _ sentence: Range<Int>, _ view: WordView
  ) -> Bool {
    guard trigger.features.isSuperset(of: [.passive, .past]), trigger.head > sentence.lowerBound,
      trigger.head + 1 < sentence.upperBound, view.has(passage.tokens[trigger.head - 1], .determiner)
    else { return false }
    let next = passage.tokens[trigger.head + 1]
    return next.kind == .word && view.preposition(next) == nil && !view.has(next, .auxiliary)
      && !view.has(next, .coordinator) && !view.has(next, .determiner)
  }

  /// The light verb of a noun trigger: up to six words before it, or up to eight after it, with no border and no other
  /// noun trigger between.
  static func verb(of trigger: Passage.Trigger, _ passage: Passage, _ sentence: Range<Int>, _ view: WordView) -> Int? {
    guard !trigger.isVerb else { return nil }
    // "Announced the date of the election": a verb that is an event of its own carries only a noun right behind it.
    func isNext(_ index: Int) -> Bool {
      (min(index, trigger.head) + 1..<max(index, trigger.head)).allSatisfy {
        let token = passage.tokens[$0]
        return token.kind == .number || view.has(token, .modifier) || view.preposition(token) != nil
      }
    }
    func search(_ indices: some Sequence<Int>) -> Int? {
      for index in indices {
        if abs(passage.borders[index] - passage.borders[trigger.head]) > 0.6 { return nil }
        let isTrigger = passage.triggers.contains { $0.head == index }
        if view.has(passage.tokens[index], .lightVerb), !isTrigger || isNext(index) { return index }
        if isTrigger { return nil }
      }
      return nil
    }
    return search(stride(from: trigger.head - 1, through: max(sentence.lowerBound, trigger.head - 6), by: -1))
      ?? search(trigger.head + 1..<max(trigger.head + 1, min(sentence.upperBound, trigger.head + 9)))
  }
}
