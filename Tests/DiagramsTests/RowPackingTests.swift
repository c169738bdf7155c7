import Testing

@testable import Diagrams

@Suite struct RowPackingTests {
  private func entry(_ x: Double, _ width: Double, importance: Double = 1) -> RowPacking.Entry {
    RowPacking.Entry(left: x - 4, right: x + 4, labelWidth: width, isBar: false, importance: importance)
  }

  @Test func neighboursWithRoomShareARow() {
    let packing = RowPacking(left: 0, right: 1_000, line: nil, limit: 5)
    let (places, rows, thin) = packing.places(of: [entry(100, 100), entry(300, 100), entry(500, 100)])
    #expect(rows == 1 && thin == 0)
    #expect(places.allSatisfy { $0 == RowPacking.Place(row: 0, side: .right) })
  }

  @Test func crowdedNeighboursGoBelow() {
    let packing = RowPacking(left: 0, right: 1_000, line: nil, limit: 5)
    let (places, rows, _) = packing.places(of: [entry(500, 100), entry(510, 100), entry(520, 100)])
    #expect(rows == 3)
    #expect(Set(places.map(\.row)) == [0, 1, 2])
  }

  @Test func atTheRightEdgeLabelsStandAtTheLeft() {
    let packing = RowPacking(left: 0, right: 1_000, line: nil, limit: 5)
    #expect(packing.places(of: [entry(950, 100)]).places[0].side == .left)
  }

  @Test func labelsKeepClearOfTheLineOfX() {
    let packing = RowPacking(left: 0, right: 1_000, line: 550, limit: 5)
    #expect(packing.places(of: [entry(500, 100)]).places[0].side == .left)
    #expect(packing.places(of: [entry(550, 100)]).places[0].side == .right)
  }

  @Test func whenRowsAreShortTheImportantKeepTheirLabels() {
    let packing = RowPacking(left: 400, right: 620, line: nil, limit: 1)
    let entries = [entry(500, 100, importance: 1), entry(505, 100, importance: 3), entry(510, 100, importance: 2)]
    let (places, rows, thin) = packing.places(of: entries)
    #expect(places[1].side != nil)
    #expect(places[0].side == nil && places[2].side == nil)
    #expect(rows == 1 && thin == 1)
  }

  @Test func nothingOverlapsInAnyRow() {
    var state: UInt64 = 3
    func next(_ limit: Int) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double((state >> 33) % UInt64(limit))
    }
    let packing = RowPacking(left: 200, right: 1_650, line: 900, limit: 40)
    let entries = (0..<300).map { _ -> RowPacking.Entry in
      let left = 210 + next(1_300)
      let width = next(4) == 0 ? next(200) : 8
      return RowPacking.Entry(
        left: left, right: left + width, labelWidth: 20 + next(180), isBar: width >= 72, importance: next(10))
    }
    let places = packing.places(of: entries).places
    for row in 0..<40 {
      var intervals: [(Double, Double)] = []
      for (entry, place) in zip(entries, places) where place.row == row && place.side != nil {
        switch place.side {
        case .right: intervals.append((entry.left, entry.right + RowPacking.labelGap + entry.labelWidth))
        case .left: intervals.append((entry.left - RowPacking.labelGap - entry.labelWidth, entry.right))
        default:
          let left = packing.labelLeftBelow(entry)
          intervals.append((min(left, entry.left), max(entry.right, left + entry.labelWidth)))
        }
      }
      let sorted = intervals.sorted { $0.0 < $1.0 }
      for (one, two) in zip(sorted, sorted.dropFirst()) { #expect(one.1 <= two.0) }
    }
  }
}
