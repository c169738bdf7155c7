internal import EventGraph
internal import LanguagePacks
internal import TimeModel

/// One document being read.
struct Reading {
  let packs: PackSet
  var document: Document
  var state: ExtractionState
  var graph: EventGraph
  var pending: [PendingMention] = []
  private var openAnchors: [Anchors.Open] = []
  var ordinals = Ordinals()

  /// A mention whose dates are known when all anchors are.
  struct PendingMention {
    var mention: ID<Mention>
    var timexes: [ID<Timex>]
    var duration: Period?
    var isAtStart: Bool
  }

  init(packs: PackSet, document: Document, state: ExtractionState) {
    self.packs = packs
    self.document = document
    self.state = state
    graph = EventGraph(rules: packs.rules, names: packs.lexicon.names)
  }

  mutating func run() {
    ordinals = Ordinals(document: document.name, piece: state.piece)
    let paragraphs = Paragraphs.ranges(in: document.text)
    if state.piece == 0 { prepare(paragraphs) }
    var resolver = Resolver(created: state.created, narrative: state.narrative)
    var votes = Array(repeating: 0, count: packs.languages.count)
    for paragraph in paragraphs {
      guard var passage = passage(paragraph.range, isWrapped: paragraph.isWrapped) else { continue }
      votes[passage.language] += paragraph.range.count
      read(&passage, &resolver)
    }
    Anchors.resolve(openAnchors.filter { !$0.anchor.whole }, in: &graph)
    finish()
    // A campaign is dated through elections, so it comes after the mentions dated above.
    Anchors.resolve(openAnchors, in: &graph)
    finish()
    ClaimPass.run(&graph, document: document)
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
  private mutating func prepare(_ paragraphs: [Paragraphs.Paragraph]) {
    state.language =
      document.language.flatMap { code in packs.languages.firstIndex { $0.code == code } } ?? majority(paragraphs)
    if let created = document.created {
      state.created = created
      return
    }
    let found = CreationTime(packs: packs).find(in: document.text, language: state.language) {
      latestFullDate(paragraphs)
    }
    state.created = found?.date
    state.createdRule = found?.core
  }

  /// The language of most of the first paragraphs: it decides for lines without words, such as a date on its own.
  private func majority(_ paragraphs: [Paragraphs.Paragraph]) -> Int? {
    var votes = Array(repeating: 0, count: packs.languages.count)
    for paragraph in paragraphs.prefix(30) {
      var tokens: [Token] = []
      document.text.withUnsafeBufferPointer { packs.tokenize($0, paragraph.range, into: &tokens) }
      if let language = LanguageIdentification(packs: packs).language(of: tokens, hint: nil) {
        votes[language] += paragraph.range.count
      }
    }
    return votes.indices.filter { votes[$0] > 0 }.max { (votes[$0], -$0) < (votes[$1], -$1) }
  }

  /// The latest full date that the text states: a dateline without a year is not earlier.
  private func latestFullDate(_ paragraphs: [Paragraphs.Paragraph]) -> PartialDate? {
    var latest: PartialDate?
    for paragraph in paragraphs.prefix(200) {
      guard let passage = passage(paragraph.range, isWrapped: paragraph.isWrapped) else { continue }
      let pack = packs.languages[passage.language]
      for sentence in passage.sentences {
        pack.timexMatches(in: passage.tokens, sentence) { match in
          guard let meaning = MeaningBuilder(match: match).build(pack.timexRules[match.rule].value),
            meaning.form == .date,
            let date = meaning.first?.date, date.granularity >= .day
          else { return }
          if latest == nil || date.firstDay > latest!.firstDay { latest = date }
        }
      }
    }
    return latest
  }

  private func passage(_ range: Range<Int>, isWrapped: Bool) -> Passage? {
    var tokens: [Token] = []
    document.text.withUnsafeBufferPointer { packs.tokenize($0, range, into: &tokens) }
    guard !tokens.isEmpty else { return nil }
    guard let language = LanguageIdentification(packs: packs).language(of: tokens, hint: state.language) else {
      return nil
    }
    let sentences = SentenceSplitter(packs: packs, language: language).split(tokens, isWrapped: isWrapped)
    var passage = Passage(language: language, tokens: tokens, sentences: sentences)
    passage.borders = ClauseBorders.sums(tokens, WordView(packs: packs, language: language), sentences: sentences)
    return passage
  }

  // MARK: One paragraph

  private mutating func read(_ passage: inout Passage, _ resolver: inout Resolver) {
    let first = graph.timexes.count
    TimexPass(packs: packs).run(&passage, &resolver, document: document, into: &graph)
    for index in first..<graph.timexes.count {
      let timex = graph.timexes[index]
      let sentence = passage.sentences.first {
        passage.tokens[$0.lowerBound].begin <= timex.span.begin
          && timex.span.end <= passage.tokens[$0.upperBound - 1].end
      }
      graph.timexes[index].key = ordinals.key(
        sentence.map { span($0, passage) } ?? timex.span, timex.span, document.text, salt: 1)
    }
    for found in passage.found {
      if let anchor = found.anchor { openAnchors.append(.init(timex: found.id, anchor: anchor)) }
    }
    TriggerPass(packs: packs).run(&passage)
    Attachment(packs: packs).run(&passage)
    if state.createdRule == .dateline { giveDateline(&passage) }
    HeadVerbPass(packs: packs).run(&passage)
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

  func span(_ tokens: Range<Int>, _ passage: Passage) -> TextSpan {
    TextSpan(Int(passage.tokens[tokens.lowerBound].begin), Int(passage.tokens[tokens.upperBound - 1].end))
  }
}
