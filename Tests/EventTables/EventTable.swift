public import EventGraph
import TimeModel

/// A graph made by hand from a small table, so that tests of linking and reasoning need no extraction.
///
/// ```
/// # a.txt 2021-02-17 en                         a document, its creation time ("-": none), its language if stated
/// vote  election actual 2021-01-10 | The [election] in {Kazakhstan} brought #350# arrests by <agent:police>.
/// + jail arrest  actual 2021-01-10!| [arrests]           another trigger in the same sentence; "!": inferred
/// stop  suspension actual 2021-01-25 P3M< | The bureau was [suspended]       "<": at most, ">": at least
/// ~ vote before stop | then                              a stated relation
/// ```
/// A row is: name, type, status, EDTF date or "-", then an optional duration; its sentence marks the trigger, places,
/// counts and participants. Acts lie within their date, processes and states fill it.
public struct EventTable {
  public private(set) var graph = EventGraph()
  /// Mentions by the names that the table gives them.
  public private(set) var mentions: [String: ID<Mention>] = [:]
  private var lastSentence = TextSpan(0, 0)

  public init(_ table: String) {
    graph.rules = ["test/table/row"]
    for line in table.split(separator: "\n") {
      let line = line.trimmed
      if line.isEmpty { continue }
      let sides = line.split(separator: "|", maxSplits: 1).map(\.trimmed)
      let words = sides[0].split(separator: " ").map(String.init)
      switch words[0] {
      case "#":
        document(words[1], created: words.count > 2 ? words[2] : "-", language: words.count > 3 ? words[3] : nil)
      case "~": relation(words[1], words[2], words[3], sides.count > 1 ? sides[1] : "")
      case "+": mention(Array(words.dropFirst()), sides[1], newSentence: false)
      default: mention(words, sides[1], newSentence: true)
      }
    }
  }

  /// The mention of that name; a precondition failure if the table has none.
  public subscript(name: String) -> ID<Mention> {
    guard let id = mentions[name] else { preconditionFailure("the table has no row “\(name)”") }
    return id
  }

  private mutating func document(_ name: String, created: String, language: String?) {
    graph.documents.append(
      Document(name: name, text: [], language: language, created: created == "-" ? nil : partialDate(created)))
  }

  private mutating func relation(_ from: String, _ kind: String, _ to: String, _ words: String) {
    guard let kind = Relation.Kind.allCases.first(where: { $0.name == kind }) else {
      preconditionFailure("no relation “\(kind)”")
    }
    let mention = graph.mentions[self[from]]
    let span = find(words, in: mention.sentence, of: Int(mention.document.index)) ?? mention.trigger
    let row = graph.relations.count
    let key = hash("relation", from, kind.name, to)
    graph.relations.append(
      Relation(kind: kind, from: self[from], to: self[to], span: span, rule: RuleID(0), key: key))
    graph.claims.append(Claim(kind: .order, mention: self[from], span: span, row: row, key: key))
  }
}

extension EventTable {
  private mutating func mention(_ fields: [String], _ sentence: String, newSentence: Bool) {
    precondition(fields.count >= 4, "a row needs name, type, status and date: \(fields)")
    let document = graph.documents.count - 1
    let marked = newSentence ? append(sentence, to: document) : Marked(find(sentence, document), lastSentence)
    guard let type = EventType(fields[1]), let status = Status.allCases.first(where: { $0.name == fields[2] }) else {
      preconditionFailure("no type or status: \(fields)")
    }
    let id = ID<Mention>(graph.mentions.count)
    var row = Mention(
      document: ID(document), trigger: marked.trigger, sentence: marked.sentence, type: type, status: status,
      rule: RuleID(0), key: hash(graph.documents[document].name, fields[0]))
    read(date: fields[3], into: &row, type.entry.occurrence)
    if fields.count > 4 { read(duration: fields[4], into: &row) }
    let first = graph.participants.count
    for (role, span) in marked.participants {
      graph.participants.append(Participant(role: role, span: span, head: span))
    }
    row.participants = RowRange(first, graph.participants.count)
    if let place = marked.place { row.place = add(place, document) }
    if let count = marked.count {
      let number = Int(graph.documents[document].words(count).filter(\.isNumber)) ?? 1
      let open = graph.documents[document].words(count).contains("least")
      graph.counts.append(Count(min: number, max: open ? nil : number, span: count))
      row.count = ID(graph.counts.count - 1)
    }
    graph.mentions.append(row)
    mentions[fields[0]] = id
    claims(of: id, row, first)
  }

