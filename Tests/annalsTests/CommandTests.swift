import Foundation
import Testing

@Suite struct CommandTests {
  /// `ACCEPT=1` records anew; read the difference before you commit it.
  @Test(arguments: CommandFile.all)
  func `commands print what is recorded`(_ name: String) throws {
    var file = try CommandFile(name: name)
    #expect(!file.blocks.isEmpty, "no block in \(name)")
    if ProcessInfo.processInfo.environment["ACCEPT"] == "1" { try file.accept() }
    for block in file.blocks {
      let actual = try CommandFile.actual(block)
      #expect(actual == block.expected, "\(name): % \(block.command)")
    }
  }

  @Test func `there are recorded commands`() { #expect(!CommandFile.all.isEmpty) }
}
