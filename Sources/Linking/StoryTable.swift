internal import EventGraph
internal import TimeModel

/// Which documents in two languages tell one story.
///
/// Chance brings two documents together on some days: on as many as the number of days of each, spread over the time
/// that both tell of, would have in common. The story is what lies beyond chance (a likelihood ratio of Poisson counts),
/// and it needs a scene: a place or some names that both tell of.
struct StoryTable {
  enum Relation {
    /// Both tell of enough days to say that they tell of other things.
    case apart
    /// One tells of too little to say.
    case unknown
    case same
  }

  private let profiles: [DocumentProfile]
  /// Pairs of documents that tell one story, each once, in canonical order of the first and the second.
  private(set) var pairs: [(ID<Document>, ID<Document>)] = []
  private var same: Set<UInt64> = []

  /// More documents of one day and name say nothing about two of them.
  private static let crowd = 16
  /// Bits by which the days in common must exceed chance.
  private static let neededBits = 6
  /// A document with fewer days cannot be told to be of another story.
  private static let fewDays = 4
  private static let fewNames = 3

  init(_ features: [MentionFeatures], _ profiles: [DocumentProfile]) {
    self.profiles = profiles
    guard Set(features.lazy.map { $0.language ?? "" }).count > 1 else { return }
    var entries: [Entry] = []
    for (rank, row) in features.enumerated() where row.isDated && row.document == row.source {
      guard let day = row.startDay?.number else { continue }
      let scenes =
        row.names.map { $0.key >> 1 } + (row.place.map { $0.isKnown ? [$0.key >> 1 | 1 << 63] : [] } ?? []) + [0]
      for scene in scenes { entries.append(Entry(day: day, scene: scene, rank: Int32(rank))) }
    }
    entries.sort { ($0.day, $0.scene, $0.rank) < ($1.day, $1.scene, $1.rank) }
    var met: [Meeting] = []
    var start = 0
    while start < entries.count {
      var ranks: [Int32] = []
      var end = start
      while end < entries.count, entries[end].day == entries[start].day, entries[end].scene == entries[start].scene {
        let document = features[Int(entries[end].rank)].document
        if ranks.last.map({ features[Int($0)].document != document }) ?? true { ranks.append(entries[end].rank) }
        end += 1
      }
      if ranks.count > 1, ranks.count <= Self.crowd {
        for (position, first) in ranks.enumerated() {
          for second in ranks[(position + 1)...]
          where features[Int(first)].language != features[Int(second)].language {
            met.append(
              Meeting(
                pair: Self.key(features[Int(first)].document, features[Int(second)].document),
                first: profiles[Int(features[Int(first)].document.index)].ranks.lowerBound,
                second: profiles[Int(features[Int(second)].document.index)].ranks.lowerBound, day: entries[start].day))
          }
        }
      }
      start = end
    }
    met.sort { ($0.first, $0.second, $0.day) < ($1.first, $1.second, $1.day) }
    start = 0
    while start < met.count {
      var days = 0
      var end = start
      while end < met.count, met[end].pair == met[start].pair {
        if end == start || met[end].day != met[end - 1].day { days += 1 }
        end += 1
      }
      let (a, b) = (features[met[start].first].document, features[met[start].second].document)
      if isStory(a, b, days: days) {
        pairs.append((a, b))
        same.insert(met[start].pair)
      }
      start = end
    }
  }

  private struct Entry {
    var day: Int
    /// A hash of a name or place; 0 for the day alone.
    var scene: UInt64
    var rank: Int32
  }

  private struct Meeting {
    var pair: UInt64
    /// The first rank of either document.
    var first: Int
    var second: Int
    var day: Int
  }

  func relation(_ a: ID<Document>, _ b: ID<Document>) -> Relation {
    if same.contains(Self.key(a, b)) { return .same }
    let fewer = min(profiles[Int(a.index)].days.count, profiles[Int(b.index)].days.count)
    return fewer < Self.fewDays ? .unknown : .apart
  }

  private func isStory(_ a: ID<Document>, _ b: ID<Document>, days: Int) -> Bool {
    guard days >= 2 else { return false }
    let (one, other) = (profiles[Int(a.index)], profiles[Int(b.index)])
    guard let first = one.days.first, let second = other.days.first, let last = one.days.last,
      let end = other.days.last
    else { return false }
    let span = max(60, max(last, end) - min(first, second) + 1)
    let expected = one.days.count * other.days.count
    let bits = days * Int.bits(days * span, in: max(1, expected), most: 6)
    guard bits >= Self.neededBits else { return false }
    let sharesPlace = !one.places.isDisjoint(with: other.places)
    let (few, many) = one.names.count < other.names.count ? (one.names, other.names) : (other.names, one.names)
    let names = few.keys.lazy.filter { many[$0] != nil }.prefix(Self.fewNames).count
    if sharesPlace || names >= Self.fewNames { return true }
    // The fewer names of the scene are in common, the more the days must say.
    return bits >= (names > 0 ? 2 : 3) * Self.neededBits
  }

  private static func key(_ a: ID<Document>, _ b: ID<Document>) -> UInt64 {
    UInt64(UInt32(bitPattern: min(a.index, b.index))) << 32 | UInt64(UInt32(bitPattern: max(a.index, b.index)))
  }
}
