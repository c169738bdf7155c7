/// Morphological features of a word form, after Universal Dependencies; a form may hold several of a kind.
public struct Features: OptionSet, Hashable, Sendable, BitwiseCopyable {
  public let rawValue: UInt32
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  @inlinable public static var noun: Features { Features(rawValue: 1 << 0) }
  @inlinable public static var verb: Features { Features(rawValue: 1 << 1) }
  @inlinable public static var adjective: Features { Features(rawValue: 1 << 2) }
  @inlinable public static var participle: Features { Features(rawValue: 1 << 3) }
  @inlinable public static var gerund: Features { Features(rawValue: 1 << 4) }
  @inlinable public static var infinitive: Features { Features(rawValue: 1 << 5) }
  @inlinable public static var imperative: Features { Features(rawValue: 1 << 6) }
  @inlinable public static var past: Features { Features(rawValue: 1 << 7) }
  @inlinable public static var present: Features { Features(rawValue: 1 << 8) }
  @inlinable public static var future: Features { Features(rawValue: 1 << 9) }
  @inlinable public static var passive: Features { Features(rawValue: 1 << 10) }
  @inlinable public static var short: Features { Features(rawValue: 1 << 11) }
  @inlinable public static var nominative: Features { Features(rawValue: 1 << 12) }
  @inlinable public static var genitive: Features { Features(rawValue: 1 << 13) }
  @inlinable public static var dative: Features { Features(rawValue: 1 << 14) }
  @inlinable public static var accusative: Features { Features(rawValue: 1 << 15) }
  @inlinable public static var instrumental: Features { Features(rawValue: 1 << 16) }
  @inlinable public static var locative: Features { Features(rawValue: 1 << 17) }
  @inlinable public static var singular: Features { Features(rawValue: 1 << 18) }
  @inlinable public static var plural: Features { Features(rawValue: 1 << 19) }
  @inlinable public static var masculine: Features { Features(rawValue: 1 << 20) }
  @inlinable public static var feminine: Features { Features(rawValue: 1 << 21) }
  @inlinable public static var neuter: Features { Features(rawValue: 1 << 22) }
  @inlinable public static var definite: Features { Features(rawValue: 1 << 23) }
  @inlinable public static var reflexive: Features { Features(rawValue: 1 << 24) }
  /// Set by clitic stripping: a conjunction, a preposition, an article stood before the form.
  @inlinable public static var withConjunction: Features { Features(rawValue: 1 << 25) }
  @inlinable public static var withPreposition: Features { Features(rawValue: 1 << 26) }
  @inlinable public static var withPronoun: Features { Features(rawValue: 1 << 27) }
  @inlinable public static var dual: Features { Features(rawValue: 1 << 28) }
  /// No article stands before it: what rules may ask for; forms need not say so.
  @inlinable public static var indefinite: Features { Features(rawValue: 1 << 29) }

  /// Nothing may hang on the form: it ends in what an owner behind it would take away.
  @inlinable public static var absolute: Features { Features(rawValue: 1 << 31) }

  /// The form is also active: with `passive`, the words around it must tell the voice ("arrested").
  @inlinable public static var active: Features { Features(rawValue: 1 << 30) }

  /// Abbreviations as pack files write them, joined by dots (`gen.sg`).
  static let names: [(name: String, feature: Features)] = [
    ("noun", .noun), ("verb", .verb), ("adj", .adjective), ("part", .participle), ("ger", .gerund),
    ("inf", .infinitive), ("imp", .imperative), ("past", .past), ("pres", .present), ("fut", .future),
    ("pass", .passive), ("short", .short), ("nom", .nominative), ("gen", .genitive), ("dat", .dative),
    ("acc", .accusative), ("ins", .instrumental), ("loc", .locative), ("sg", .singular), ("pl", .plural), ("du", .dual),
    ("m", .masculine), ("f", .feminine), ("n", .neuter), ("def", .definite), ("indef", .indefinite),
    ("refl", .reflexive),
    ("conj", .withConjunction), ("prep", .withPreposition), ("pron", .withPronoun), ("act", .active),
    ("abs", .absolute),
  ]

  /// Parses `gen.sg`; nil if a name is unknown.
  init?(_ text: some StringProtocol) {
    self = []
    for part in text.split(separator: ".") {
      guard let known = Features.names.first(where: { $0.name == part }) else { return nil }
      insert(known.feature)
    }
  }
}
