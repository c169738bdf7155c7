import FoundationEssentials
import Glibc
import LanguagePacks

/// Looks for texts that break what must always hold.
///
/// ```
/// annals-fuzz run [--seed N] [--seconds S] [--part PART] [--case K]   random texts; --case repeats one case
/// annals-fuzz text KIND MEGABYTES                                     writes a long text to standard output
/// annals-fuzz measure FILE                                            extracts a file; seconds, memory
/// ```
@main
enum Fuzz {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "run": exit(try FuzzRun(FuzzOptions(arguments)).run())
    case "text" where arguments.count == 3: LongText.write(arguments[1], megabytes: Int(arguments[2]) ?? 1)
    case "measure" where arguments.count == 2: try await LongText.measure(arguments[1])
    default:
      print(
        "usage: annals-fuzz run [--seed N] [--seconds S] [--part PART] [--case K] | text KIND MEGABYTES | measure FILE")
      print(
        "parts: \(FuzzPart.allCases.map(\.rawValue).joined(separator: " ")); texts: \(LongText.kinds.joined(separator: " "))"
      )
      exit(64)
    }
  }
}

/// What a run may be told.
struct FuzzOptions {
  var seed: UInt64 = 1
  /// For all parts together.
  var seconds = 20.0
  var parts = FuzzPart.allCases
  /// One case alone, printed.
  var onlyCase: UInt64?

  init(_ arguments: [String]) {
    func value(_ name: String) -> String? {
      arguments.firstIndex(of: name).flatMap { $0 + 1 < arguments.count ? arguments[$0 + 1] : nil }
    }
    seed = value("--seed").flatMap(UInt64.init) ?? seed
    seconds = value("--seconds").flatMap(Double.init) ?? seconds
    if let part = value("--part").flatMap(FuzzPart.init) { parts = [part] }
    onlyCase = value("--case").flatMap(UInt64.init)
  }
}

/// Goes through cases until the time is over. Every case has random numbers of its own, made from seed, part and number.
struct FuzzRun {
  let options: FuzzOptions
  private let texts: FuzzTexts
  private let check: ExtractionCheck

  init(_ options: FuzzOptions) throws {
    self.options = options
    texts = try FuzzTexts()
    check = ExtractionCheck(packs: try PackSet.embedded())
  }

  /// - Returns: the exit code.
  func run() -> Int32 {
    CrashReport.install()
    print("fuzz: seed \(options.seed)")
    var failures = 0
    for part in options.parts {
      let clock = ContinuousClock()
      let start = clock.now
      let limit = Duration.seconds(options.seconds / Double(options.parts.count))
      var number = options.onlyCase ?? 0
      var cases = 0
      var slowest = (time: Duration.zero, number: UInt64(0))
      repeat {
        CrashReport.note(part, seed: options.seed, number: number)
        let bytes = texts.make(part, seed: options.seed, number: number)
        let before = clock.now
        let problem = part == .edtf ? EDTFCheck.problem(bytes) : check.problem(bytes)
        let time = clock.now - before
        if time > slowest.time { slowest = (time, number) }
        if let problem {
          failures += 1
          print("fuzz: --part \(part.rawValue) --seed \(options.seed) --case \(number): \(problem)")
          if failures <= 5 { print("  bytes: \(bytes.map(\.description).joined(separator: ",").prefix(2000))") }
        }
        if options.onlyCase != nil { print(String(decoding: bytes, as: UTF8.self)) }
        cases += 1
        number += 1
        if failures > 100 { break }
      } while options.onlyCase == nil && clock.now - start < limit
      let seconds = (clock.now - start) / Duration.seconds(1)
      print(
        "fuzz: \(part.rawValue): \(cases) cases, \(Int(Double(cases) / seconds)) a second; "
          + "slowest \(Int(slowest.time / Duration.milliseconds(1))) ms (case \(slowest.number))")
      fflush(nil)
    }
    print(failures == 0 ? "fuzz: everything held" : "fuzz: \(failures) failures")
    return failures == 0 ? 0 : 1
  }
}

/// Says which case was running when the program trapped.
enum CrashReport {
  // Written by the one thread that runs cases and read by the signal handler on that thread.
  nonisolated(unsafe) private static var line = [UInt8](repeating: 0, count: 256)
  nonisolated(unsafe) private static var count = 0

  static func install() {
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE] {
      signal(number) { number in
        CrashReport.line.withUnsafeBytes { _ = Glibc.write(2, $0.baseAddress, CrashReport.count) }
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  static func note(_ part: FuzzPart, seed: UInt64, number: UInt64) {
    let text = "fuzz: CRASHED in --part \(part.rawValue) --seed \(seed) --case \(number)\n"
    count = 0
    for byte in text.utf8 where count < line.count {
      line[count] = byte
      count += 1
    }
  }
}
