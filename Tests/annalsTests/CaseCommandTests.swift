import Foundation
import ScratchFolders
import Testing

/// The commands of a case, as a user runs them.
@Suite struct CaseCommandTests {
  let folder: ScratchFolder
  static let briefs = CommandRun.project + "/Fixtures/briefs"

  init() throws { folder = try ScratchFolder() }

  private func run(_ line: String, input: String = "") throws -> CommandRun {
    try CommandRun(
      line.replacing("BRIEFS", with: "'\(CaseCommandTests.briefs)'"), input: Array(input.utf8), folder: folder.path)
  }

  @Test(arguments: [
    "extract INPUT", "extract INPUT --timexes-only", "extract INPUT --format timeml -o out && cat out/*",
    "extract INPUT --type election --from 2021", "check INPUT", "chronology INPUT", "chronology INPUT --format csv",
    "before election INPUT --format json", "after 2021-01-10 INPUT", "during 2021-01 INPUT",
    "conflicts INPUT --format json",
    "timeline INPUT -o t.dot && cat t.dot", "graph INPUT -o g.dot --around election && cat g.dot",
  ])
  func `a case gives what its documents give`(_ line: String) throws {
    #expect(try run("annals add c.annals BRIEFS").exitCode == 0)
    let direct = try run("annals " + line.replacing("INPUT", with: "BRIEFS"))
    let stored = try run("rm -rf out t.dot g.dot; annals " + line.replacing("INPUT", with: "c.annals"))
    #expect(direct.exitCode == 0 && stored.exitCode == 0 && !direct.output.isEmpty)
    #expect(stored.output == direct.output && stored.errors == direct.errors)
  }

  @Test func `a case and documents are read together, names told apart`() throws {
    #expect(try run("annals add c.annals BRIEFS/kazakhstan-brief.en.txt").exitCode == 0)
    let direct = try run("annals extract BRIEFS/kazakhstan-brief.en.txt BRIEFS/kazakhstan-bulletin.ru.txt")
    #expect(try run("annals extract c.annals BRIEFS/kazakhstan-bulletin.ru.txt").output == direct.output)
    let twice = try run("annals extract BRIEFS/kazakhstan-brief.en.txt BRIEFS/kazakhstan-brief.en.txt")
    #expect(try run("annals extract BRIEFS/kazakhstan-brief.en.txt c.annals").output == twice.output)
    #expect(try run("annals add d.annals c.annals BRIEFS/kazakhstan-bulletin.ru.txt").exitCode == 0)
    #expect(try run("annals extract d.annals").output == direct.output)
  }

  @Test func `adding again passes over what is unchanged and replaces what is not`() throws {
    try folder.write("On 5 May 2020 police arrested two people.\n", to: "docs/a.txt")
    try folder.write("On 6 May 2020 police arrested six people.\n", to: "docs/b.txt")
    #expect(try run("annals add c.annals docs").errors == "annals: note: 2 added, 0 replaced, 0 unchanged\n")
    try folder.write("On 7 May 2020 police arrested six people.\n", to: "docs/b.txt")
    try folder.write("On 8 May 2020 police arrested ten people.\n", to: "docs/c.txt")
    let again = try run("annals add c.annals docs")
    #expect(again.errors == "annals: note: b.txt: replaced\nannals: note: 1 added, 1 replaced, 1 unchanged\n")
    #expect(again.output.isEmpty && again.exitCode == 0)
    #expect(try run("annals extract c.annals").output == run("annals extract docs").output)
    #expect(try run("annals add c.annals docs --reread").errors.contains("0 replaced, 0 unchanged, 3 read anew"))
    #expect(try run("annals remove c.annals a.txt").errors == "annals: note: 1 document removed\n")
    let missing = try run("annals remove c.annals b.txt none.txt")
    #expect(missing.exitCode == 2 && missing.errors.contains("no document “none.txt”"))
    #expect(try run("annals list c.annals").text.split(separator: "\n").count == 2)
  }

