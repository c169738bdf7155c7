import RandomNumbers
import Testing
import TimeModel

@Suite struct EDTFFuzzTests {
  static let seeds = [
    "1985-04-12", "-0043-03-15", "Y17E7", "Y-17101E4S3", "1950S2", "2001-21", "2004?-06-~11", "156X-12-25",
    "XXXX-02-29",
    "[1667,1668,1670..1672]", "{..1984,1985-10-01..}", "2004-06-XX/2004-07-03", "../1985-04-12?",
    "2004-01-01T10:10:10+02:30",
    "1985-04-12T23:20:30Z/..", "19", "-193", "Y24999999999999999", "Y1E16S1", "2004-41%",
  ].map { Array($0.utf8) }
  static let alphabet = Array("0123456789XYSETZ?~%-+:/.,[]{} \u{e9}\u{0}".utf8)

  /// Reads bytes; a value that comes out keeps its promises.
  private func check(_ bytes: [UInt8]) -> Bool {
    guard let edtf = try? EDTF(parsing: bytes) else { return true }
    guard let again = try? EDTF(parsing: edtf.description), again.content == edtf.content else { return false }
    let bounds = edtf.bounds(in: .southern)
    return (0...2).contains(edtf.level) && edtf.bounds.isConsistent && bounds.isConsistent
      && edtf.lower ?? .unboundedPast <= edtf.upper ?? .unboundedFuture
  }

  @Test func `random bytes never trap`() {
    var random = SplitMix64(state: 1)
    for _ in 0..<50_000 {
      let bytes = (0..<random.number(0...24)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      #expect(check(bytes), "\(bytes)")
    }
  }

  @Test func `mutated strings never trap, and what is read prints and reads again as the same`() {
    var random = SplitMix64(state: 2)
    var accepted = 0
    for _ in 0..<200_000 {
      var bytes = EDTFFuzzTests.seeds[random.number(0...EDTFFuzzTests.seeds.count - 1)]
      for _ in 0..<random.number(1...3) {
        let byte = EDTFFuzzTests.alphabet[random.number(0...EDTFFuzzTests.alphabet.count - 1)]
        let place = random.number(0...bytes.count)
        switch random.number(0...3) {
        case 0: bytes.insert(byte, at: place)
        case 1 where place < bytes.count: bytes.remove(at: place)
        case 2 where place < bytes.count: bytes[place] = byte
        default:
          let other = EDTFFuzzTests.seeds[random.number(0...EDTFFuzzTests.seeds.count - 1)]
          bytes = Array(bytes[..<place]) + Array(other.suffix(random.number(0...other.count)))
        }
      }
      if (try? EDTF(parsing: bytes)) != nil { accepted += 1 }
      if !check(bytes) { Issue.record("\(String(decoding: bytes, as: UTF8.self))") }
    }
    #expect(accepted > 10_000)
  }
}