  private mutating func claims(of id: ID<Mention>, _ row: Mention, _ firstParticipant: Int) {
    func add(_ kind: Claim.Kind, _ span: TextSpan, _ number: Int = 0) {
      graph.claims.append(
        Claim(
          kind: kind, mention: id, span: span, row: number, key: row.key &+ UInt64(kind.rawValue) + UInt64(number) * 8))
    }
    if row.value != nil { add(.date, row.sentence) }
    if let count = graph.count(of: row) { add(.count, count.span) }
    if let place = graph.place(of: row) { add(.place, place.span) }
    if let duration = graph.duration(of: row) { add(.duration, duration.span) }
    for index in row.participants.indices { add(.participant, graph.participants[index].span, index) }
  }

  private mutating func add(_ place: TextSpan, _ document: Int) -> ID<PlaceMention> {
    let name = graph.documents[document].words(place)
    let index = graph.names.firstIndex(of: name) ?? graph.names.count
    if index == graph.names.count { graph.names.append(name) }
    graph.places.append(PlaceMention(span: place, name: NameID(index)))
    return ID(graph.places.count - 1)
  }

  private func read(date text: String, into row: inout Mention, _ occurrence: Taxonomy.Occurrence) {
    guard text != "-" else { return }
    row.stated = !text.hasSuffix("!")
    let text = row.stated ? text : String(text.dropLast())
    let ends = text.drop(while: { $0 == "[" }).split(separator: "]").joined().split(separator: "/").map(String.init)
    if text.hasPrefix("["), let dots = text.firstRange(of: "..") {
      let first = partialDate(String(text[text.index(after: text.startIndex)..<dots.lowerBound]))
      let last = partialDate(String(text[dots.upperBound...].dropLast()))
      row.value = .within(first, last)
      row.time = TimeBounds(actWithin: first.firstDay, last.lastDay)
    } else if ends.count == 1 {
      let date = partialDate(text)
      row.value = .date(date)
      row.time = TimeBounds(actWithin: date)
    } else {
      let first = ends[0] == ".." ? nil : partialDate(ends[0])
      let last = ends[1] == ".." ? nil : partialDate(ends[1])
      row.value = .interval(first, last)
      row.time = .unbounded
      if let first { (row.time.earliestStart, row.time.earliestEnd) = (first.firstDay, first.firstDay) }
      if let last { (row.time.latestStart, row.time.latestEnd) = (last.lastDay, last.lastDay) }
      if occurrence != .act, let first { row.time.latestStart = first.lastDay }
      if occurrence != .act, let last { row.time.earliestEnd = last.firstDay }
      if last == nil { row.end = .open }
    }
  }

  private mutating func read(duration text: String, into row: inout Mention) {
    let bound: Period.Bound = text.hasSuffix("<") ? .atMost : text.hasSuffix(">") ? .atLeast : .exactly
    let digits = Int(text.filter(\.isNumber)) ?? 1
    let unit: Period.Unit = text.contains("Y") ? .year : text.contains("M") ? .month : .day
    let period = Period(digits, unit, bound: bound)
    graph.durations.append(StatedDuration(period: period, span: row.trigger))
    row.duration = ID(graph.durations.count - 1)
    let time = row.time
    row.effect = TimeBounds(
      earliestStart: time.earliestStart, latestStart: time.latestStart,
      earliestEnd: bound == .atMost ? time.earliestStart : time.earliestStart.moved(by: period),
      latestEnd: bound == .atLeast ? .unboundedFuture : time.latestStart.moved(by: period))
  }
}

