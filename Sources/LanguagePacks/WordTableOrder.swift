/// Brings the words that time rules name to the front of the word table, for their symbols are all that an automaton
/// keeps: first those that reading time expressions looks up at every place, because a rule may begin with them or
/// because they cut sentences and tell languages; then those that stand only inside of rules.
struct WordTableOrder {
  typealias Form = (word: [UInt8], senses: [Sense])

  /// Which predicates of the rules hold for a word, by language.
  let testers: [PredicateTester]
  /// The same for the predicates that rules begin with.
  let openers: [PredicateTester]

  /// - Returns: the forms, how many at the front rules name, and how many of those are looked up at every place.
  func sort(_ forms: [Form]) -> (forms: [Form], namedCount: Int, nearCount: Int) {
    var (near, inner, others): ([Form], [Form], [Form]) = ([], [], [])
    for form in forms {
      if isNear(form) {
        near.append(form)
      } else if testers.contains(where: { $0.isNamed(form.word, form.senses) }) {
        inner.append(form)
      } else {
        others.append(form)
      }
    }
    return (near + inner + others, near.count + inner.count, near.count)
  }

  private func isNear(_ form: Form) -> Bool {
    openers.contains { $0.isNamed(form.word, form.senses) }
      || form.senses.contains {
        $0.kind == KnownClass.common.id || !SenseMask.of($0).isDisjoint(with: [.abbreviation, .preposition])
      }
  }
}
