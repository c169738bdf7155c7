import EventGraph
import Glibc
import Linking
import Pipeline
import TimeModel

/// How fast mentions become events: `annals-bench linking [DOCUMENTS]`, ten mentions in each, in three languages. Five
/// documents tell one story, of the same days and people; the rest of what they tell is their own. Time is that of the
/// processor.
enum LinkingBench {
  static func run(_ arguments: [String]) throws -> Measurement {
    let count = arguments.first.flatMap { Int($0) } ?? 10_000
    guard count >= 10 else { throw BenchError("linking [DOCUMENTS]") }
    let graph = collection(documents: count)
    let linker = Linker(folding: try Pipeline().folding)
    let start = clock()
    let linked = linker.link(graph)
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    let across = linked.merges.filter { $0.features.contains(.sameStory) }.count
    return Measurement(
      name: "linking", value: (seconds * 100).rounded() / 100, unit: "s",
      detail: "\(graph.mentions.count) mentions of \(count) documents, \(linked.events.count) events, "
        + "\(across) links between languages")
  }

  private static let syllables = ["ba", "ri", "mo", "ta", "le", "ku", "no", "sa", "pi", "ge", "du", "lo", "vra", "zen"]

  private static func name(_ number: Int) -> String {
    var (rest, name) = (number &+ 7, "")
    for _ in 0..<4 {
      name += syllables[rest % syllables.count]
      rest /= syllables.count
    }
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  private static func collection(documents count: Int) -> EventGraph {
    var graph = EventGraph(rules: ["bench/linking/event"], names: [])
    var random = SplitMix64(seed: 5)
    func next(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }
    let types = EventType.all
    for number in 0..<count {
      let story = number / 5
      var text: [UInt8] = []
      let document = ID<Document>(number)
      for row in 0..<10 {
        // Of ten things six belong to the story.
        let seed = row < 6 ? story * 6 + row : next(1 << 24)
        let day = Day(number: 12_000 + seed &* 7919 % 7000)
        let begin = text.count
        text += Array("On that day officials ".utf8)
        let trigger = text.count
        text += Array("acted".utf8)
        let actor = text.count
        text += Array(" ".utf8) + Array(name(seed &* 31).utf8)
        let end = text.count
        text += Array(" in the matter of \(name(story)) once more. ".utf8)
        graph.participants.append(
          Participant(role: .target, span: TextSpan(actor + 1, end), head: TextSpan(actor + 1, end)))
        let date = PartialDate(day)
        graph.mentions.append(
          Mention(
            document: document, trigger: TextSpan(trigger, trigger + 5), sentence: TextSpan(begin, text.count - 1),
            type: types[seed % types.count], time: TimeBounds(actWithin: date), value: .date(date),
            participants: RowRange(graph.participants.count - 1, graph.participants.count), rule: RuleID(0),
            key: random.next()))
      }
      graph.documents.append(
        Document(name: "\(number).txt", text: text, language: ["en", "ru", "ar"][number % 3]))
    }
    return graph
  }
}
