internal import EventGraph

extension Wording {
  /// Every key that a language must give. Counted phrases need `.other`, and the other forms of the language's rule.
  public static let requiredKeys: [String] = {
    var keys = (1...12).flatMap { ["month.\($0)", "month.short.\($0)", "month.range.\($0)"] }
    keys += (1...4).map { "season.\($0)" }
    keys += Taxonomy.families.flatMap { ["family.\($0)", "family.\($0).description"] }
    keys += Taxonomy.types.map { "type.\($0.name)" }
    keys += fixedKeys.split(separator: "\n").map(String.init)
    return keys
  }()

  private static let fixedKeys = """
    plural
    date.day
    date.month
    date.year
    date.quarter
    date.half
    date.season
    date.decade
    date.century
    date.range
    date.days
    date.months
    date.within
    date.since
    date.until
    date.about
    date.uncertain
    date.stated
    date.bc
    axis.month-year
    scale.day
    scale.month
    scale.year
    scale.changed
    overview.title
    overview.description
    events.other
    sources.other
    sources.more.other
    source.number
    sources.title
    undated.other
    lane.none
    lane.others
    timeline.title
    timeline.before.title
    timeline.subtitle
    timeline.summary
    before.flag
    before.count.other
    before.possible.other
    before.disputed.other
    after.count.other
    possible
    disputed
    status.planned
    status.demanded
    status.hypothetical
    status.negated
    legend.title
    legend.day
    legend.days
    legend.partial
    legend.state
    legend.open
    legend.effect
    legend.status
    legend.count
    legend.conflict
    legend.before
    legend.break
    graph.title
    graph.subtitle
    graph.subtitle.rtl
    graph.summary
    actors.other
    documents.other
    conflicts.other
    links.title
    link.earlier
    link.earlier-than-chosen
    link.participates
    link.reports
    link.conflict
    link.during
    link.causes
    link.responds-to
    link.part-of
    link.revokes
    link.before
    link.after
    link.same-as
    link.all
    status.actual
    page.search
    page.filters
    page.type
    page.actor
    page.place
    page.status
    page.certainty
    page.certainty.exact
    page.certainty.partial
    page.certainty.inferred
    page.certainty.disputed
    page.certainty.none
    page.any
    page.reset
    page.shown
    page.nothing
    page.zoom-in
    page.zoom-out
    page.zoom-fit
    page.print
    page.chart
    page.table
    page.when
    page.what
    page.details
    page.close
    page.open
    page.several
    page.keys
    nodes.title
    node.actor
    node.document
    """
}
