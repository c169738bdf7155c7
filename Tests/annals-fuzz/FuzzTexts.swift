import FoundationEssentials
import LanguagePacks
import RandomNumbers

/// The kinds of texts that are tried.
enum FuzzPart: String, CaseIterable {
  /// Random bytes, repaired to UTF-8.
  case bytes
  /// The briefs of Fixtures, damaged.
  case mutated
  /// Words of the packs and of their rules in random order.
  case words
  /// Random and damaged EDTF strings.
  case edtf
}

/// Makes the text of each case.
struct FuzzTexts {
  private let briefs: [[UInt8]]
  private let words: [[UInt8]]

  /// Reads the briefs of the project in the current folder.
  init() throws {
    let folder = "Fixtures/briefs"
    briefs = try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
      [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))
    }
    // Everything that stands between blanks and marks of syntax in pack files: words, parts of phrases, rule literals.
    var seen: Set<String> = []
    var words: [[UInt8]] = []
    for file in PackFile.embedded {
      for word in file.text.split(whereSeparator: { " \t\n\"()|=+>,".contains($0) })
      where word.utf8.count < 40 && seen.insert(String(word)).inserted {
        words.append(Array(word.utf8))
      }
    }
    self.words = words
  }

  /// The text of a case: the same for the same seed and number.
  func make(_ part: FuzzPart, seed: UInt64, number: UInt64) -> [UInt8] {
    let salt = UInt64(FuzzPart.allCases.firstIndex(of: part)! + 1)
    var random = SplitMix64(state: seed &* 0x9e37_79b9 &+ salt &* 0x1_0000_0001 &+ number &* 0x2545_f491_4f6c_dd1d)
    switch part {
    case .bytes: return repaired((0..<random.number(0...600)).map { _ in UInt8(truncatingIfNeeded: random.next()) })
    case .mutated: return repaired(mutated(&random))
    case .words: return sentence(&random)
    case .edtf: return edtf(&random)
    }
  }

  private func repaired(_ bytes: [UInt8]) -> [UInt8] { Array(String(decoding: bytes, as: UTF8.self).utf8) }

  /// Marks that texts carry without being letters, and lone digits of three scripts.
  private static let marks = [
    "\u{202A}", "\u{202E}", "\u{2067}", "\u{2069}", "\u{200F}", "\u{61C}", "\u{301}", "\u{308}", "\u{64E}", "\u{651}",
    "\u{640}", "\u{AD}", "\u{200D}", "\u{FEFF}", "\u{0}", "7", "0", "\u{663}", "\u{6F5}", "\u{966}", "\u{1F4C5}",
    "\u{2028}",
    "\n", "\n\n", "\r", ".", "-", "/", "(", ")", ":", "%",
  ].map { Array($0.utf8) }

  private func mutated(_ random: inout SplitMix64) -> [UInt8] {
    var bytes = random.pick(briefs)
    // A part of a brief is quicker than a whole one and holds as many surprises.
    let begin = random.number(0...bytes.count - 1)
    bytes = Array(bytes[begin..<min(bytes.count, begin + random.number(1...1500))])
    for _ in 0..<random.number(1...12) where !bytes.isEmpty {
      let place = random.number(0...bytes.count - 1)
      let end = min(bytes.count, place + random.number(1...60))
      switch random.number(0...5) {
      case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
      case 1: bytes[place] ^= 1 << UInt8(random.number(0...7))
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: random.number(0...bytes.count))
      case 3: bytes.removeSubrange(place..<end)
      case 4:
        let other = random.pick(briefs)
        let from = random.number(0...other.count - 1)
        bytes.insert(contentsOf: other[from..<min(other.count, from + random.number(1...120))], at: place)
      default: bytes.insert(contentsOf: random.pick(FuzzTexts.marks), at: place)
      }
    }
    return bytes
  }

  private func sentence(_ random: inout SplitMix64) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<random.number(1...60) {
      switch random.number(0...9) {
      case 0: bytes += Array("\(random.number(0...31))".utf8)
      case 1: bytes += Array("\(random.number(1...2100))".utf8)
      case 2: bytes += Array("\(random.number(0...40)).\(random.number(0...15)).\(random.number(0...99999))".utf8)
      case 3: bytes += random.pick(FuzzTexts.marks)
      case 4: bytes += Array("\(random.next())".utf8)
      default: bytes += random.pick(words)
      }
      if !random.chance(12) { bytes += Array(random.chance(8) ? ", ".utf8 : " ".utf8) }
      if random.chance(25) { bytes += Array(". ".utf8) }
    }
    return repaired(bytes)
  }

  private static let edtfSeeds = [
    "2020-05-17", "-0043-03-15", "Y17E7", "Y-17101E4S3", "1950S2", "2001-21", "2004?-06-~11", "156X-12-25",
    "XXXX-02-29",
    "[1667,1668,1670..1672]", "{..1984,1985-10-01..}", "2004-06-XX/2004-07-03", "../1985-04-12?",
    "2004-01-01T10:10:10+02:30", "1985-04-12T23:20:30Z/..", "19", "-193", "Y24999999999999999", "Y1E16S1", "2004-41%",
  ].map { Array($0.utf8) }
  private static let edtfAlphabet = Array("0123456789XYSETZ?~%-+:/.,[]{} \u{e9}\u{0}".utf8)

  private func edtf(_ random: inout SplitMix64) -> [UInt8] {
    if random.chance(4) {
      return (0..<random.number(0...24)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    }
    if random.chance(3) {
      return (0..<random.number(0...24)).map { _ in random.pick(FuzzTexts.edtfAlphabet) }
    }
    var bytes = random.pick(FuzzTexts.edtfSeeds)
    for _ in 0..<random.number(1...4) {
      let place = random.number(0...bytes.count)
      switch random.number(0...3) {
      case 0: bytes.insert(random.pick(FuzzTexts.edtfAlphabet), at: place)
      case 1 where place < bytes.count: bytes.remove(at: place)
      case 2 where place < bytes.count: bytes[place] = random.pick(FuzzTexts.edtfAlphabet)
      default:
        let other = random.pick(FuzzTexts.edtfSeeds)
        bytes = Array(bytes[..<place]) + Array(other.suffix(random.number(0...other.count)))
      }
    }
    return bytes
  }
}
