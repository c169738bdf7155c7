internal import Glibc

/// A bar on a terminal, with rate and time left; nothing elsewhere. The clock is looked at for this alone.
struct ProgressBar {
  /// Bytes there are to do; nil where nobody knows.
  private let total: Int?
  private let start = ContinuousClock.now
  private var shown = ContinuousClock.now - .seconds(1)

  private static let width = 24
  private static let interval = Duration.milliseconds(100)

  init(total: Int?) { self.total = total }

  /// - Parameter done: bytes.
  mutating func show(_ done: Int, documents: Int) {
    guard Console.showsProgress else { return }
    let now = ContinuousClock.now
    guard now - shown >= ProgressBar.interval else { return }
    shown = now
    Console.progress(ProgressBar.line(done, of: total, documents: documents, seconds: (now - start).seconds))
  }

  static func line(_ done: Int, of total: Int?, documents: Int, seconds: Double) -> String {
    let rate = seconds > 0.05 ? Double(done) / seconds : 0
    var line = ""
    if let total, total > 0 {
      // Encodings of one byte grow on the way, so that more may be done than there was.
      let part = min(0.99, Double(done) / Double(total))
      let filled = Int(part * Double(width))
      line += "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled) + "] "
      line += "\(Int(part * 100)) %  "
    }
    line += "\(documents) documents  \(tenths(rate / 1_000_000)) MB/s"
    if let total, rate > 0, seconds > 1 { line += "  \(clock(Double(max(0, total - done)) / rate)) left" }
    return line
  }

  private static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func clock(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 359_999).rounded())
    func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return whole < 3600
      ? "\(whole / 60):\(digits(whole % 60))" : "\(whole / 3600):\(digits(whole / 60 % 60)):\(digits(whole % 60))"
  }
}

extension Duration {
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
