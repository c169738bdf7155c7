import Foundation

/// One run of the built program.
struct CommandRun {
  var output: [UInt8]
  var errors: String
  var exitCode: Int32

  var text: String { String(decoding: output, as: UTF8.self) }

  /// The top folder of the project; commands of tests run there.
  static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// The folder of the built program: it lies beside the tests.
  static let binaries: String = {
    let tests =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    return (tests as NSString).deletingLastPathComponent
  }()

  /// Runs a line of shell in which `annals` is the built program.
  init(_ line: String, input: [UInt8] = [], folder: String = CommandRun.project, environment: [String: String] = [:])
    throws
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    var variables = ProcessInfo.processInfo.environment
    variables["PATH"] = CommandRun.binaries + ":" + (variables["PATH"] ?? "/usr/bin:/bin")
    variables["LC_ALL"] = "C.UTF-8"
    process.environment = variables.merging(environment) { $1 }

    // Files, not pipes: nothing can block, however much is written.
    let scratch = NSTemporaryDirectory() + "annals-run-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    try Data(input).write(to: URL(fileURLWithPath: scratch + "/in"))
    for name in ["out", "err"] { try Data().write(to: URL(fileURLWithPath: "\(scratch)/\(name)")) }
    process.standardInput = FileHandle(forReadingAtPath: scratch + "/in")
    process.standardOutput = FileHandle(forWritingAtPath: scratch + "/out")
    process.standardError = FileHandle(forWritingAtPath: scratch + "/err")
    try process.run()
    process.waitUntilExit()
    output = [UInt8](FileManager.default.contents(atPath: scratch + "/out") ?? Data())
    errors = String(decoding: FileManager.default.contents(atPath: scratch + "/err") ?? Data(), as: UTF8.self)
    exitCode = process.terminationStatus
  }
}
