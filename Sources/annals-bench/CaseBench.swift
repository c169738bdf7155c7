import CaseStore
import EventGraph
import Glibc
import LanguagePacks
import Pipeline
import Readers
import TimeModel

/// How fast rows and texts go into a case file. Time is that of the processor, all threads, around the calls that write;
/// documents are made or extracted beforehand.
enum CaseBench {
  /// Events into a case: `annals-bench case-rows FILE EVENTS`. Each has a date, a participant and two claims; a thousand
  /// make a document. The file stays, for timing queries on it.
  static func rows(_ arguments: [String]) throws -> Measurement {
    guard arguments.count == 2, let count = Int(arguments[1]), count >= 1000 else {
      throw BenchError("case-rows FILE EVENTS")
    }
    unlink(arguments[0])
    let writer = try CaseWriter(
      CaseFile(arguments[0], .creating), folding: .caseOnly, reader: "bench", rules: ["bench/rows/event"], places: [])
    var seconds = 0.0
    for document in 0..<count / 1000 {
      let (piece, graph) = syntheticDocument(document)
      seconds += try time { try writer.append(piece, graph, SourceNote()) }
    }
    seconds += try time { try writer.commit() }
    return Measurement(
      name: "event rows into a case", value: (Double(count / 1000 * 1000) / seconds / 10_000).rounded() / 100,
      unit: "million/s", detail: "\(count) events in documents of 1000")
  }

  /// Text into a case, apart from extraction: `annals-bench case-text FILE BYTES INPUT...`. The documents of the inputs are
  /// added under new names until there is so much text.
  static func text(_ arguments: [String]) async throws -> Measurement {
    guard arguments.count > 2, let limit = Int(arguments[1]) else { throw BenchError("case-text FILE BYTES INPUT...") }
    unlink(arguments[0])
    let pipeline = try Pipeline()
    var pieces: [(DocumentPiece, EventGraph)] = []
    try await pipeline.extract(DocumentReader(inputs: Array(arguments[2...]))) { extracted in
      if case .piece(let piece, let graph) = extracted { pieces.append((piece, graph)) }
    }
    let writer = try CaseWriter(
      CaseFile(arguments[0], .creating), folding: pipeline.folding, reader: pipeline.readerName,
      rules: pipeline.packs.rules, places: pipeline.packs.lexicon.names)
    guard pieces.contains(where: { !$0.0.document.text.isEmpty }) else { throw BenchError("the inputs hold no text") }
    var (bytes, documents) = (0, 0)
    let seconds = try time {
      while bytes < limit {
        for (var piece, graph) in pieces {
          piece.document.name += "~\(documents)"
          try writer.append(piece, graph, SourceNote())
          bytes += piece.document.text.count
          if piece.isLast { documents += 1 }
        }
      }
      try writer.commit()
    }
    return Measurement(
      name: "text into an indexed case", value: (Double(bytes) / seconds / 100_000).rounded() / 10, unit: "MB/s",
      detail: "\(bytes / 1_000_000) MB in \(documents) documents with their rows, extraction apart")
  }

  private static func time(_ body: () throws -> Void) rethrows -> Double {
    let start = clock()
    try body()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }

  private static let sentence = Array("On 25 January 2021 the inspectorate fined the bureau of Almaty again. ".utf8)

  private static func syntheticDocument(_ number: Int) -> (DocumentPiece, EventGraph) {
    var graph = EventGraph(rules: ["bench/rows/event"], names: [])
    var document = Document(name: "\(number).txt", text: [], sha256: "\(number)")
    let types = EventType.all
    for index in 0..<1000 {
      let begin = document.text.count
      document.text += sentence
      let date = PartialDate(Day(number: 15_000 + (number * 7919 + index * 104_729) % 6000))
      let key = (UInt64(number) << 20 | UInt64(index)) &* 0x9e37_79b9_7f4a_7c15
      graph.timexes.append(
        Timex(
          document: ID(0), span: TextSpan(begin + 3, begin + 18), kind: .date, value: .date(date), rule: RuleID(0),
          key: key))
      graph.mentionTimexes.append(ID(index))
      graph.participants.append(
        Participant(role: .agent, span: TextSpan(begin + 19, begin + 34), head: TextSpan(begin + 23, begin + 34)))
      graph.mentions.append(
        Mention(
          document: ID(0), trigger: TextSpan(begin + 35, begin + 40),
          sentence: TextSpan(begin, begin + sentence.count - 1), type: types[(number + index) % types.count],
          time: TimeBounds(actWithin: date), value: .date(date), timexes: RowRange(index, index + 1),
          participants: RowRange(index, index + 1), rule: RuleID(0), key: key))
      graph.claims.append(
        Claim(kind: .date, mention: ID(index), span: TextSpan(begin + 3, begin + 18), key: key &+ 1))
      graph.claims.append(
        Claim(kind: .participant, mention: ID(index), span: TextSpan(begin + 19, begin + 34), row: index, key: key &+ 2)
      )
    }
    graph.documents = [document]
    return (DocumentPiece(document: document), graph)
  }
}
