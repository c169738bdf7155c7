import Foundation
import Testing

@testable import Graphviz

/// Debian's `dot` under the name that the library package brings.
enum Neato {
  static let path = "/usr/sbin/libgvc6-config-update"
  static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

  /// SVG of a DOT file by `neato -n2`, and what it said on standard error.
  static func draw(_ dot: [UInt8]) throws -> (svg: [UInt8], messages: String) {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("annals-\(UUID().uuidString).dot")
    try Data(dot).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["-Kneato", "-n2", "-Tsvg", file.path]
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let svg = output.fileHandleForReading.readDataToEndOfFile()
    let messages = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (Array(svg), String(decoding: messages, as: UTF8.self))
  }
}

@Suite(.enabled(if: Neato.isInstalled, "LOUD: libgvc6-config-update is absent, exported DOT is NOT checked"))
struct NeatoTests {
  @Test func theProgramDrawsTheSameBytes() async throws {
    let ours = try await Graphviz.shared.render(Array(smallGraph.utf8), as: .svg)
    let (theirs, messages) = try Neato.draw(Array(smallGraph.utf8))
    #expect(messages.isEmpty)
    #expect(ours == theirs)
  }
}
