import EventGraph

@testable import Diagrams

extension Wording {
  /// English words for tests; the real ones come from language packs.
  static let english = Wording(language: "en", texts: englishTexts)

  static let englishTexts: [String: String] = {
    var texts: [String: String] = [:]
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    for (index, month) in months.enumerated() {
      texts["month.\(index + 1)"] = month
      texts["month.short.\(index + 1)"] = String(month.prefix(3))
      texts["month.range.\(index + 1)"] = String(month.prefix(3))
    }
    for (index, season) in ["spring", "summer", "autumn", "winter"].enumerated() {
      texts["season.\(index + 1)"] = season
    }
    for type in Taxonomy.types { texts["type.\(type.name)"] = type.name.split(separator: "-").joined(separator: " ") }
    for line in lines.split(separator: "\n") {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      texts[fields[0]] = fields[1]
    }
    return texts
  }()

  private static let lines = """
    plural|one: n = 1
    number.group|,
    date.day|{d} {short} {y}
    date.month|{month} {y}
    date.year|{y}
    date.quarter|quarter {unit} of {y}
    date.half|half {unit} of {y}
    date.season|{season} {y}
    date.decade|{y}s
    date.century|{y}–{last}
    date.range|{from} – {to}
    date.days|{d}–{date}
    date.months|{from} – {to} {y}
    date.within|between {from} and {to}
    date.since|since {from}
    date.until|until {to}
    date.about|about {date}
    date.uncertain|{date} (?)
    date.stated|“{date}”
    date.bc|{y} BC
    axis.month-year|{short} {y}
    scale.day|1 day = {n} pt
    scale.month|1 month = {n} pt
    scale.year|1 year = {n} pt
    scale.changed|the scale changes where marked on the axis; even scale below
    overview.title|Even scale
    overview.description|the same events, uncompressed
    events.one|{n} event
    events.other|{n} events
    sources.one|{n} source
    sources.other|{n} sources
    sources.more.one|and {n} more source
    sources.more.other|and {n} more sources
    source.number|source {n}
    sources.title|Sources
    undated.one|{n} event without a date not shown
    undated.other|{n} events without a date not shown
    lane.none|Not named
    lane.others|All others
    timeline.title|Timeline
    timeline.before.title|Events {before}
    timeline.subtitle|{range}  ·  {events} from {sources}
    timeline.summary|Timeline of {events} from {sources}, {range}.
    before.flag|before {date} · {event}
    before.count.one|{n} event before
    before.count.other|{n} events before
    before.possible.one|{n} possibly
    before.possible.other|{n} possibly
    before.disputed.one|{n} disputed
    before.disputed.other|{n} disputed
    after.count.one|{n} later
    after.count.other|{n} later
    possible|possibly before
    disputed|date disputed
    status.planned|planned
    status.demanded|demanded
    status.hypothetical|hypothetical
    status.negated|denied
    legend.title|Key
    legend.day|exact day
    legend.days|several days
    legend.partial|known only to the month or year
    legend.state|period, ends inexact
    legend.open|goes on
    legend.effect|act and its effect
    legend.status|planned, demanded or denied
    legend.count|several events
    legend.conflict|sources disagree on the date
    legend.before|before the chosen event
    legend.break|change of scale
    graph.title|Event graph
    graph.subtitle|left to right: order in time
    graph.summary|Graph of {events}, {actors} and {documents}.
    actors.one|{n} actor
    actors.other|{n} actors
    documents.one|{n} document
    documents.other|{n} documents
    conflicts.one|{n} disagreement
    conflicts.other|{n} disagreements
    links.title|Links
    graph.subtitle.rtl|right to left: order in time
    link.all|everything before the point is earlier than everything after it
    status.actual|happened
    page.search|Search
    page.filters|Filters
    page.type|Type
    page.actor|Actor
    page.place|Place
    page.status|Status
    page.certainty|Date
    page.certainty.exact|exact day
    page.certainty.partial|month, year or longer
    page.certainty.inferred|inferred, not stated
    page.certainty.disputed|sources disagree
    page.certainty.none|no date
    page.any|any
    page.reset|Clear all
    page.shown|{n} of {m} events shown
    page.nothing|No event fits; clear a filter or shorten the search.
    page.zoom-in|Zoom in
    page.zoom-out|Zoom out
    page.zoom-fit|Fit width
    page.print|Print
    page.chart|Chart
    page.table|Chronology
    page.when|When
    page.what|What
    page.details|Details
    page.close|Close
    page.open|Open the source
    page.several|These events stand here
    page.keys|Keys: / search, + and − zoom, 0 fit width, arrows scroll the chart, Enter opens details, Esc closes.
    link.earlier|earlier
    link.earlier-than-chosen|earlier than the chosen event
    link.participates|takes part
    link.reports|reports
    link.conflict|sources disagree
    link.during|during
    link.causes|causes
    link.responds-to|responds to
    link.part-of|part of
    link.revokes|revokes
    link.before|stated: before
    link.after|stated: after
    link.same-as|the same
    nodes.title|Nodes
    node.actor|actor
    node.document|document
    family.politics|Elections and parties
    family.politics.description|campaigns, votes, offices
    family.law|Law
    family.law.description|adopted, amended, in force
    family.diplomacy|Diplomacy
    family.diplomacy.description|agreements, meetings, aid
    family.speech|Statements
    family.speech.description|reports, demands, resolutions
    family.liberty|Arrests
    family.liberty.description|detention and release
    family.justice|Courts
    family.justice.description|charges, trials, sentences
    family.civic|Civil society
    family.civic.description|fines, suspensions, bans
    family.information|Information
    family.information.description|censorship and surveillance
    family.assembly|Protest
    family.assembly.description|gatherings and their ban
    family.violence|Violence
    family.violence.description|attacks, deaths, clashes
    family.movement|Movement
    family.movement.description|displacement and asylum
    family.context|Context
    family.context.description|emergency, awards
    family.other|Other
    family.other.description|
    """
}
