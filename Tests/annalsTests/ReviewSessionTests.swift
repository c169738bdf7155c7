import Foundation
import ScratchFolders
import Testing

/// A review as an analyst makes it: thirty changes of all kinds, undone, replayed, and kept while a document changes.
@Suite struct ReviewSessionTests {
  let folder: ScratchFolder

  static let first = """
    Bulletin of 1 March 2021

    On 10 January 2021 parliamentary elections were held in Kazakhstan. On 12 January 2021 police arrested three activists.

    On 15 January 2021 a court fined the Echo foundation. On 25 January 2021 the authorities suspended the Echo foundation.

    On 3 February 2021 the court lifted the fine. On 5 February 2021 the police searched the office of the union.

    On 9 February 2021 a protest took place in Almaty. On 11 February 2021 the parliament adopted a law on assemblies.

    """
  static let second = """
    Report of 5 March 2021

    The elections of 10 January 2021 in Kazakhstan were observed. On 15 January 2021 a court fined the Echo foundation.

    On 20 February 2021 the ministry banned the newspaper. On 24 February 2021 the president signed the agreement.

    """

  init() throws {
    folder = try ScratchFolder()
    try folder.write(Self.first, to: "docs/a.txt")
    try folder.write(Self.second, to: "docs/b.txt")
    _ = try run("annals add c.annals docs")
  }

  @discardableResult
  private func run(_ line: String) throws -> CommandRun {
    let run = try CommandRun(line, folder: folder.path, environment: ["ANNALS_AUTHOR": "M. Ruiz"])
    return run
  }

  private struct Row: Decodable {
    struct Mention: Decodable { var document: String; var text: String }
    var id: String
    var type: String
    var label: String
    var value: String?
    var status: String
    var mentions: [Mention]
  }
  private struct Chronology: Decodable { var events: [Row] }

  private func events(of file: String = "c.annals") throws -> [Row] {
    let run = try run("annals chronology \(file) --format json")
    #expect(run.exitCode == 0, "\(run.errors)")
    return try JSONDecoder().decode(Chronology.self, from: Data(run.output)).events
  }

  private func event(_ type: String, _ value: String) throws -> Row {
    try #require(try events().first { $0.type == type && $0.value == value }, "\(type) \(value)")
  }

  /// Makes a change and expects that it is made.
  private func review(_ words: String) throws {
    let run = try run("annals review c.annals \(words) --at 2026-01-05 --reason 'step'")
    #expect(run.exitCode == 0 && run.errors.hasPrefix("annals: note: change "), "\(words): \(run.errors)")
  }

  /// The mentions of an event, as `explain` prints them.
  private func mentions(of id: String) throws -> [String] {
    let line = try run("annals explain \(id) c.annals").text.split(separator: "\n").first { $0.hasPrefix("  mentions") }
    return try #require(line).split(separator: " ").dropFirst().map(String.init)
  }

  @Test func `thirty changes hold, are explained, undone, replayed, and survive a changed document`() throws {
    let election = try event("election", "2021-01-10")
    let arrest = try event("arrest", "2021-01-12")
    let fine = try event("fine", "2021-01-15")
    let suspension = try event("suspension", "2021-01-25")
    let search = try event("search", "2021-02-05")
    let protest = try event("protest", "2021-02-09")
    let law = try event("law-adopted", "2021-02-11")
    let ban = try event("censorship", "2021-02-20")
    #expect(election.mentions.count == 2 && fine.mentions.count > 1)

    // 1–10: accept and reject.
    try review("accept \(election.id)")
    try review("accept \(fine.id) \(law.id)")
    try review("reject \(protest.id)")
    try review("undo")
    try review("reject \(law.id)")
    try review("accept \(arrest.id)")
    try review("reject \(ban.id)")
    try review("undo 7")
    try review("reject \(ban.id)")
    #expect(try events().allSatisfy { $0.id != law.id && $0.id != ban.id })
    // 11–20: edits.
    try review("edit \(suspension.id) --date 2020-01-25")
    try review("edit \(suspension.id) --label 'Echo silenced'")
    try review("edit \(search.id) --type harassment")
    try review("edit \(search.id) --status planned")
    try review("edit \(arrest.id) --participant 'agent=the tax police' --without-participant activists")
    try review("edit \(protest.id) --date 2021-02 --label March")
    try review("edit \(protest.id) --date 2021-02-10")
    try review("edit \(protest.id) --status actual --type gathering")
    try review("undo")
    #expect(try event("suspension", "2020-01-25").label == "Echo silenced")
    #expect(try event("harassment", "2021-02-05").status == "planned")
    #expect(try event("protest", "2021-02-10").id == protest.id)
    // 21–30: merge, split, add, alias.
    try review("merge \(search.id) \(arrest.id)")
    try review("undo")
    let parted = try #require(try mentions(of: fine.id).last)
    let fines = try events().filter { $0.type == "fine" }.count
    try review("split \(fine.id) \(parted)")
    #expect(try events().filter { $0.type == "fine" }.count == fines + 1)
    try review("add --type arrest --date 2021-02-07 --label 'Arrest of the editor' --source interview --place Almaty")
    try review(
      "add --type killing --date 2021-02-08 --label 'Killing of Omar' --source 'letter; '\\''; DROP TABLE change;'")
    let added = try event("killing", "2021-02-08")
    try review("edit \(added.id) --date 2021-02-06")
    try review("accept \(added.id)")
    try review("alias 'Echo Foundation for Rights' 'the Echo foundation' Echo")
    try review("merge \(election.id) \(added.id)")
    try review("undo")
    try review("reject \(try #require(mentions(of: election.id).last))")
    #expect(try event("killing", "2021-02-06").label == "Killing of Omar")
    #expect(try event("election", "2021-01-10").mentions.count == 1)

    let log = try run("annals review c.annals export").text
    #expect(log.split(separator: "\n").count >= 30)
    #expect(
      try run("annals review c.annals --format json").text.components(separatedBy: "\"state\":\"orphan\"").count == 1)
    for id in [election, arrest, suspension, search, protest, law, ban, added].map(\.id) {
      let explained = try run("annals explain \(id) c.annals").text
      #expect(explained.contains("  review ") && explained.contains("(M. Ruiz, 2026-01-05; step)"), "\(id)")
    }