  @Test func `a table of sources is kept, and its dates date documents that declare none`() throws {
    try folder.write("Police arrested two people yesterday.\n", to: "a.txt")
    try folder.write(
      "document,title,publisher,url,date,reliability,mood\na.txt,T,P,http://x,2020-05-07,B2,-\nz,,,,,C,-\n", to: "s.csv"
    )
    let added = try run("annals add c.annals a.txt --metadata s.csv")
    #expect(added.exitCode == 0 && added.errors.contains("s.csv:3: no document “z” in the case"))
    #expect(added.errors.contains("columns that are not used: “mood”"))
    let list = try run("annals list c.annals --format json").text
    #expect(
      list.contains(
        #""dct":"2020-05-07","title":"T","publisher":"P","url":"http://x","date":"2020-05-07","reliability":"B2""#))
    #expect(try run("annals extract c.annals").text.contains("\"value\":\"2020-05-06\""))
    try folder.write("document,reliability,date\na.txt,A1,2020-05-07\n", to: "s.csv")
    #expect(try run("annals add c.annals a.txt --metadata s.csv").errors.contains("1 unchanged"))
    #expect(try run("annals list c.annals").text.contains("T; P; 2020-05-07; A1; http://x"))
    try folder.write("document,date\na.txt,soon\nb.txt\n", to: "s.csv")
    let bad = try run("annals add d.annals a.txt --metadata s.csv")
    #expect(bad.exitCode == 2 && bad.errors.split(separator: "\n").count == 2 && !folder.names.contains("d.annals"))
  }

  @Test func `searching finds forms of words in any letters`() throws {
    #expect(try run("annals add c.annals BRIEFS").exitCode == 0)
    #expect(try run("annals search c.annals ВЫБОР").text.contains("выборах"))
    #expect(try run("annals search c.annals ВЫБОР --exact").exitCode == 1)
    #expect(try run("annals search c.annals انتخابات").text.contains("الانتخابات"))
    #expect(try run("annals search c.annals '\"Human Rights\"' --format json").exitCode != 64)
    #expect(try run("annals search c.annals '...'").exitCode == 64)
    let stats = try run("annals stats c.annals --format json").text
    #expect(stats.hasPrefix("{\"documents\":3,\"languages\":[{\"language\":\"ru\",\"documents\":1"))
  }

  @Test(arguments: [
    ("annals list none.annals", "none.annals: no such file or folder"),
    ("annals extract text.annals", "text.annals: is no case file"),
    ("annals add text.annals a.txt", "text.annals: is no case file"),
    ("annals stats empty.annals", "empty.annals: is empty"),
    (
      "annals add c.annals a.txt && head -c 9000 c.annals > cut.annals && annals chronology cut.annals",
      "cut.annals: is damaged"
    ),
    ("annals add none/c.annals a.txt", "none/c.annals: cannot be made"),
    ("ulimit -f 16; annals add full.annals a.txt", "full.annals: cannot be written"),
    ("annals add c.annals a.txt && annals review c.annals reject e0123456789abcdef", "no event e0123456789abcdef"),
    ("annals add c.annals a.txt && annals review c.annals undo", "no change to undo"),
    ("annals add c.annals a.txt && annals review c.annals replay none.jsonl", "none.jsonl: no such file"),
  ])
  func `a case that cannot be used is 2, with one line that says why`(_ line: String, _ reason: String) throws {
    try folder.write("On 5 May 2020 police arrested two people.\n", to: "a.txt")
    try folder.write("On 5 May 2020 police arrested two people.\n", to: "text.annals")
    try folder.write("", to: "empty.annals")
    let run = try run(line)
    #expect(run.exitCode == 2 && run.output.isEmpty)
    let errors = run.errors.split(separator: "\n").filter { !$0.hasPrefix("annals: note: ") }
    #expect(errors.count == 1 && errors.first?.contains(reason) == true, "\(run.errors)")
    #expect(!folder.names.contains { $0.contains(".annals.") || $0.hasSuffix("-journal") }, "\(folder.names)")
  }

  @Test(arguments: [
    "annals add case.db a.txt", "annals add c.annals", "annals search c.annals",
    "annals review c.annals merge e0123456789abcdef",
    "annals review c.annals edit e0123456789abcdef", "annals review c.annals edit e0123456789abcdef --date soon",
    "annals review c.annals add --type arrest --label x", "annals review c.annals accept 17",
    "annals review c.annals undo --at yesterday",
  ])
  func `wrong usage is 64 and makes no file`(_ line: String) throws {
    let run = try run(line)
    #expect(run.exitCode == 64 && run.errors.split(separator: "\n").count == 1 && folder.names.isEmpty, "\(run.errors)")
  }

  @Test func `a killed run leaves whole documents, and the next one completes it`() throws {
    let run = try CommandRun(".ci/kill annals 8 60")
    #expect(run.exitCode == 0, "\(run.errors)")
  }

  @Test func `a case that another program writes to is told in one line`() throws {
    try folder.write("On 5 May 2020 police arrested two people.\n", to: "a.txt")
    try folder.write("On 6 May 2020 police arrested two people.\n", to: "b.txt")
    #expect(try run("annals add c.annals a.txt").exitCode == 0)
    let line = """
      (echo 'BEGIN EXCLUSIVE;'; while [ ! -e done ]; do sleep 0.1; done) | sqlite3 c.annals & sleep 1
      annals add c.annals b.txt; code=$?; touch done; wait; exit $code
      """
    guard try run("command -v sqlite3").exitCode == 0 else { return }
    let locked = try run(line)
    #expect(
      locked.exitCode == 2
        && locked.errors == "annals: c.annals: is locked: another program is writing to it; try again when it is done\n"
    )
    #expect(try run("annals add c.annals b.txt").errors.contains("1 added"))
  }
}
