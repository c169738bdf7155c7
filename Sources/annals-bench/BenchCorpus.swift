import EventGraph
import Glibc
import Readers

/// Makes a long and diverse text out of documents: their paragraphs in random order, the digits of all but the first
/// round changed. A short text repeated as it is would train the processor's branch prediction and flatter.
enum BenchCorpus {
  /// - Parameter arguments: output file, bytes, inputs as `annals` takes them. Ends in `.jsonl`: one document a line of
  ///   some paragraphs each, else plain text.
  static func run(_ arguments: [String]) throws -> Measurement {
    guard arguments.count > 2, let limit = Int(arguments[1]) else { throw BenchError("corpus FILE BYTES INPUT...") }
    let paragraphs = try read(Array(arguments[2...]))
    guard !paragraphs.isEmpty else { throw BenchError("the inputs hold no text") }
    let isLines = arguments[0].hasSuffix(".jsonl")
    guard let file = fopen(arguments[0], "w") else { throw BenchError("\(arguments[0]) cannot be written") }
    var random = SplitMix64(seed: 2021)
    var written = 0
    var documents = 0
    while written < limit {
      for index in order(of: paragraphs.count, &random) where written < limit {
        var text = paragraphs[index]
        if written > limit / 8 { changeDigits(&text, &random) }
        if isLines { text = line(text, number: documents) }
        text += isLines ? [0x0a] : [0x0a, 0x0a]
        fwrite(text, 1, text.count, file)
        written += text.count
        documents += 1
      }
    }
    guard fclose(file) == 0 else { throw BenchError("\(arguments[0]) could not be written to its end") }
    return Measurement(
      name: "corpus", value: Double(written), unit: "bytes", detail: "\(paragraphs.count) different paragraphs")
  }

  private static func read(_ inputs: [String]) throws -> [[UInt8]] {
    let reader = DocumentReader(inputs: inputs)
    var paragraphs: [[UInt8]] = []
    while let reading = reader.next() {
      guard case .piece(let piece) = reading else { continue }
      var start = 0
      let text = piece.document.text
      // At empty lines, and where a paragraph grows long, at line ends.
      for index in text.indices where text[index] == 0x0a {
        let isBlank = index > 0 && text[index - 1] == 0x0a
        guard isBlank || index - start > 2000 else { continue }
        if index - start > 20 { paragraphs.append(Array(text[start..<index])) }
        start = index + 1
      }
      if text.count - start > 20 { paragraphs.append(Array(text[start...])) }
    }
    return paragraphs
  }

  private static func order(of count: Int, _ random: inout SplitMix64) -> [Int] {
    Array(0..<count).shuffled(using: &random)
  }

  /// Digits behind the first of a number become others of the same length.
  private static func changeDigits(_ text: inout [UInt8], _ random: inout SplitMix64) {
    for index in text.indices.dropFirst() where (0x30...0x39).contains(text[index]) {
      if (0x30...0x39).contains(text[index - 1]) { text[index] = 0x30 + UInt8(random.next() % 10) }
    }
  }

  private static func line(_ text: [UInt8], number: Int) -> [UInt8] {
    var escaped: [UInt8] = []
    for byte in text {
      switch byte {
      case 0x22, 0x5c: escaped += [0x5c, byte]
      case 0x0a: escaped += Array("\\n".utf8)
      case 0..<0x20: escaped.append(0x20)
      default: escaped.append(byte)
      }
    }
    return Array("{\"name\":\"\(number)\",\"dct\":\"2021-02-17\",\"text\":\"".utf8) + escaped + Array("\"}".utf8)
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
    return value ^ value >> 31
  }
}

/// Why a measurement cannot be made.
struct BenchError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
