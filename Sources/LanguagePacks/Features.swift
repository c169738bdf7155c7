/// Morphological features of a word form, after Universal Dependencies; a form may hold several of a kind.
public struct Features: OptionSet, Hashable, Sendable, BitwiseCopyable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let noun = Features(rawValue: 1 << 0)
  public static let verb = Features(rawValue: 1 << 1)
  public static let adjective = Features(rawValue: 1 << 2)
  public static let participle = Features(rawValue: 1 << 3)
  public static let gerund = Features(rawValue: 1 << 4)
  public static let infinitive = Features(rawValue: 1 << 5)
  public static let imperative = Features(rawValue: 1 << 6)
  public static let past = Features(rawValue: 1 << 7)
  public static let present = Features(rawValue: 1 << 8)
  public static let future = Features(rawValue: 1 << 9)
  public static let passive = Features(rawValue: 1 << 10)
  public static let short = Features(rawValue: 1 << 11)
  public static let nominative = Features(rawValue: 1 << 12)
  public static let genitive = Features(rawValue: 1 << 13)
  public static let dative = Features(rawValue: 1 << 14)
  public static let accusative = Features(rawValue: 1 << 15)
  public static let instrumental = Features(rawValue: 1 << 16)
  public static let locative = Features(rawValue: 1 << 17)
  public static let singular = Features(rawValue: 1 << 18)
  public static let plural = Features(rawValue: 1 << 19)
  public static let masculine = Features(rawValue: 1 << 20)
  public static let feminine = Features(rawValue: 1 << 21)
  public static let neuter = Features(rawValue: 1 << 22)
  public static let definite = Features(rawValue: 1 << 23)
  public static let reflexive = Features(rawValue: 1 << 24)
  /// Set by clitic stripping: a conjunction, a preposition, an article stood before the form.
  public static let withConjunction = Features(rawValue: 1 << 25)
  public static let withPreposition = Features(rawValue: 1 << 26)
  public static let withPronoun = Features(rawValue: 1 << 27)
  public static let dual = Features(rawValue: 1 << 28)
  /// No article stands before it: what rules may ask for; forms need not say so.
  public static let indefinite = Features(rawValue: 1 << 29)

  /// The form is also active: with `passive`, the words around it must tell the voice ("arrested").
  public static let active = Features(rawValue: 1 << 30)

  /// Abbreviations as pack files write them, joined by dots (`gen.sg`).
  static let names: [(name: String, feature: Features)] = [
    ("noun", .noun), ("verb", .verb), ("adj", .adjective), ("part", .participle), ("ger", .gerund),
    ("inf", .infinitive), ("imp", .imperative), ("past", .past), ("pres", .present), ("fut", .future),
    ("pass", .passive), ("short", .short), ("nom", .nominative), ("gen", .genitive), ("dat", .dative),
    ("acc", .accusative), ("ins", .instrumental), ("loc", .locative), ("sg", .singular), ("pl", .plural), ("du", .dual),
    ("m", .masculine), ("f", .feminine), ("n", .neuter), ("def", .definite), ("indef", .indefinite),
    ("refl", .reflexive),
    ("conj", .withConjunction), ("prep", .withPreposition), ("pron", .withPronoun), ("act", .active),
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
