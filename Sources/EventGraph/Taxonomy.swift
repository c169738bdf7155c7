/// One type of event, as an index into the taxonomy.
public struct EventType: Hashable, Comparable, Sendable {
  public let rawValue: UInt8
  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The type of that name; nil if the taxonomy has none.
  public init?(_ name: some StringProtocol) {
    guard let index = Taxonomy.types.firstIndex(where: { $0.name == name }) else { return nil }
    self.init(rawValue: UInt8(index))
  }

  /// A dated clause whose trigger no lexicon knows.
  public static let other = EventType(rawValue: UInt8(Taxonomy.types.count - 1))

  public static let all: [EventType] = Taxonomy.types.indices.map { EventType(rawValue: UInt8($0)) }

  public static func < (left: EventType, right: EventType) -> Bool { left.rawValue < right.rawValue }

  /// Whether the act starts a state that lasts (a suspension, a ban), so that "since" and a duration speak of that state.
  public var leavesEffect: Bool { Taxonomy.leavesEffect[Int(rawValue)] }

  public var entry: Taxonomy.Entry { Taxonomy.types[Int(rawValue)] }
  public var name: String { entry.name }
  public var family: String { entry.family }
}

/// The event types (12 families, 60 types, `other`), with the codes of two public event ontologies.
public enum Taxonomy {
  /// An act happens at one time within its date; a process goes on within it; a state fills it.
  public enum Occurrence: String, Sendable { case act, process, state }

  public struct Entry: Sendable {
    public let name: String
    public let family: String
    public let occurrence: Occurrence
    /// PLOVER event code (Political Language Ontology for Verifiable Event Records); nil if none fits.
    public let plover: String?
    /// CAMEO code (Conflict and Mediation Event Observations); nil if none fits.
    public let cameo: String?
  }

  /// In the order of the table below, which is the order of `annals types`; `other` comes last.
  public static let types: [Entry] = table.split(separator: "\n").map { line in
    let fields = line.split(separator: " ")
    return Entry(
      name: String(fields[0]), family: String(fields[1]), occurrence: Occurrence(rawValue: String(fields[2]))!,
      plover: fields[3] == "-" ? nil : String(fields[3]), cameo: fields[4] == "-" ? nil : String(fields[4]))
  }

  /// By type.
  fileprivate static let leavesEffect: [Bool] = types.map { withEffect.contains($0.name) }

  private static let withEffect: Set<String> = [
    "suspension", "ban", "closure", "arrest", "house-arrest", "imprisonment", "sanction", "entry-into-force",
    "office-change", "law-repealed", "sentence", "emergency", "expulsion",
  ]

  /// Families in the order of the table, `other` last.
  public static let families: [String] = types.reduce(into: []) { families, entry in
    if families.last != entry.family { families.append(entry.family) }
  }

  private static let table = """
    election politics act - -
    election-campaign politics process - -
    election-observation politics process - -
    office-change politics act - -
    law-adopted law act - -
    law-amended law act - -
    law-repealed law act CONCEDE 081
    ratification law act SUPPORT 057
    entry-into-force law act - -
    policy law act - -
    agreement diplomacy act AGREE 057
    meeting diplomacy process CONSULT 040
    review diplomacy act CONSULT -
    aid diplomacy process AID 070
    sanction diplomacy act SANCTION 163
    statement speech act - 010
    condemnation speech act ACCUSE 110
    demand speech act REQUEST 100
    announcement speech act - 010
    report speech act - -
    resolution speech act - -
    arrest liberty act COERCE 173
    house-arrest liberty state COERCE 173
    imprisonment liberty state COERCE 173
    release liberty act RETREAT 0841
    abduction liberty act ASSAULT 181
    search liberty act COERCE 171
    case-opened justice act ACCUSE 090
    charge justice act ACCUSE 115
    trial justice process ACCUSE 115
    conviction justice act SANCTION 116
    sentence justice act SANCTION 116
    court-ruling justice act SANCTION 116
    case-closed justice act CONCEDE 081
    extradition justice act REQUEST 1013
    administrative-notice civic act THREATEN 132
    fine civic act COERCE 172
    suspension civic act COERCE 172
    ban civic act COERCE 1722
    closure civic act COERCE 172
    registration-refused civic act REJECT 123
    org-founded civic act - -
    penalty-lifted civic act CONCEDE 081
    harassment civic state COERCE 170
    censorship information state COERCE 1721
    internet-shutdown information state COERCE 172
    surveillance information state COERCE 172
    protest assembly process PROTEST 140
    assembly-blocked assembly act COERCE 172
    gathering assembly process - -
    attack violence act ASSAULT 180
    killing violence act ASSAULT 1823
    death violence act - -
    torture violence process ASSAULT 1822
    clash violence process ASSAULT 190
    displacement movement state - -
    asylum movement act AID 075
    expulsion movement act COERCE 174
    emergency context state - -
    award context act SUPPORT 051
    other other act - -
    """
}
