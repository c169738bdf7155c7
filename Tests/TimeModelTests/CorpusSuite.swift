import Foundation
import Testing
import TimeModel

/// The folder of the evaluation data, where there is one.
private let sharedFolder = ProcessInfo.processInfo.environment["ANNALS_SHARED"]

/// EDTF against the strings of public suites, where `ANNALS_SHARED` names the folder that holds them.
@Suite(.enabled(if: sharedFolder != nil, "ANNALS_SHARED does not name the folder of the evaluation data"))
struct CorpusSuite {
  /// One string, what all implementations say of it (or that they differ), and its bounds.
  struct Case {
    var text: String
    var verdict: String
    var bounds: [String]
    var areBoundsAgreed: Bool
  }

  static func cases() throws -> [Case] {
    let file = try String(contentsOfFile: try #require(sharedFolder) + "/eval/edtf-cases.tsv", encoding: .utf8)
    return file.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count >= 5 else { return nil }
      return Case(
        text: fields[0], verdict: fields[1], bounds: [fields[2], fields[3]], areBoundsAgreed: fields[4] == "agreed")
    }
  }

  @Test func `what all implementations accept, reject and bound alike is read so`() throws {
    var (accepted, rejected, bounded) = (0, 0, 0)
    for value in try CorpusSuite.cases() {
      let parsed = Result { () throws(EDTFError) in try EDTF(parsing: value.text) }
      switch (value.verdict, parsed) {
      case ("accept", .success(let edtf)):
        accepted += 1
        if value.areBoundsAgreed {
          bounded += 1
          #expect([edtf.lower, edtf.upper].map { $0?.description ?? "" } == value.bounds, "\(value.text)")
        }
      case ("accept", .failure(let error)): Issue.record("\(value.text): \(error)")
      case ("reject", .success(let edtf)): Issue.record("\(value.text) is read as \(edtf)")
      case ("reject", .failure): rejected += 1
      case (_, .success(let edtf)): #expect((0...2).contains(edtf.level))
      case (_, .failure(let error)): #expect(!error.reason.isEmpty)
      }
    }
    #expect(accepted == 479)
    // One of them is the empty string.
    #expect(rejected == 77)
    #expect(bounded == 314)
  }

  @Test func `the reason why a disputed string is refused stands in the documentation`() throws {
    let path =
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path + "/docs/edtf.md"
    /// Without the digits that differ from string to string.
    func general(_ text: String) -> String { text.filter { !"0123456789X".contains($0) } }
    let documentation = general(try String(contentsOfFile: path, encoding: .utf8))
    var (accepted, refused) = (0, 0)
    for value in try CorpusSuite.cases() where value.verdict == "disputed" {
      do throws(EDTFError) {
        _ = try EDTF(parsing: value.text)
        accepted += 1
      } catch {
        refused += 1
        #expect(documentation.contains(general(error.reason)), "\(value.text): \(error.reason)")
      }
    }
    // The figures that the documentation names.
    #expect(accepted == 164 && refused == 133)
  }
}
