internal import EventGraph
internal import LanguagePacks
internal import TimeModel

/// One document being read.
struct Reading {
  let packs: PackSet
  let scope: Extractor.Scope
  var document: Document
  var state: ExtractionState
  var graph: EventGraph
  var pending: [PendingMention] = []
  var openAnchors: [Anchors.Open] = []
  var openOffsets: [Offsets.Open] = []
  /// Lengths that are counted from an event, with the day that they come to.
  var offsets: [ID<Timex>: Timex] = [:]
  var ordinals: Ordinals

  /// Few texts hold more time expressions.
  private static let bytesPerTimex = 256

  /// A mention whose dates are known when all anchors are.
  struct PendingMention {
    var mention: ID<Mention>
    var timexes: [ID<Timex>]
    var duration: Period?
    var isAtStart: Bool
    var isOpen: Bool
    /// A clause of "when" behind the date tells of it: it is of the day itself, whatever is open there.
    var isAtBound = false
    /// The timexes date the news of it.
    var isDisclosed = false
  }

  init(packs: PackSet, scope: Extractor.Scope, document: Document, state: ExtractionState) {
    self.packs = packs
    self.scope = scope
    self.document = document
    self.state = state
    ordinals = Ordinals(
      document: document.name, piece: state.piece, expected: document.text.count / Self.bytesPerTimex)
    graph = EventGraph(rules: packs.rules, names: packs.lexicon.names)
  }

  mutating func run() {
    graph.timexes.reserveCapacity(document.text.count / Self.bytesPerTimex)
    graph.timexParts.reserveCapacity(document.text.count / (Self.bytesPerTimex * 8))
    let paragraphs = Paragraphs.ranges(in: document.text)
    var passage = Passage()
    passage.isForTimexes = scope == .timexes
    passage.reserve(tokens: 512)
    if state.piece == 0 { prepare(paragraphs, &passage) }
    var resolver = Resolver(created: state.created, narrative: state.narrative)
    var votes = Array(repeating: 0, count: packs.languages.count)
    for paragraph in paragraphs where fill(&passage, paragraph) {
      votes[passage.language] += paragraph.range.count
      read(&passage, &resolver)
    }
    if scope == .all {
      Anchors.resolve(openAnchors.filter { !$0.anchor.whole }, in: &graph)
      finish()
      offsets = Offsets.resolve(openOffsets, in: graph)
      for item in openOffsets where item.step != nil && item.reference == nil {
        if let timex = offsets[item.timex] { graph.timexes[item.timex] = timex }
      }
      // A campaign is dated through elections, so it comes after the mentions dated above.
      Anchors.resolve(openAnchors, in: &graph)
      finish()
      relateToProcesses()
      ClaimPass.run(&graph, document: document)
    }
    document.language =
      document.language
      ?? votes.indices.max { (votes[$0], -$0) < (votes[$1], -$1) }
      .flatMap { votes[$0] > 0 ? packs.languages[$0].code : nil }
    document.created = state.created
    graph.documents = [document]
    state.narrative = resolver.narrative
    state.piece += 1
  }

  /// Language hint and creation time, from declarations and from the head of the text.
  private mutating func prepare(_ paragraphs: [Paragraphs.Paragraph], _ passage: inout Passage) {
    state.language =
      document.language.flatMap { code in packs.languages.firstIndex { $0.code == code } }
      ?? majority(paragraphs, &passage)
    if let created = document.created {
      state.created = created
      return
    }
    let found = CreationTime(packs: packs).find(in: document.text, language: state.language) {
      fullDates(paragraphs)
    }
    state.created = found?.date
    state.createdRule = found?.core
  }

  /// The language of most of the first paragraphs: it decides for lines without words, such as a date on its own.
  private func majority(_ paragraphs: [Paragraphs.Paragraph], _ passage: inout Passage) -> Int? {
    var votes = Array(repeating: 0, count: packs.languages.count)
    for paragraph in paragraphs.prefix(30) {
      passage.removeAll()
      document.text.withUnsafeBufferPointer {
        packs.tokenize($0, paragraph.range, timeWordsOnly: true, into: &passage.tokens)
      }
      if let language = LanguageIdentification(packs: packs).language(of: passage.tokens, hint: nil) {
        votes[language] += paragraph.range.count
      }
    }
    return votes.indices.filter { votes[$0] > 0 }.max { (votes[$0], -$0) < (votes[$1], -$1) }
  }

  /// The full dates, and the months with their year, that the text states: a dateline without a year is not earlier
  /// than the days among them.
  private func fullDates(_ paragraphs: [Paragraphs.Paragraph]) -> [PartialDate] {
    var dates: [PartialDate] = []
    var passage = Passage()
    passage.isForTimexes = true
    for paragraph in paragraphs.prefix(200) where fill(&passage, paragraph) {
      let pack = packs.languages[passage.language]
      for sentence in passage.sentences {
        pack.timexMatches(in: &passage.tokens, sentence, of: document.text) { match in
          if let date = match.fullDate(pack) ?? match.fullMonth(pack) { dates.append(date) }
        }
      }
    }
    return dates
  }

