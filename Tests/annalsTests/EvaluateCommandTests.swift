import ScratchFolders
import Testing

/// `annals evaluate` as it is called.
@Suite struct EvaluateCommandTests {
  private func filledFolder() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write("On 5 May 2020 police arrested three men.", to: "a.txt")
    try folder.write(
      """
      {"layer":"document","name":"a.txt","language":"en"}
      {"layer":"timex","begin":3,"end":13,"values":["2020-05-05"]}
      {"layer":"event","spans":[[21,29]],"types":["arrest"],"values":["2020-05-05"],"status":["actual"],"participants":[{"role":"agent","begin":14,"end":20,"head":[14,20]}]}
      """, to: "events.gold.jsonl")
    try folder.write(#"{"name":"a","text":"On 5 May 2020 it rained.","language":"en"}"#, to: "a.docs.jsonl")
    try folder.write(#"{"doc":"a","begin":3,"end":13,"value":"2020-05-05"}"#, to: "timex.gold.jsonl")
    return folder
  }

  @Test(arguments: [
    "a.txt --gold events.gold.jsonl", "--gold events.gold.jsonl a.txt", "--gold events.gold.jsonl -- a.txt",
    "--gold=events.gold.jsonl --as events a.txt",
  ])
  func `inputs may stand before and behind the gold`(arguments: String) throws {
    let folder = try filledFolder()
    let run = try CommandRun("annals evaluate --json \(arguments)", folder: folder.path)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(
      run.text.contains(#""event dated":{"precision":1.0,"recall":1.0,"f1":1.0,"tp":1,"fp":0,"fn":0}"#), "\(run.text)")
    #expect(run.text.contains(#""languages":{"en":{"timex strict""#))
  }

  @Test func `documents among the files after --gold are inputs`() throws {
    let folder = try filledFolder()
    let run = try CommandRun("annals evaluate --gold timex.gold.jsonl a.docs.jsonl", folder: folder.path)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(
      run.text.hasPrefix("gold 1  predicted 1   precision recall F1\nstrict   100.00  100.00  100.00\n"), "\(run.text)")
  }

  @Test func `participants are counted over paired events`() throws {
    let folder = try filledFolder()
    let run = try CommandRun(
      "annals evaluate a.txt --gold events.gold.jsonl --as participants --json", folder: folder.path)
    #expect(run.text.hasPrefix(#"{"participant found":{"precision":"#) && run.text.contains(#""recall":1.0"#))
  }

  @Test(arguments: [
    ("a.txt --gold none.jsonl", 2, "none.jsonl: no such file"), ("a.txt --gold a.txt", 2, "a.txt:1: is no JSON"),
    ("a.txt --gold .", 2, "is a folder"), ("--gold events.gold.jsonl", 64, "no INPUT"), ("a.txt", 64, "--gold"),
    ("a.txt --gold events.gold.jsonl --trim", 64, "--as timex"),
    ("a.txt --gold events.gold.jsonl --as timex", 2, "holds events"),
    ("a.txt --gold events.gold.jsonl timex.gold.jsonl", 2, "timex.gold.jsonl:1: a row of time expressions"),
    ("none.txt --gold events.gold.jsonl", 2, "none.txt: no such file"),
  ])
  func `bad gold and bad usage get a line and an exit code`(arguments: String, code: Int, reason: String) throws {
    let folder = try filledFolder()
    let run = try CommandRun("annals evaluate \(arguments)", folder: folder.path)
    #expect(run.exitCode == Int32(code), "\(run.errors)")
    #expect(run.errors.contains(reason), "\(run.errors)")
  }

  @Test func `gold of absent documents is missed, and said`() throws {
    let folder = try filledFolder()
    let run = try CommandRun("annals evaluate a.docs.jsonl --gold events.gold.jsonl --json", folder: folder.path)
    #expect(run.exitCode == 0 && run.errors.contains("a.txt: is not among the inputs"))
    #expect(run.text.contains(#""event dated":{"precision":0.0,"recall":0.0,"f1":0.0,"tp":0,"fp":0,"fn":1}"#))
  }
}
