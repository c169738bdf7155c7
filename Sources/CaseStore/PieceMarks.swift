internal import EventGraph
internal import TimeModel

/// Places in the rows of one piece from which they can be read, so that a few rows of many are read without the others:
/// every `PieceMarks.stride`th row of each table.
struct PieceMarks {
  /// Rows from one mark to the next.
  static let stride = 32

  /// A row to begin at.
  struct Mark: Equatable {
    var position = 0
    var state = RowState()
  }

  var timexes: [Mark] = []
  var parts: [Mark] = []
  var mentions: [Mark] = []
  var mentionTimexes: [Mark] = []
  var participants: [Mark] = []
  var places: [Mark] = []
  var counts: [Mark] = []
  var durations: [Mark] = []
  var relations: [Mark] = []
  var claims: [Mark] = []

  /// In the order in which they are kept.
  static let tables: [any WritableKeyPath<PieceMarks, [Mark]> & Sendable] = [
    \.timexes, \.parts, \.mentions, \.mentionTimexes, \.participants, \.places, \.counts, \.durations, \.relations,
    \.claims,
  ]

  init() {}

  /// Goes through the rows of a piece once.
  ///
  /// - Returns: the lengths of the tables, and the marks.
  static func find(
    in bytes: UnsafeRawBufferPointer, _ names: NameIndices
  ) throws(RowError) -> (RowCounts, PieceMarks) {
    var decoder = RowDecoder(bytes)
    let counts = try decoder.rowCounts()
    _ = try decoder.text()
    _ = try decoder.optionalDate()
    try decoder.move(to: decoder.position + counts.mentions * 8)
    var marks = PieceMarks()
    // Spans were checked against the text when the piece was read, and are again when rows are read from here.
    let length = Int(Int32.max)
    func table(
      _ count: Int, _ state: inout RowState,
      _ row: (inout RowDecoder, inout RowState) throws(RowError) -> Void
    ) throws(RowError) -> [Mark] {
      var marks: [Mark] = []
      for number in 0..<count {
        if number % stride == 0 { marks.append(Mark(position: decoder.position, state: state)) }
        try row(&decoder, &state)
      }
      return marks
    }
    var state = RowState()
    marks.timexes = try table(counts.timexes, &state) { decoder, state throws(RowError) in
      _ = try decoder.timex(&state, counts, length, names)
    }
    marks.parts = try table(counts.parts, &state) { decoder, state throws(RowError) in
      _ = try decoder.part(&state, length)
    }
    state = RowState()
    marks.mentions = try table(counts.mentions, &state) { decoder, state throws(RowError) in
      _ = try decoder.mention(&state, counts, 0, length, names)
    }
    marks.mentionTimexes = try table(counts.mentionTimexes, &state) { decoder, state throws(RowError) in
      _ = try decoder.mentionTimex(counts)
    }
    state = RowState()
    marks.participants = try table(counts.participants, &state) { decoder, state throws(RowError) in
      _ = try decoder.participant(&state, length)
    }
    marks.places = try table(counts.places, &state) { decoder, state throws(RowError) in
      _ = try decoder.place(&state, length, names)
    }
    marks.counts = try table(counts.counts, &state) { decoder, state throws(RowError) in
      _ = try decoder.count(&state, length)
    }
    marks.durations = try table(counts.durations, &state) { decoder, state throws(RowError) in
      _ = try decoder.duration(&state, length)
    }
    marks.relations = try table(counts.relations, &state) { decoder, state throws(RowError) in
      _ = try decoder.relation(counts, length, names) { _ in nil }
    }
    marks.claims = try table(counts.claims, &state) { decoder, state throws(RowError) in
      _ = try decoder.claim(counts, length) { _ in nil }
    }
    guard decoder.isAtEnd else { throw RowError(reason: "the rows end late") }
    return (counts, marks)
  }
}

extension RowEncoder {
  mutating func marks(_ marks: PieceMarks) {
    var last = PieceMarks.Mark()
    for table in PieceMarks.tables {
      unsigned(marks[keyPath: table].count)
      for mark in marks[keyPath: table] { self.mark(mark, after: &last) }
    }
  }

  mutating func mark(_ mark: PieceMarks.Mark, after last: inout PieceMarks.Mark) {
    signed(mark.position - last.position)
    signed(Int(mark.state.place) - Int(last.state.place))
    signed(mark.state.first - last.state.first)
    signed(mark.state.second - last.state.second)
    last = mark
  }
}

extension RowDecoder {
  mutating func marks() throws(RowError) -> PieceMarks {
    var last = PieceMarks.Mark()
    var marks = PieceMarks()
    for table in PieceMarks.tables { marks[keyPath: table] = try markTable(&last) }
    return marks
  }

  mutating func markTable(_ last: inout PieceMarks.Mark) throws(RowError) -> [PieceMarks.Mark] {
    let count = try tableCount()
    var table: [PieceMarks.Mark] = []
    table.reserveCapacity(count)
    for _ in 0..<count {
      last.position = try sum(last.position, below: .max)
      last.state.place = Int32(try sum(Int(last.state.place), below: Int(Int32.max)))
      last.state.first = try sum(last.state.first, below: .max)
      last.state.second = try sum(last.state.second, below: .max)
      table.append(last)
    }
    return table
  }

  /// A number that is told by its distance from another; at least 0.
  private mutating func sum(_ number: Int, below limit: Int) throws(RowError) -> Int {
    let (sum, overflow) = number.addingReportingOverflow(try signed())
    guard !overflow, sum >= 0, sum < limit else { throw RowError(reason: "a number is out of range") }
    return sum
  }

  /// Reads some rows of a table, from the mark before each on; `body` gets those between them too.
  ///
  /// - Parameters:
  ///   - rows: their numbers, ascending, each once.
  ///   - body: reads one row; is told its number and whether it is one of `rows`.
  mutating func forEach(
    _ rows: [Int], _ marks: [PieceMarks.Mark],
    _ body: (inout RowDecoder, inout RowState, Int, Bool) throws(RowError) -> Void
  ) throws(RowError) {
    var next = -1
    var state = RowState()
    for row in rows {
      let mark = row / PieceMarks.stride
      if next < 0 || mark * PieceMarks.stride > next {
        guard marks.indices.contains(mark) else { throw RowError(reason: "a row lies behind the marks") }
        try move(to: marks[mark].position)
        state = marks[mark].state
        next = mark * PieceMarks.stride
      }
      while next < row {
        try body(&self, &state, next, false)
        next += 1
      }
      try body(&self, &state, row, true)
      next += 1
    }
  }
}
