/// The points that paths of constraints connect with one point, in a graph where no constraint has a negative minimum and
/// none lie on a circle.
///
/// Bounds only grow along such paths, so that whatever stands behind a point that does not fit does not fit either, and
/// the search ends there. What is found is mostly nothing or a few points, which a list holds; many go into a table.
struct NearbyPoints {
  private struct Entry {
    var position: Int32
    /// The greatest total of a path, cut at what is asked for: more does not matter.
    var total: Int32
  }

  private var entries: [Entry] = []
  /// Places in `entries` by position, where there are many.
  private var places: [Int32: Int] = [:]
  /// Places in `entries` whose edges are to be followed.
  private var open: [Int] = []
  private var least: Int32 = 0

  private static let listLimit = 24

  /// Finds the points that fit and that paths connect with `position`: from it `along` the constraints, or to it.
  ///
  /// - Complexity: O(*k* + *e*) for the *k* points found and their *e* edges, for totals of 0 and 1.
  @inline(__always)
  mutating func search(
    _ graph: PointGraph, from position: Int, along: Bool, atLeast least: Int32, where fits: (Int) -> Bool
  ) {
    self.least = least
    follow(graph, position, 0, along, fits)
    while let place = open.popLast() {
      let entry = entries[place]
      follow(graph, Int(entry.position), entry.total, along, fits)
    }
  }

  @inline(__always)
  private mutating func follow(
    _ graph: PointGraph, _ position: Int, _ total: Int32, _ along: Bool, _ fits: (Int) -> Bool
  ) {
    if along {
      graph.forEachEdge(from: position) { other, weight, _ in if fits(other) { add(other, total, weight) } }
    } else {
      graph.forEachEdge(to: position) { other, weight, _ in if fits(other) { add(other, total, weight) } }
    }
  }

  private mutating func add(_ position: Int, _ total: Int32, _ weight: Int) {
    let sum = min(least, total + Int32(min(weight, Int(least))))
    if let place = place(of: Int32(position)) {
      if entries[place].total >= sum { return }
      entries[place].total = sum
      open.append(place)
      return
    }
    if !places.isEmpty { places[Int32(position)] = entries.count }
    open.append(entries.count)
    entries.append(Entry(position: Int32(position), total: sum))
  }

  private mutating func place(of position: Int32) -> Int? {
    if entries.count < NearbyPoints.listLimit { return entries.firstIndex { $0.position == position } }
    if places.isEmpty {
      for (place, entry) in entries.enumerated() { places[entry.position] = place }
    }
    return places[position]
  }

  /// How many of the points found, whose paths have the total asked for, are such that `body` holds of their position.
  @inline(__always)
  func count(where body: (Int) -> Bool) -> Int {
    entries.count { $0.total >= least && body(Int($0.position)) }
  }
}
