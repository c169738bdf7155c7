internal import EventGraph

extension Wording {
  /// Every key that a language must give. Counted phrases need `.other`, and the other forms of the language's rule.
  public static let requiredKeys: [String] = {
    var keys = (1...12).flatMap { ["month.\($0)", "month.short.\($0)", "month.range.\($0)"] }
    keys += (1...4).map { "season.\($0)" }
    keys += Taxonomy.families.flatMap { ["family.\($0)", "family.\($0).description"] }
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
    nodes.title
    node.actor
    node.document
    """
}