  /// Cuts a paragraph into words and sentences; false where nothing is to be read, or no pack for it.
  private func fill(_ passage: inout Passage, _ paragraph: Paragraphs.Paragraph) -> Bool {
    passage.removeAll()
    let isForTimexes = passage.isForTimexes
    document.text.withUnsafeBufferPointer {
      packs.tokenize($0, paragraph.range, timeWordsOnly: isForTimexes, into: &passage.tokens)
    }
    guard !passage.tokens.isEmpty,
      let language = LanguageIdentification(packs: packs).language(of: passage.tokens, hint: state.language)
    else { return false }
    passage.language = language
    let splitter = SentenceSplitter(
      packs: packs, language: language, isWrapped: paragraph.isWrapped, unread: isForTimexes ? document.text : nil)
    splitter.split(&passage.tokens, into: &passage.sentences)
    if !isForTimexes {
      for sentence in passage.sentences { packs.settlePhrases(in: &passage.tokens, sentence, language: language) }
      ClauseBorders.sum(
        &passage.borders, passage.tokens, WordView(packs: packs, language: language), sentences: passage.sentences)
    }
    return true
  }

  // MARK: One paragraph

  private mutating func read(_ passage: inout Passage, _ resolver: inout Resolver) {
    let first = graph.timexes.count
    TimexPass(packs: packs).run(&passage, &resolver, document: document, into: &graph)
    // Time expressions come in the order of their sentences.
    var number = 0
    for index in first..<graph.timexes.count {
      let timex = graph.timexes[index]
      while number < passage.sentences.count,
        passage.tokens[passage.sentences[number].upperBound - 1].end < timex.span.end
      {
        number += 1
      }
      let sentence = number < passage.sentences.count ? passage.sentences[number] : nil
      graph.timexes[index].key = ordinals.key(
        sentence.map { span($0, passage) } ?? timex.span, timex.span, document.text, salt: 1)
    }
    if scope == .timexes { return }
    for found in passage.found {
      if let anchor = found.anchor { openAnchors.append(.init(timex: found.id, anchor: anchor)) }
    }
    TriggerPass(packs: packs).run(&passage)
    // Most paragraphs of most texts tell no event: nothing below finds anything there.
    if passage.found.isEmpty, passage.triggers.isEmpty { return }
    Attachment(packs: packs).run(&passage)
    if state.createdRule == .dateline { giveDateline(&passage) } else { giveDatelineOfStory(&passage) }
    EntryDatePass(packs: packs).run(&passage)
    HeadVerbPass(packs: packs).run(&passage, graph, document.text)
    SharedDatePass(packs: packs).run(&passage)
    SameActPass.run(&passage)
    appendMentions(passage)
  }

  /// A dateline dates the first report behind it: the first verb of the text, if nothing else does.
  private mutating func giveDateline(_ passage: inout Passage) {
    guard let line = passage.found.indices.first(where: { graph.timexes[passage.found[$0].id].kind == .date }),
      graph.timexes[passage.found[line].id].value == state.created.map({ .date($0) }),
      !passage.triggers.contains(where: { $0.dates.contains(line) }),
      let first = passage.triggers.indices.first(where: {
        passage.triggers[$0].isVerb && passage.triggers[$0].head >= passage.found[line].tokens.upperBound
      }), passage.triggers[first].dates.isEmpty
    else { return }
    passage.triggers[first].dates = [line]
    state.createdRule = nil
  }

  /// One of several stories in a text opens with a dateline of its own: it dates the first verb of the past in the first
  /// sentence behind it, where that names no other time.
  private mutating func giveDatelineOfStory(_ passage: inout Passage) {
    guard let line = passage.found.first, line.kind == .date, (1...5).contains(line.tokens.lowerBound),
      !passage.triggers.contains(where: { $0.dates.contains(0) }),
      case .date(let date)? = graph.timexes[line.id].value, date.granularity == .day, let created = state.created,
      (0...Self.oldestStory).contains(created.lastDay.number - date.firstDay.number)
    else { return }
    let view = WordView(packs: packs, language: passage.language)
    guard Attachment(packs: packs).isDateline(line.tokens, passage, view),
      let sentence = passage.sentences.first(where: { $0.upperBound > line.tokens.upperBound + 1 }),
      !passage.found.dropFirst().contains(where: { sentence.contains($0.tokens.lowerBound) }),
      let first = passage.triggers.indices.first(where: {
        let trigger = passage.triggers[$0]
        return trigger.isVerb && trigger.head >= line.tokens.upperBound && sentence.contains(trigger.head)
      }), passage.triggers[first].features.contains(.past), passage.triggers[first].dates.isEmpty,
      !passage.isPerfect(passage.triggers[first].head, behind: line.tokens.upperBound, view)
    else { return }
    passage.triggers[first].dates = [0]
  }

  /// Most days from a story to the day on which the text with it was put together.
  private static var oldestStory: Int { 7 }

  func span(_ tokens: Range<Int>, _ passage: Passage) -> TextSpan {
    TextSpan(Int(passage.tokens[tokens.lowerBound].begin), Int(passage.tokens[tokens.upperBound - 1].end))
  }
}