extension EventTable {
  private struct Marked {
    var trigger: TextSpan
    var sentence: TextSpan
    var place: TextSpan?
    var count: TextSpan?
    var participants: [(Participant.Role, TextSpan)] = []

    init(_ trigger: TextSpan, _ sentence: TextSpan) { (self.trigger, self.sentence) = (trigger, sentence) }
  }

  /// Appends a sentence without its marks and returns where they stood.
  private mutating func append(_ sentence: String, to document: Int) -> Marked {
    var text = graph.documents[document].text
    if !text.isEmpty { text.append(UInt8(ascii: "\n")) }
    let begin = text.count
    var marked = Marked(TextSpan(begin, begin), TextSpan(begin, begin))
    var open = begin
    var role: Participant.Role?
    for (word, mark) in sentence.pieces {
      text += Array(word.utf8)
      switch mark {
      case "[", "{": open = text.count
      case "#":
        if marked.count == nil {
          marked.count = TextSpan(text.count, text.count)
        } else {
          marked.count?.end = Int32(text.count)
        }
      case "]": marked.trigger = TextSpan(open, text.count)
      case "}": marked.place = TextSpan(open, text.count)
      case "a", "t", "o":
        open = text.count
        role = mark == "a" ? .agent : mark == "t" ? .target : .other
      case ">": if let found = role { marked.participants.append((found, TextSpan(open, text.count))) }
      default: break
      }
    }
    marked.sentence = TextSpan(begin, text.count)
    lastSentence = marked.sentence
    graph.documents[document].text = text
    return marked
  }

  /// The span of a bracketed word of the last sentence.
  private func find(_ bracketed: String, _ document: Int) -> TextSpan {
    let word = bracketed.filter { $0 != "[" && $0 != "]" }
    guard let span = find(word, in: lastSentence, of: document) else { preconditionFailure("no “\(word)” before") }
    return span
  }

  private func find(_ word: String, in span: TextSpan, of document: Int) -> TextSpan? {
    let needle = Array(word.utf8)
    let text = graph.documents[document].text
    guard !needle.isEmpty, Int(span.end) - Int(span.begin) >= needle.count else { return nil }
    return (Int(span.begin)...Int(span.end) - needle.count)
      .first { text[$0..<$0 + needle.count].elementsEqual(needle) }
      .map { TextSpan($0, $0 + needle.count) }
  }

  private func hash(_ parts: String...) -> UInt64 {
    var hash = FNV1a()
    for part in parts { hash.combine(part.utf8) }
    return hash.hash
  }

  private func partialDate(_ text: String) -> PartialDate {
    var qualifier: Qualifier = []
    if text.hasSuffix("?") { qualifier = .uncertain }
    if text.hasSuffix("~") { qualifier = .approximate }
    let numbers = text.split(separator: "-").map { Int($0.filter(\.isNumber)) ?? 0 }
    var date = PartialDate(year: numbers[0])
    if numbers.count == 2 { date = PartialDate(year: numbers[0], month: numbers[1]) }
    if numbers.count == 3 { date = PartialDate(year: numbers[0], month: numbers[1], day: numbers[2]) }
    date.qualifier = qualifier
    return date
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    var rest = self[...]
    while rest.first == " " { rest = rest.dropFirst() }
    while rest.last == " " { rest = rest.dropLast() }
    return String(rest)
  }

  /// The text between marks, each with the mark that follows it ("a", "t", "o" for an opening participant).
  fileprivate var pieces: [(text: String, mark: Character)] {
    var pieces: [(String, Character)] = []
    var word = ""
    var rest = self[...]
    let openings: [(String, Character)] = [("<agent:", "a"), ("<target:", "t"), ("<other:", "o")]
    while let letter = rest.first {
      if let opening = openings.first(where: { rest.hasPrefix($0.0) }) {
        pieces.append((word, opening.1))
        word = ""
        rest = rest.dropFirst(opening.0.count)
      } else {
        if "[]{}#>".contains(letter) {
          pieces.append((word, letter))
          word = ""
        } else {
          word.append(letter)
        }
        rest = rest.dropFirst()
      }
    }
    pieces.append((word, " "))
    return pieces
  }
}
