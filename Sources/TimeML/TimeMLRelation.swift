internal import EventGraph

/// A `relType` of TLINK as a relation of the graph.
///
/// TimeML 1.2.1 names thirteen relations after Allen's ("Maintaining knowledge about temporal intervals", 1983), of
/// which each is one interval relation, except: DURING, which says that an event lasts all of a time, and is read as
/// IS_INCLUDED; IDENTITY, which says that two are one and orders like SIMULTANEOUS. TempEval's OVERLAP, BEFORE-OR-OVERLAP
/// and the like are disjunctions that no convex constraint states; OVERLAP is read as "they share a moment", VAGUE and
/// NONE say nothing and are passed over.
struct TimeMLRelation {
  var kind: Relation.Kind
  /// Whether the relation holds from the second to the first.
  var isSwapped: Bool

  init?(_ relType: String) {
    switch relType {
    case "BEFORE": (kind, isSwapped) = (.before, false)
    case "AFTER": (kind, isSwapped) = (.before, true)
    case "IBEFORE": (kind, isSwapped) = (.meets, false)
    case "IAFTER": (kind, isSwapped) = (.meets, true)
    case "IS_INCLUDED", "DURING": (kind, isSwapped) = (.during, false)
    case "INCLUDES", "DURING_INV": (kind, isSwapped) = (.during, true)
    case "BEGINS": (kind, isSwapped) = (.starts, false)
    case "BEGUN_BY": (kind, isSwapped) = (.starts, true)
    case "ENDS": (kind, isSwapped) = (.finishes, false)
    case "ENDED_BY": (kind, isSwapped) = (.finishes, true)
    case "SIMULTANEOUS", "IDENTITY": (kind, isSwapped) = (.simultaneous, false)
    case "OVERLAP": (kind, isSwapped) = (.overlaps, false)
    default: return nil
    }
  }
}
