/// What a lane shows and where: marks with labels in rows, marks without in thin rows, counts where events lie too
/// close.
struct LaneContents {
  struct Placed {
    var item: TimelineItem
    var texts: MarkTexts
    /// The crowd that the mark stands for, where it stands for one.
    var crowd: CountMark?
    var place: RowPacking.Place
    var entry: RowPacking.Entry
    var labelWidth: Double
    var shortWidth: Double?
    var dateWidth: Double
  }

  var lane: TimelineLane
  var placed: [Placed] = []
  var counts: [CountMark] = []
  var packing: RowPacking
  var rowing = Rowing.roomy
  var rows = 0
  var thinRows = 0
  var hasDispute = false

  static let thinRowHeight = 13.0
  static let countHeight = 40.0

  var height: Double {
    let main = Double(rows) * rowing.height + Double(thinRows) * Self.thinRowHeight
    return max(50, main + (counts.isEmpty ? 0 : Self.countHeight) + 15 + (hasDispute ? 10 : 0))
  }
}

/// Where things stand in a row, in points under its top: roomy on a page of few rows, else tight.
struct Rowing: Hashable, Sendable {
  var height: Double
  /// Centre of a mark with its label beside it, base lines of label and date.
  var centre: Double
  var labelBase: Double
  var dateBase: Double
  /// Centre of a bar with its label beneath it, and their base lines.
  var barCentre: Double
  var barLabelBase: Double
  var barDateBase: Double

  static let roomy = Rowing(
    height: 35, centre: 22, labelBase: 18.8, dateBase: 31.2, barCentre: 9, barLabelBase: 24.6, barDateBase: 35.4)
  static let tight = Rowing(
    height: 33, centre: 17, labelBase: 14.6, dateBase: 26, barCentre: 6.5, barLabelBase: 20.8, barDateBase: 31)
  /// Rows of all lanes from which on they are tight.
  static let roomyRows = 44
}
