public import EventGraph
public import LanguagePacks
internal import TimeModel

/// Reads one document: language by paragraph, creation time, timexes, triggers, attachment, status, participants.
///
/// A pure function over values: documents may be read in parallel, each with its own call.
public struct Extractor: Sendable {
  public let packs: PackSet

  public init(packs: PackSet) {
    self.packs = packs
  }

  /// The rows of one document, as a graph of its own, before linking.
  ///
  /// The document's `language` and `created` are kept where declared, and filled in where the text tells.
  /// - Complexity: O(bytes).
  public func extract(_ document: Document) -> EventGraph {
    var state = ExtractionState()
    return extract(document, &state)
  }

  /// As `extract(_:)` for one piece of a text that is too long to hold: `state` carries the creation time, the
  /// narrative and the language from piece to piece.
  public func extract(_ piece: Document, _ state: inout ExtractionState) -> EventGraph {
    var reading = Reading(packs: packs, document: piece, state: state)
    reading.run()
    state = reading.state
    return reading.graph
  }
}

/// What carries over between the pieces of one document.
public struct ExtractionState: Sendable {
  /// Number of the piece, from 0.
  var piece = 0
  var created: PartialDate?
  var createdRule: PackSet.CoreRule?
  var narrative: PartialDate?
  var language: Int?

  public init() {}
}

/// One document being read.
struct Reading {
  let packs: PackSet
  var document: Document
  var state: ExtractionState
  var graph: EventGraph
  private var pending: [PendingMention] = []
  private var openAnchors: [Anchors.Open] = []
  private var ordinals = Ordinals()

  /// A mention whose dates are known when all anchors are.
  private struct PendingMention {
    var mention: ID<Mention>
    var timexes: [ID<Timex>]
    var duration: Period?
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
    document.language = document.language ?? votes.indices.max { (votes[$0], -$0) < (votes[$1], -$1) }
      .flatMap { votes[$0] > 0 ? packs.languages[$0].code : nil }
    document.created = state.created
    graph.documents = [document]
    state.narrative = resolver.narrative
    state.piece += 1
  }

