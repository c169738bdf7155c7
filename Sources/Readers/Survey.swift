/// What the first pass over the bytes of an input found.
struct Survey {
  /// Bytes at the start that are kept to recognise formats and encodings.
  static let headLimit = 64 << 10

  private(set) var byteCount = 0
  private(set) var head: [UInt8] = []
  /// A run of bytes from the first one beyond ASCII on, for the detector: a long English preface tells nothing.
  private(set) var sample: [UInt8] = []
  /// Ill-formed sequences if the bytes are read as UTF-8.
  private(set) var utf8Errors = 0
  /// Well-formed sequences of two and more bytes if they are read as UTF-8; exact only up to the first error.
  private(set) var utf8Sequences = 0
  private var hash = SHA256()
  private var carried: [UInt8] = []

  /// Reads a source to its end and rewinds it.
  static func of(_ source: ByteSource) throws(ReadError) -> (survey: Survey, sha256: String) {
    var survey = Survey()
    while true {
      let chunk = try source.nextChunk()
      if chunk.isEmpty { break }
      survey.add(chunk)
    }
    try source.rewind()
    survey.check(survey.carried[...], isLast: true)
    return (survey, survey.hash.finalize())
  }

  private mutating func add(_ chunk: ArraySlice<UInt8>) {
    hash.update(chunk)
    byteCount += chunk.count
    if head.count < Survey.headLimit { head += chunk.prefix(Survey.headLimit - head.count) }
    if sample.count < Survey.headLimit {
      let start = sample.isEmpty ? chunk.firstIndex { $0 >= 0x80 } : chunk.startIndex
      if let start { sample += chunk[start...].prefix(Survey.headLimit - sample.count) }
    }
    check(carried.isEmpty ? chunk : (carried + chunk)[...], isLast: false)
  }

  /// Counting stops once it is clear that this is no UTF-8.
  private mutating func check(_ bytes: ArraySlice<UInt8>, isLast: Bool) {
    carried = []
    if utf8Errors > 4096, utf8Errors > utf8Sequences { return }
    let complete = isLast ? bytes.count : UTF8Text.lengthOfWholeScalars(in: bytes)
    carried = Array(bytes.dropFirst(complete))
    var rest = bytes.prefix(complete)
    while let error = UTF8Text.firstError(in: rest) {
      utf8Errors += 1
      utf8Sequences += UTF8Text.sequenceCount(in: rest.prefix(error.lowerBound))
      rest = rest.dropFirst(error.upperBound)
    }
    if utf8Errors > 0 || utf8Sequences == 0 { utf8Sequences += UTF8Text.sequenceCount(in: rest) }
  }
}

extension UTF8Text {
  /// Sequences of two and more bytes in valid UTF-8.
  static func sequenceCount(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      var count = 0
      for byte in buffer { count &+= byte >= 0xc0 ? 1 : 0 }
      return count
    }
  }
}
