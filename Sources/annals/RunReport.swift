internal import ArgumentParser
internal import EventGraph
internal import Pipeline
internal import Readers

/// Tells the user what went wrong on the way, and knows the exit code at the end.
struct RunReport {
  private var failures = 0
  private(set) var documents = 0
  private var dates = 0
  var hasFailed: Bool { failures > 0 }

  /// Reports a failure or note, and the notes of a piece.
  ///
  /// - Parameter isCounted: whether a piece counts as read.
  mutating func receive(_ extracted: Pipeline.Extracted, withoutNotes: Bool = false, isCounted: Bool = true) {
    switch extracted {
    case .failure(let error):
      failures += 1
      Console.error("\(error)")
    case .note(let note): Console.note(note)
    case .changes, .links: break
    case .piece(let piece, let graph):
      if piece.isLast, isCounted { documents += 1 }
      dates += graph.timexes.count
      for note in withoutNotes ? [] : piece.document.notes { Console.note("\(piece.document.name): \(note)") }
      if piece.isWhole, piece.document.text.isEmpty {
        Console.note("\(piece.document.name): the document is empty")
      }
    }
  }

  /// Counts what a linked graph was read from, which comes without its pieces.
  mutating func countRead(_ graph: EventGraph) {
    countRead(documents: graph.documents.count, dates: graph.timexes.count)
  }

  mutating func countRead(documents: Int, dates: Int) { (self.documents, self.dates) = (documents, dates) }

  /// Ends a command that goes through documents.
  ///
  /// - Throws: exit code 2 if an input failed.
  func finish(withoutNoteOnDates isQuiet: Bool = false) throws {
    Console.endProgress()
    if !isQuiet, documents > 0, dates == 0 { Console.note("no dated expression was found") }
    if failures > 0 { throw ExitCode(2) }
  }

  /// Ends a query that found nothing.
  ///
  /// - Throws: exit code 2 if an input failed, else 1.
  func finish(withoutAnswer reason: String) throws {
    Console.error(reason)
    throw ExitCode(failures > 0 ? 2 : 1)
  }
}
