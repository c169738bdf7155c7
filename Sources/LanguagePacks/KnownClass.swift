/// Lexicon classes that the engine gives a meaning to (docs/packs.md), with the names of their values in order of
/// their numbers.
public enum KnownClass: Int, CaseIterable, Sendable {
  case trigger, negation, failure, demand, plan, hypothesis, attribution, subordinator, coordinator, preposition
  case bound, signal, person, organisation, thing, title, modifier, place, actor, abbreviation, unit, cardinal
  case multiplier, common, verb, auxiliary, month, weekday, season, ordinal
  /// Words of phrases, and of conditions of triggers.
  case part, condition
  case placeAdjective, vagueNumber, nameNumber, lightVerb
  /// Past forms of verbs that no other class holds, and words before a verb that point it forward; they tell the tense
  /// of a clause.
  case pastForm, futureForm
  /// Words that say when a text was written or given out: published, updated.
  case issue
  /// Words that open a noun phrase, where a form may be a noun or a verb.
  case determiner
  /// Words before a verb that set it before the time of the sentence: had (arrested), previously.
  case earlier
  /// Words that stand for a phrase said before: he, they.
  case pronoun
  /// Nouns for sites that events happen at: square, prison, village.
  case placeNoun
  /// Nouns that numbers measure in: dollars, per cent, kilometres.
  case measure
  /// Words that lead a phrase without being prepositions of time, and words that stand in no phrase: as; there, up.
  case marker, adverb
  /// Nouns that only complete a verb and name nobody: take effect, open fire.
  case idiom
  /// Ends and beginnings of words that no list holds, with what they say of the form.
  case ending, beginning
  /// Verbs whose subject suffers what the noun beside them names: undergo, receive, be subjected to.
  case undergo
  /// Verbs whose subject does what the noun beside them names: decide, hold, continue.
  case control
  /// Names of persons, where no capital tells them: a word that begins another phrase behind a body.
  case givenName
  /// Words that let a negation hold up to the date behind them only: did not sign until 3 May.
  case exception
  /// Words that open a clause about the place in front of them: where.
  case whereabouts
  /// Verbs of saying that what they tell of did not happen: deny.
  case denial
  /// Forms that may be a verb or a noun, where the verb comes first: first in a sentence, or behind a date that opens it,
  /// they are verbs.
  case openingVerb
  /// Verbs, and nouns made of them, that fix something for a date or put it off to one (0): schedule, adjourn,
  /// postponement; words for the date itself (1): date, time; and what makes a thing go on until a date (2): extend.
  case scheduling
  /// Verbs without an object but what is said: say.
  case saying
  /// Words in front of what a figure is compared with: always, before a number only, before a time only,
  /// or where it is the first or the most since a time.
  case comparison

  /// As pack files write it.
  public var name: String {
    switch self {
    case .part: "#part"
    case .condition: "#condition"
    case .placeAdjective: "place-adjective"
    case .vagueNumber: "vague-number"
    case .nameNumber: "name-number"
    case .lightVerb: "light-verb"
    case .pastForm: "past-form"
    case .futureForm: "future-form"
    case .placeNoun: "place-noun"
    case .givenName: "given-name"
    case .openingVerb: "opening-verb"
    default: "\(self)"
    }
  }

  /// `ClassID`s of known classes are their positions here, in every pack set.
  public var id: ClassID { ClassID(rawValue) }

  /// Names of values 0, 1, 2 …; empty for classes without named values.
  var valueNames: [String] {
    switch self {
    case .unit: ["second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"]
    case .subordinator: ["relative", "clause", "condition", "cause", "purpose", "time"]
    case .coordinator: ["and", "or", "but"]
    case .preposition, .marker: Preposition.allCases.map(\.rawValue)
    case .bound: ["least", "most", "more", "less", "about", "up-to"]
    case .attribution: ["of", "alone"]
    case .scheduling: ["verb", "date", "prolong"]
    case .comparison: ["always", "number", "time", "record"]
    case .signal: Signal.allCases.map(\.name)
    default: []
    }
  }

  /// Whether values are names shared by all packs (`EventGraph.names`).
  var hasSharedNames: Bool { self == .place || self == .actor || self == .placeAdjective }
}

/// Prepositions by their nearest meaning; the number is the value of the sense.
public enum Preposition: String, CaseIterable, Sendable {
  case `in`, on, at, by, from, to, since, until, during, before, after, between, `for`, with, of, about, against
}
