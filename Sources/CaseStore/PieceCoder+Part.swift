internal import EventGraph

/// Numbers of the rows of a piece that are wanted, ascending, each once.
struct PieceRows {
  var mentions: [Int] = []
  var relations: [Int] = []
  var claims: [Int] = []

  var isEmpty: Bool { mentions.isEmpty && relations.isEmpty && claims.isEmpty }
}

extension PieceCoder {
  /// Some mentions of a piece with all that hangs on them, in their order, as a graph of their own.
  ///
  /// - Parameters:
  ///   - document: with the text of the piece, its language and its creation time.
  ///   - rows: mentions, with those that any of them is dated through; the relations between them; their claims.
  /// - Returns: the graph, and the numbers in the piece of its participants.
  /// - Throws: `RowError` for bytes that are no rows of this text, or where a row names one that is not wanted.
  /// - Complexity: O(wanted rows), each with up to `PieceMarks.stride` others.
  static func part(
    of bytes: UnsafeRawBufferPointer, _ marks: PieceMarks, _ rows: PieceRows, _ document: Document,
    into graph: EventGraph, _ names: NameIndices
  ) throws(RowError) -> (graph: EventGraph, participants: [Int]) {
    var graph = graph
    var decoder = RowDecoder(bytes)
    let counts = try decoder.rowCounts()
    _ = try decoder.text()
    _ = try decoder.optionalDate()
    let keys = decoder.position
    let length = document.text.count
    graph.documents = [document]

    graph.mentions.reserveCapacity(rows.mentions.count)
    try decoder.forEach(rows.mentions, marks.mentions) { decoder, state, row, isWanted throws(RowError) in
      let key = isWanted ? try decoder.fixed(at: keys + row * 8) : 0
      let mention = try decoder.mention(&state, counts, key, length, names)
      if isWanted { graph.mentions.append(mention) }
    }
    func number(_ row: Int, in rows: [Int]) throws(RowError) -> Int {
      guard let number = rows.place(of: row) else { throw RowError(reason: "a row names one that is not wanted") }
      return number
    }
    func moved<Row>(_ id: ID<Row>, _ rows: [Int]) throws(RowError) -> ID<Row> {
      ID(try number(Int(id.index), in: rows))
    }
    func moved(_ run: RowRange, _ rows: [Int]) throws(RowError) -> RowRange {
      if run.isEmpty { return .empty }
      let begin = try number(Int(run.begin), in: rows)
      return RowRange(begin, begin + run.indices.count)
    }

    // Timexes with their parts.
    let listed = try members(of: graph.mentions.map(\.timexes), atMost: counts.mentionTimexes)
    try decoder.forEach(listed, marks.mentionTimexes) { decoder, _, _, isWanted throws(RowError) in
      let timex = try decoder.mentionTimex(counts)
      if isWanted { graph.mentionTimexes.append(timex) }
    }
    let timexes = graph.mentionTimexes.map { Int($0.index) }.ascending
    try decoder.forEach(timexes, marks.timexes) { decoder, state, _, isWanted throws(RowError) in
      let timex = try decoder.timex(&state, counts, length, names)
      if isWanted { graph.timexes.append(timex) }
    }
    let parts = try members(of: graph.timexes.map(\.parts), atMost: counts.parts)
    try decoder.forEach(parts, marks.parts) { decoder, state, _, isWanted throws(RowError) in
      let part = try decoder.part(&state, length)
      if isWanted { graph.timexParts.append(part) }
    }
    // What the mentions say of those who took part, where, how many and how long.
    let participants = try members(of: graph.mentions.map(\.participants), atMost: counts.participants)
    try decoder.forEach(participants, marks.participants) { decoder, state, _, isWanted throws(RowError) in
      let row = try decoder.participant(&state, length)
      if isWanted { graph.participants.append(row) }
    }
    let places = graph.mentions.compactMap { $0.place.map { Int($0.index) } }.ascending
    try decoder.forEach(places, marks.places) { decoder, state, _, isWanted throws(RowError) in
      let row = try decoder.place(&state, length, names)
      if isWanted { graph.places.append(row) }
    }
    let numbers = graph.mentions.compactMap { $0.count.map { Int($0.index) } }.ascending
    try decoder.forEach(numbers, marks.counts) { decoder, state, _, isWanted throws(RowError) in
      let row = try decoder.count(&state, length)
      if isWanted { graph.counts.append(row) }
    }
    let durations = graph.mentions.compactMap { $0.duration.map { Int($0.index) } }.ascending
    try decoder.forEach(durations, marks.durations) { decoder, state, _, isWanted throws(RowError) in
      let row = try decoder.duration(&state, length)
      if isWanted { graph.durations.append(row) }
    }
    // Statements, which name mentions by their numbers in the piece.
    let triggers = graph.mentions.map(\.trigger.begin)
    func trigger(_ mention: Int) -> Int32? { rows.mentions.place(of: mention).map { triggers[$0] } }
    try decoder.forEach(rows.relations, marks.relations) { decoder, _, _, isWanted throws(RowError) in
      guard let row = try decoder.relation(counts, length, names, isWanted ? trigger : { _ in nil }) else { return }
      graph.relations.append(row)
    }
    try decoder.forEach(rows.claims, marks.claims) { decoder, _, _, isWanted throws(RowError) in
      guard let row = try decoder.claim(counts, length, isWanted ? trigger : { _ in nil }) else { return }
      graph.claims.append(row)
    }
    guard graph.relations.count == rows.relations.count, graph.claims.count == rows.claims.count else {
      throw RowError(reason: "a row names one that is not wanted")
    }

    for index in graph.mentionTimexes.indices {
      graph.mentionTimexes[index] = try moved(graph.mentionTimexes[index], timexes)
    }
    for index in graph.timexes.indices {
      graph.timexes[index].parts = try moved(graph.timexes[index].parts, parts)
      if let anchor = graph.timexes[index].anchor { graph.timexes[index].anchor = try moved(anchor, rows.mentions) }
    }
    for index in graph.mentions.indices {
      let row = graph.mentions[index]
      graph.mentions[index].timexes = try moved(row.timexes, listed)
      graph.mentions[index].participants = try moved(row.participants, participants)
      if let id = row.place { graph.mentions[index].place = try moved(id, places) }
      if let id = row.count { graph.mentions[index].count = try moved(id, numbers) }
      if let id = row.duration { graph.mentions[index].duration = try moved(id, durations) }
      if let id = row.anchor { graph.mentions[index].anchor = try moved(id, rows.mentions) }
    }
    for index in graph.relations.indices {
      graph.relations[index].from = try moved(graph.relations[index].from, rows.mentions)
      graph.relations[index].to = try moved(graph.relations[index].to, rows.mentions)
    }
    for index in graph.claims.indices {
      let row = graph.claims[index]
      graph.claims[index].mention = try moved(row.mention, rows.mentions)
      switch row.kind {
      case .participant: graph.claims[index].row = Int32(try number(Int(row.row), in: participants))
      case .order: graph.claims[index].row = Int32(try number(Int(row.row), in: rows.relations))
      default: break
      }
    }
    return (graph, participants)
  }

  /// The rows of runs that share none.
  private static func members(of runs: [RowRange], atMost limit: Int) throws(RowError) -> [Int] {
    guard runs.reduce(0, { $0 + $1.indices.count }) <= limit else { throw RowError(reason: "rows are of two others") }
    return runs.flatMap(\.indices).ascending
  }
}

extension [Int] {
  /// The same numbers, ascending and each once.
  var ascending: [Int] {
    var isAscending = true
    for index in indices.dropFirst() where self[index - 1] >= self[index] {
      isAscending = false
      break
    }
    if isAscending { return self }
    var result: [Int] = []
    for number in sorted() where number != result.last { result.append(number) }
    return result
  }

  /// Where a number stands among ascending ones; nil if it does not. O(log *n*).
  func place(of number: Int) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == number ? low : nil
  }
}
