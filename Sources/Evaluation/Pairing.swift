/// One-to-one pairs of gold rows and predictions, taken greedily by rank; among equal ranks the earlier gold row goes
/// first, then the earlier prediction.
struct Pairing {
  /// The gold row of each prediction.
  let goldOfPrediction: [Int?]

  /// - Parameter rank: nil where two rows cannot be paired; the greatest is taken first.
  /// - Complexity: O(*g* *p*) calls of `rank` for *g* gold rows and *p* predictions, and sorting what it accepts.
  init<Rank: Comparable>(gold: Int, predictions: Int, rank: (_ gold: Int, _ prediction: Int) -> Rank?) {
    var candidates: [(rank: Rank, gold: Int, prediction: Int)] = []
    for goldRow in 0..<gold {
      for prediction in 0..<predictions {
        if let rank = rank(goldRow, prediction) { candidates.append((rank, goldRow, prediction)) }
      }
    }
    candidates.sort { left, right in
      if left.rank != right.rank { return left.rank > right.rank }
      return (left.gold, left.prediction) < (right.gold, right.prediction)
    }
    var pairs = [Int?](repeating: nil, count: predictions)
    var isTaken = [Bool](repeating: false, count: gold)
    for candidate in candidates where !isTaken[candidate.gold] && pairs[candidate.prediction] == nil {
      isTaken[candidate.gold] = true
      pairs[candidate.prediction] = candidate.gold
    }
    goldOfPrediction = pairs
  }
}