    // Replay on a fresh case gives the same answers; a second replay changes nothing.
    try folder.write(log, to: "log.jsonl")
    try run("annals add d.annals docs")
    #expect(try run("annals review d.annals replay log.jsonl").exitCode == 0)
    #expect(try run("annals review d.annals replay log.jsonl").errors.contains("0 changes made"))
    #expect(try run("annals review d.annals export").text == log)
    let answers = [
      "chronology F --format json", "before 2021-03 F --format json --explain", "conflicts F --format json",
    ]
    for answer in answers {
      let original = try run("annals " + answer.replacing("F", with: "c.annals")).text
      let replayed = try run("annals " + answer.replacing("F", with: "d.annals")).text
      #expect(original.replacing("c.annals (review)", with: "d.annals (review)") == replayed, "\(answer)")
    }

    try checkRereading(suspension: suspension, search: search, protest: protest)
  }

  /// A paragraph is inserted and one removed: changes hold, those of the removed paragraph become orphans, and hold again
  /// when it comes back.
  private func checkRereading(suspension: Row, search: Row, protest: Row) throws {
    var paragraphs = Self.first.components(separatedBy: "\n\n")
    let removed = paragraphs.remove(at: 3)
    #expect(removed.contains("searched"))
    paragraphs.insert("On 2 January 2021 the mayor of Almaty resigned. Nobody was arrested.", at: 1)
    try folder.write(paragraphs.joined(separator: "\n\n"), to: "docs/a.txt")
    #expect(try run("annals add c.annals docs").errors.contains("1 replaced"))
    #expect(try event("suspension", "2020-01-25").id == suspension.id)
    #expect(try event("protest", "2021-02-10").id == protest.id)
    #expect(try events().allSatisfy { $0.id != search.id })
    let list = try run("annals review c.annals").text
    #expect(list.contains("ORPHAN, no such row any more: \(search.id)"))
    #expect(try run("annals stats c.annals").text.contains("without a row to hold for"))
    try folder.write(Self.first, to: "docs/a.txt")
    try run("annals add c.annals docs")
    #expect(try event("harassment", "2021-02-05").id == search.id)
    #expect(try !run("annals review c.annals").text.contains("ORPHAN"))
    #expect(
      try run("annals extract c.annals").output == run("annals extract docs").output, "documents are never changed")
  }

  @Test func `a change that names nothing known is refused and not recorded`() throws {
    let fine = try event("fine", "2021-01-15")
    for words in [
      "split \(fine.id) m0123456789abcdef", "merge \(fine.id) \(fine.id.replacing("e", with: "m", maxReplacements: 1))",
      "undo 9", "split \(fine.id) \(try mentions(of: fine.id).joined(separator: " "))",
    ] {
      #expect(try run("annals review c.annals \(words)").exitCode == 2, "\(words)")
    }
    #expect(try run("annals review c.annals export").output.isEmpty)
  }
}
