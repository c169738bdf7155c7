internal import EventGraph
internal import Readers

/// Work that was handed out and is handed back in its order, whatever order it is finished in.
struct OrderedWindow {
  private enum Slot {
    case pending(DocumentPiece)
    case ready(Pipeline.Extracted)
  }

  private var slots: [Int: Slot] = [:]
  private var first = 0
  private var end = 0
  /// Pieces handed out and not finished, or finished and not yet handed back: those that take memory.
  private(set) var pendingCount = 0
  /// Their bytes of text.
  private var pendingBytes = 0

  /// What a document takes in memory besides its rows, about: of an empty one more than its text.
  static func weight(of document: Document) -> Int { document.text.count + 256 }

  /// Whether more is not to be taken in before something is handed back: `width` pieces are always taken, more only while
  /// they are small.
  func isFull(width: Int) -> Bool {
    pendingCount >= width && pendingBytes >= 4 * width * Batch.worthwhile
  }

  mutating func append(_ extracted: Pipeline.Extracted) {
    slots[end] = .ready(extracted)
    if case .piece(let piece, _) = extracted { count(piece, 1) }
    end += 1
  }

  /// Notes a piece that is being worked on; returns its number.
  mutating func append(pending piece: DocumentPiece) -> Int {
    defer { end += 1 }
    slots[end] = .pending(piece)
    count(piece, 1)
    return end
  }

  mutating func finish(_ number: Int, with graph: EventGraph) {
    guard case .pending(let piece) = slots[number] else { preconditionFailure("a piece is finished once") }
    slots[number] = .ready(.piece(piece, graph))
  }

  /// The next result in order; nil if it is still being worked on.
  mutating func popReady() -> Pipeline.Extracted? {
    guard case .ready(let extracted) = slots[first] else { return nil }
    slots[first] = nil
    first += 1
    if case .piece(let piece, _) = extracted { count(piece, -1) }
    return extracted
  }

  private mutating func count(_ piece: DocumentPiece, _ sign: Int) {
    pendingCount += sign
    pendingBytes += sign * OrderedWindow.weight(of: piece.document)
  }
}
