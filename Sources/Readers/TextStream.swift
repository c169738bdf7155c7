internal import EventGraph

/// One text as pieces: a plain text that is decoded on the way, or a text that is held already.
struct TextStream {
  private let source: ByteSource?
  private let decoder: TextDecoder?
  private var cutter: PieceCutter
  /// Name, hash, declared metadata and notes; its text stays empty.
  private var document: Document
  private var index = 0
  private var utf8Offset = 0
  private var scalarOffset = 0
  private var bytesToSkip: Int
  private var reachedEnd = false
  private(set) var isDone = false

  /// The pieces of a document that is in memory.
  init(document: Document, options: ReadOptions) {
    source = nil
    decoder = nil
    cutter = PieceCutter(wholeLimit: options.wholeLimit, pieceLimit: options.pieceLimit)
    cutter.pending = document.text
    self.document = document
    self.document.text = []
    bytesToSkip = 0
    reachedEnd = true
  }

  /// Goes through the source once, to know its hash and its encoding.
  ///
  /// - Throws: `ReadError` if the source cannot be read or is no text.
  init(source: ByteSource, name: String, options: ReadOptions) throws(ReadError) {
    let (survey, sha256) = try Survey.of(source)
    if options.encoding == nil, let binary = BinaryFormat.name(of: survey) {
      throw ReadError(
        place: source.place, reason: "is \(binary); plain text and JSON Lines are read (--encoding reads it as text)")
    }
    self.source = source
    document = Document(name: name, text: [], sha256: sha256, language: options.language, created: options.created)

    var found = EncodingDetector.encoding(of: survey)
    if let forced = options.encoding {
      let mark = EncodingDetector.byteOrderMark(of: survey.head)
      let isMarked = mark.map { $0.encoding.name.hasPrefix(forced.name) } ?? false
      found = isMarked ? mark! : EncodingDetector.Result(encoding: forced)
    }
    document.encoding = found.encoding.name
    if found.isGuess { document.notes.append("encoding guessed: \(found.encoding.name)") }
    bytesToSkip = found.markLength
    decoder = TextDecoder(encoding: found.encoding, offset: found.markLength)
    cutter = PieceCutter(wholeLimit: options.wholeLimit, pieceLimit: options.pieceLimit)
    if found.encoding == .utf8, survey.utf8Errors == 0, var bytes = source.allBytes, bytes.count <= options.wholeLimit {
      // The common case: the bytes are the text.
      bytes.removeFirst(min(bytesToSkip, bytes.count))
      cutter.pending = bytes
      reachedEnd = true
    }
  }

  /// The next piece; a text without any bytes is one empty piece. Call until `isDone`.
  mutating func next() throws(ReadError) -> DocumentPiece {
    while let source, let decoder, !reachedEnd, !cutter.hasPiece {
      let chunk = try source.nextChunk()
      reachedEnd = chunk.isEmpty
      let skipped = min(bytesToSkip, chunk.count)
      bytesToSkip -= skipped
      decoder.decode(chunk.dropFirst(skipped), isLast: reachedEnd, into: &cutter.pending)
    }
    var piece = DocumentPiece(document: document, index: index, utf8Offset: utf8Offset, scalarOffset: scalarOffset)
    piece.document.text = cutter.cut()
    isDone = reachedEnd && cutter.pending.isEmpty
    piece.isLast = isDone
    if isDone, let decoder, let first = decoder.firstUndecodable {
      let count = decoder.undecodable
      piece.document.notes.append(
        "\(count) undecodable \(count == 1 ? "place" : "places"), the first at byte \(first), read as U+FFFD")
    }
    document.notes = []
    index += 1
    utf8Offset += piece.document.text.count
    if !isDone { scalarOffset += UTF8Text.scalarCount(in: piece.document.text[...]) }
    return piece
  }
}
