internal import EventGraph
internal import TimeModel

extension RowDecoder {
  /// What `RowEncoder.index(_:)` wrote, up to its end. O(documents, pieces and events).
  mutating func index(_ lengths: LinkCoder.Lengths) throws(RowError) -> LinkIndex {
    var index = LinkIndex()
    for _ in 0..<lengths.documents {
      let isNoted = try byte() != 0
      let language = try text()
      let created = try optionalDate()
      index.documents.append(
        .init(language: language.isEmpty ? nil : language, created: created, isNoted: isNoted))
    }
    let pieces = try tableCount()
    index.pieces.reserveCapacity(pieces)
    var last = 0
    for _ in 0..<pieces {
      let (id, overflow) = last.addingReportingOverflow(try count(atMost: .max))
      guard !overflow, id > last else { throw RowError(reason: "a piece has no number") }
      last = id
      let counts = try tableLengths()
      var marks = RowDecoder(try run(of: try tableCount()))
      index.pieces.append(.init(id: id, counts: counts, marks: try marks.marks()))
    }
    var mark = PieceMarks.Mark()
    index.events = try markTable(&mark)
    index.columns.types = Array(try run(of: lengths.events))
    index.columns.statuses = Array(try run(of: lengths.events))
    index.columns.first = try days(lengths.events)
    index.columns.last = try days(lengths.events)
    let components = try tableCount()
    index.components.reserveCapacity(components)
    let relations = index.pieces.reduce(0) { $0 + $1.counts.relations }
    for _ in 0..<components {
      let events = try numbers(below: lengths.events)
      index.components.append(.init(events: events, relations: try numbers(below: relations)))
    }
    guard isAtEnd else { throw RowError(reason: "the links end late") }
    return index
  }

  /// The lengths of the tables of a piece, none of which has more rows than 32 bits count.
  private mutating func tableLengths() throws(RowError) -> RowCounts {
    var counts = RowCounts()
    for table in RowCounts.tables { counts[keyPath: table] = try count(atMost: 1 << 28) }
    return counts
  }

  private mutating func days(_ count: Int) throws(RowError) -> [Int32] {
    let bytes = try run(of: count * 4)
    return (0..<count).map {
      Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 4, as: Int32.self))
    }
  }

  /// Ascending numbers, each once.
  private mutating func numbers(below limit: Int) throws(RowError) -> [Int] {
    let count = try tableCount()
    var numbers: [Int] = []
    numbers.reserveCapacity(count)
    for _ in 0..<count {
      let (next, overflow) = (numbers.last ?? 0).addingReportingOverflow(try self.count(atMost: limit))
      guard !overflow, next < limit, numbers.last.map({ $0 < next }) ?? true else {
        throw RowError(reason: "a number is out of range")
      }
      numbers.append(next)
    }
    return numbers
  }
}