  /// Language hint and creation time, from declarations and from the head of the text.
  private mutating func prepare(_ paragraphs: [Paragraphs.Paragraph]) {
    if let code = document.language { state.language = packs.languages.firstIndex { $0.code == code } }
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

  /// The latest full date that the text states: a dateline without a year is not earlier.
  private func latestFullDate(_ paragraphs: [Paragraphs.Paragraph]) -> PartialDate? {
    var latest: PartialDate?
    for paragraph in paragraphs.prefix(200) {
      guard let passage = passage(paragraph.range, isWrapped: paragraph.isWrapped) else { continue }
      let pack = packs.languages[passage.language]
      for sentence in passage.sentences {
        pack.timexMatches(in: passage.tokens, sentence) { match in
          guard let meaning = MeaningBuilder(match: match).build(pack.timexRules[match.rule].value), meaning.form == .date,
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
    guard let language = LanguageIdentification(packs: packs).language(of: tokens, hint: state.language) else { return nil }
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
      let sentence = passage.sentences.first { passage.tokens[$0.lowerBound].begin <= timex.span.begin && timex.span.end <= passage.tokens[$0.upperBound - 1].end }
      graph.timexes[index].key = ordinals.key(sentence.map { span($0, passage) } ?? timex.span, timex.span, document.text, salt: 1)
    }
    for found in passage.found { if let anchor = found.anchor { openAnchors.append(.init(timex: found.id, anchor: anchor)) } }
    TriggerPass(packs: packs).run(&passage)
    Attachment(packs: packs).run(&passage)
    HeadVerbPass(packs: packs).run(&passage)
    appendMentions(passage)
  }

  private func span(_ tokens: Range<Int>, _ passage: Passage) -> TextSpan {
    TextSpan(Int(passage.tokens[tokens.lowerBound].begin), Int(passage.tokens[tokens.upperBound - 1].end))
  }

  private mutating func appendMentions(_ passage: Passage) {
    let status = StatusPass(packs: packs)
    let attribution = AttributionPass(packs: packs)
    let participants = ParticipantPass(packs: packs)
    let view = WordView(packs: packs, language: passage.language)
    var byTrigger: [Int: ID<Mention>] = [:]
    var phrases: [NounPhrase] = []
    var current: Range<Int> = 0..<0
    for (number, trigger) in passage.triggers.enumerated() {
      let isWeak = trigger.rule >= 0 && packs.triggers[trigger.rule].isWeak
      if isWeak, trigger.dates.isEmpty { continue }
      guard let sentence = passage.sentences.first(where: { $0.contains(trigger.head) }) else { continue }
      if sentence != current {
        phrases = NounPhraseChunker(packs: packs, view: view).phrases(in: passage, sentence)
        current = sentence
      }
      let verdict = trigger.rule >= 0 ? status.status(of: trigger, in: sentence, passage) : .init(status: .actual, cue: nil)
      let found = trigger.rule >= 0
        ? participants.result(for: trigger, in: sentence, passage, phrases) : ParticipantPass.Result()
      let source = attribution.source(of: trigger, in: sentence, passage)
      let rule = trigger.rule >= 0 ? packs.rule(ofTrigger: trigger.rule) : packs.rule(.headVerb)
      for dates in occurrences(trigger.dates, passage) {
        var mention = Mention(
          document: ID(0), trigger: span(trigger.head..<trigger.head + 1, passage), sentence: span(sentence, passage),
          type: trigger.type, status: verdict.status, rule: RuleID(rule))
        if mention.status == .actual, let created = state.created, isAfter(created, dates, passage) { mention.status = .planned }
        mention.statusCue = verdict.cue.map { span($0, passage) }
        mention.reportedBy = source.map { span($0, passage) }
        append(found, to: &mention, passage)
        var duration: Period?
        if let index = trigger.duration {
          let timex = graph.timexes[passage.found[index].id]
          if case .duration(let period)? = timex.value {
            duration = period
            mention.duration = ID(graph.durations.count)
            graph.durations.append(StatedDuration(period: period, span: timex.span))
          }
        }
        let timexes = dates.map { passage.found[$0].id }
        // An open start at an act that leaves an effect is the date of the act.
        for date in dates where passage.found[date].isSince && mention.type.leavesEffect {
          if case .range(let start?, nil)? = graph.timexes[passage.found[date].id].value {
            graph.timexes[passage.found[date].id].value = .date(start)
            graph.timexes[passage.found[date].id].kind = .date
          }
        }
        mention.timexes = RowRange(graph.mentionTimexes.count, graph.mentionTimexes.count + timexes.count)
        graph.mentionTimexes += timexes
        mention.key = ordinals.key(mention.sentence, mention.trigger, document.text, salt: 0)
        let id = ID<Mention>(graph.mentions.count)
        if byTrigger[number] == nil { byTrigger[number] = id }
        graph.mentions.append(mention)
        pending.append(PendingMention(mention: id, timexes: timexes, duration: duration))
      }
    }
    for found in RelationPass(packs: packs).run(passage) {
      guard let from = byTrigger[found.from], let to = byTrigger[found.to] else { continue }
      let words = span(found.cue, passage)
      graph.relations.append(
        Relation(
          kind: found.kind, from: from, to: to, span: words, rule: RuleID(packs.rule(.relation)),
          key: ordinals.key(words, words, document.text, salt: 2)))
    }
  }

  /// Whether all dates lie after the creation time: told as coming, whatever the verb says.
  private func isAfter(_ created: PartialDate, _ dates: [Int], _ passage: Passage) -> Bool {
    !dates.isEmpty
      && dates.allSatisfy { date in
        let timex = graph.timexes[passage.found[date].id]
        guard timex.basis == .stated, case .date(let value)? = timex.value else { return false }
        return value.firstDay > created.lastDay
      }
  }

  /// The dates of each occurrence that one trigger names: touching dates are one, others are several.
  private func occurrences(_ dates: [Int], _ passage: Passage) -> [[Int]] {
    guard dates.count > 1 else { return [dates] }
    var result: [[Int]] = []
    for date in dates {
      let timex = graph.timexes[passage.found[date].id]
      if let last = result.last?.last {
        let previous = graph.timexes[passage.found[last].id]
        if passage.found[date].anchor != nil, passage.found[last].anchor != nil || touches(previous, timex) || passage.found[date].continuesList && touches(previous, timex) {
          result[result.count - 1].append(date)
          continue
        }
        if touches(previous, timex) {
          result[result.count - 1].append(date)
          continue
        }
      }
      result.append([date])
    }
    return result
  }

  /// Whether a date continues another: the day after, or inside it.
  private func touches(_ first: Timex, _ second: Timex) -> Bool {
    func days(_ timex: Timex) -> (Day, Day)? {
      switch timex.value {
      case .date(let date)?: (date.firstDay, date.lastDay)
      case .range(let start?, let end?)?: (start.firstDay, end.lastDay)
      default: nil
      }
    }
    guard let (a, b) = days(first), let (c, d) = days(second) else { return false }
    return c <= b.advanced(by: 1) && a <= d.advanced(by: 1)
  }

  private mutating func append(_ found: ParticipantPass.Result, to mention: inout Mention, _ passage: Passage) {
    let begin = graph.participants.count
    for participant in found.participants {
      graph.participants.append(
        Participant(
          role: participant.role, span: span(participant.tokens, passage),
          head: span(participant.head..<participant.head + 1, passage)))
    }
    mention.participants = RowRange(begin, graph.participants.count)
    if let place = found.place {
      mention.place = ID(graph.places.count)
      graph.places.append(PlaceMention(span: span(place.tokens, passage), name: NameID(Int(place.name))))
    }
    if let count = found.count {
      mention.count = ID(graph.counts.count)
      graph.counts.append(Count(min: count.min, max: count.max, span: span(count.tokens, passage)))
    }
  }

  // MARK: Dates of mentions

  private mutating func finish() {
    for item in pending {
      let dated = DateOfMention(
        type: graph.mentions[item.mention].type, timexes: item.timexes.map { graph.timexes[$0] },
        duration: item.duration, created: state.created)
      graph.mentions[item.mention].value = dated.value
      graph.mentions[item.mention].time = dated.bounds
      graph.mentions[item.mention].effect = dated.effect
      graph.mentions[item.mention].end = dated.end
      graph.mentions[item.mention].stated = dated.isStated
      graph.mentions[item.mention].anchor = dated.anchor
    }
  }
}
