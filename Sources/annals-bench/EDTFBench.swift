import FoundationEssentials
import Glibc
import TimeModel

/// Mean time to read an EDTF string from its bytes, bounds included.
enum EDTFBench {
  /// Strings of all levels and kinds, valid and not, where no file is given.
  static let strings = [
    "2020-05-17", "2020-05", "2020", "-0043-03-15", "2004-01-01T10:10:10+02:30", "2019-11-02/2020-03", "2013/..",
    "../2021-01-09", "2021-01-10?", "1998~/2001%", "19", "193", "201X", "17XX-12-XX", "2001-21", "2004-35",
    "Y170000002",
    "Y-17E7", "1950S2", "156X-12-25", "XXXX-02-29", "2004-06-~11", "?2004-06", "[1667,1668,1670..1672]",
    "{..1984,1985-10-01..}", "2022-13", "1960-06-31", "2002/2001", "open/2001", "12345", "1984?~", "2001-02-3X", "",
    " 2001",
    "12 May 2001", "2004-01-01T25:00:00",
  ]

  /// - Parameter arguments: a file with one string a line, up to a tab.
  static func run(_ arguments: [String]) throws -> Measurement {
    var inputs = strings.map { Array($0.utf8) }
    if let file = arguments.first {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
      inputs = bytes.split(separator: UInt8(ascii: "\n")).map { Array($0.prefix { $0 != UInt8(ascii: "\t") }) }
    }
    var accepted = 0
    // The best of several rounds: what else the machine does only adds.
    var best = Double.infinity
    for _ in 0..<9 {
      let rounds = max(1, 20_000 / inputs.count)
      accepted = 0
      // Time of the processor, which does not count what other programs take.
      let start = clock()
      for _ in 0..<rounds {
        for input in inputs where (try? EDTF(parsing: input)) != nil { accepted += 1 }
      }
      accepted /= rounds
      let seconds = Double(clock() - start) / 1_000_000
      best = min(best, seconds / Double(rounds * inputs.count))
    }
    return Measurement(
      name: "EDTF parse", value: (best * 1e9).rounded() / 1000, unit: "µs per string",
      detail: "\(inputs.count) strings, \(accepted) of them valid")
  }
}
