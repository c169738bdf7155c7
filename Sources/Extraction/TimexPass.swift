internal import EventGraph
internal import LanguagePacks
internal import TimeModel

/// Finds the time expressions of a passage, resolves them in reading order, and appends their rows to the graph.
struct TimexPass {
  let packs: PackSet

  func run(_ passage: inout Passage, _ resolver: inout Resolver, document: Document, into graph: inout EventGraph) {
    let pack = packs.languages[passage.language]
    let view = WordView(packs: packs, language: passage.language)
    resolver.narrativeIsNear = false
    for sentence in passage.sentences {
      passage.matches.removeAll(keepingCapacity: true)
      pack.timexMatches(in: &passage.tokens, sentence, of: document.text, into: &passage.matches)
      var isComplete = false
      (resolver.dayOfSentence, resolver.monthOfSentence) = (nil, nil)
      var span: (extent: Range<Int>, date: PartialDate)?
      var day: (extent: Range<Int>, date: PartialDate)?
      if sentence.lowerBound == 0 || passage.tokens[sentence.lowerBound].flags.contains(.newline) {
        resolver.entry = nil
        if let heading = YearHeadings.heading(in: sentence, &passage, view, document.text) {
          resolver.heading = heading
        }
      }
      for index in passage.matches.indices {
        let match = passage.matches[index]
        let rule = pack.timexRules[match.rule]
        guard !isPartOfCode(match, passage.tokens), !isPartOfName(match, passage.tokens, view),
          !isYearOfCode(match, passage),
          let meaning = MeaningBuilder(match: match).build(rule.value)
        else { continue }
        let lead = leading(match.extent.lowerBound, passage, view)
        var tense = Tense.none
        if meaning.needsTense {
          if !isComplete { passage.complete(sentence, view, document.text) }
          isComplete = true
          tense =
            isSole(match, passage, view, document)
            ? .sole
            : TenseLookup(tokens: passage.tokens, borders: passage.borders, view: view)
              .tense(around: match.extent, in: sentence, lead: lead)
        }
        resolver.isTerm = lead == .by || lead == .until
        resolver.opensSentence = match.tokens.lowerBound <= sentence.lowerBound + 1 || sentence.count < 8
        resolver.ahead =
          meaning.lacksYear && !resolver.narrativeIsNear
          ? fullDate(after: index, in: sentence, &passage, &isComplete, pack, view, document) : nil
        let isEntry = opensEntry(match, sentence, passage)
        resolver.setting = TimexSetting(
          opensLine: isEntry || opensLine(match, sentence, passage, view), isEntry: isEntry,
          listEnd: meaning.lacksYear ? listEnd(after: index, in: passage, pack, view) : nil,
          within: meaning.lacksYear ? span.flatMap { near($0, match, sentence, passage.tokens) } : nil,
          beside: day.flatMap { apposed($0, match, sentence, passage, view) },
          hasWeekday: match.extent.count > 2 && match.extent.contains { view.has(passage.tokens[$0], .weekday) },
          isJoined: meaning.lacksYear && resolver.monthOfSentence != nil
            && isJoined(match.extent.lowerBound, sentence, passage, view))
        if let year = meaning.statedYear, year < (resolver.lastFine ?? resolver.created)?.year ?? .min {
          resolver.setting.isBackground = isBackground(
            match.extent, meaning, in: sentence, &passage, &isComplete, view, document)
        }
        guard let resolved = resolver.resolve(meaning, tense: tense) else { continue }
        if isEntry { resolver.entry = resolved.firstDay }
        if case .date(let date)? = resolved.value, (.year...(.month)).contains(date.granularity) {
          span = (match.extent, date)
        }
        if case .date(let date)? = resolved.value, date.granularity == .day { day = (match.extent, date) }
        append(match, meaning, resolved, rule, &passage, view, document, &graph)
      }
    }
  }

  /// The date of a month, season or year that stands in the sentence a few words and a comma or colon before the match.
  private func near(
    _ span: (extent: Range<Int>, date: PartialDate), _ match: RuleMatch, _ sentence: Range<Int>, _ tokens: [Token]
  ) -> PartialDate? {
    let gap = span.extent.upperBound..<max(span.extent.upperBound, match.extent.lowerBound)
    guard sentence.contains(span.extent.lowerBound), gap.count <= 6,
      gap.suffix(2).contains(where: { tokens[$0].kind == .sign })
    else { return nil }
    return span.date
  }

  /// Whether "and", with at most a preposition behind it, stands in front of an expression, or is written together with it.
  private func isJoined(_ begin: Int, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView) -> Bool {
    (max(sentence.lowerBound, begin - 2)...begin).contains { index in
      passage.tokens[index].clitics.contains(.withConjunction)
        || index < begin && view.has(passage.tokens[index], .coordinator)
          && (index + 1..<begin).allSatisfy { view.preposition(passage.tokens[$0]) != nil }
    }
  }

  /// The day that an expression names a second time: a comma and a preposition or article stand between, no more.
  private func apposed(
    _ day: (extent: Range<Int>, date: PartialDate), _ match: RuleMatch, _ sentence: Range<Int>, _ passage: Passage,
    _ view: WordView
  ) -> PartialDate? {
    let gap = day.extent.upperBound..<max(day.extent.upperBound, match.extent.lowerBound)
    guard sentence.contains(day.extent.lowerBound), (1...3).contains(gap.count),
      passage.tokens[gap.lowerBound].kind == .sign,
      [0x2c, 0x60c, 0x28, 0x2014, 0x2013].contains(passage.tokens[gap.lowerBound].value),
      gap.dropFirst().allSatisfy({
        view.preposition(passage.tokens[$0]) != nil || view.has(passage.tokens[$0], .determiner)
          || view.has(passage.tokens[$0], .unit)
      })
    else { return nil }
    return day.date
  }

  /// Whether a line opens with the expression, and a stop, a colon or a dash follows.
  private func opensEntry(_ match: RuleMatch, _ sentence: Range<Int>, _ passage: Passage) -> Bool {
    let (first, end) = (sentence.lowerBound, match.extent.upperBound)
    guard first == 0 || passage.tokens[first].flags.contains(.newline), match.extent.lowerBound - first < 3,
      (first..<match.extent.lowerBound).allSatisfy({ passage.tokens[$0].kind == .sign })
    else { return false }
    guard end < sentence.upperBound else { return true }
    return passage.tokens[end].kind == .sign && EntryDatePass.closing.contains(passage.tokens[end].value)
  }

  /// Whether a line opens with the expression, behind a bullet or a preposition.
  private func opensLine(_ match: RuleMatch, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView) -> Bool {
    let first = sentence.lowerBound
    guard first == 0 || passage.tokens[first].flags.contains(.newline), match.extent.lowerBound - first < 4 else {
      return false
    }
    return (first..<match.extent.lowerBound).allSatisfy {
      passage.tokens[$0].kind == .sign || view.preposition(passage.tokens[$0]) != nil
        || view.has(passage.tokens[$0], .unit)
    }
  }

  /// The last date of the list that goes on behind an expression, if it names its year: only commas, "and" and
  /// prepositions stand between.
  private func listEnd(after index: Int, in passage: Passage, _ pack: LanguagePack, _ view: WordView) -> PartialDate? {
    var last = passage.matches[index].extent.upperBound
    for match in passage.matches[(index + 1)...] {
      guard match.extent.lowerBound - last <= 3, match.extent.lowerBound > last,
        (last..<match.extent.lowerBound).allSatisfy({
          let token = passage.tokens[$0]
          return token.isComma || view.has(token, .coordinator)
            || view.preposition(token) != nil
        }),
        (last..<match.extent.lowerBound).contains(where: { view.preposition(passage.tokens[$0]) == nil })
          || passage.tokens[match.extent.lowerBound].clitics.contains(.withConjunction),
        let meaning = MeaningBuilder(match: match).build(pack.timexRules[match.rule].value),
        let fields = meaning.form == .list ? meaning.second : meaning.form == .date ? meaning.first : nil
      else { return nil }
      if fields.calendar == nil, fields.isComplete, fields.granularity >= .month { return fields.date }
      guard meaning.lacksYear else { return nil }
      last = match.extent.upperBound
    }
    return nil
  }

  /// Whether a date stands in a clause that looks back, or names an event by its day.
  private func isBackground(
    _ date: Range<Int>, _ meaning: Meaning, in sentence: Range<Int>, _ passage: inout Passage, _ isComplete: inout Bool,
    _ view: WordView, _ document: Document
  ) -> Bool {
    if !isComplete { passage.complete(sentence, view, document.text) }
    isComplete = true
    return withUnsafePointer(to: &passage) {
      let background = Background(borrowed: $0, view: view)
      return background.holds(date, in: sentence)
        || meaning.first?.granularity == .day && background.isAttribute(date, in: sentence)
    }
  }

  /// The next date of the sentence, if it names its year ("imposed on 4 January and lifted on 25 February 2012").
  ///
  /// One in a clause that looks back ("ordered on 20 January by the court, which had warned them on 26 April 2021") says
  /// nothing of the year of the story.
  private func fullDate(
    after index: Int, in sentence: Range<Int>, _ passage: inout Passage, _ isComplete: inout Bool, _ pack: LanguagePack,
    _ view: WordView, _ document: Document
  ) -> PartialDate? {
    for match in passage.matches[(index + 1)...] {
      guard let meaning = MeaningBuilder(match: match).build(pack.timexRules[match.rule].value),
        case .date = meaning.form,
        let fields = meaning.first
      else { continue }
      guard fields.calendar == nil, fields.isComplete, fields.granularity >= .month else { return nil }
      return isBackground(match.extent, meaning, in: sentence, &passage, &isComplete, view, document)
        ? nil : fields.date
    }
    return nil
  }

  /// Whether a number at the edge of an extent goes on beyond it, as in "2021/2544", "COVID-19" or an address.
  ///
  /// A rule that itself names what the number is glued to knows better ("Olympics-2018").
  private func isPartOfCode(_ match: RuleMatch, _ tokens: [Token]) -> Bool {
    let extent = match.extent
    func isGlued(_ index: Int) -> Bool { index < tokens.count && tokens[index].flags.contains(.glued) }
    let (first, last) = (extent.lowerBound, extent.upperBound - 1)
    if tokens[first].kind == .number, isGlued(first), first > 0, match.tokens.lowerBound > first - 2,
      tokens[first - 1].kind == .sign
    {
      let sign = tokens[first - 1].value
      if [0x2f, 0x5f, 0x40, 0x23, 0x3d].contains(sign) { return true }  // / _ @ # =
      if sign == 0x2d || sign == 0x2e, isGlued(first - 1), first > 1, tokens[first - 2].kind != .sign { return true }
    }
    if tokens[last].kind == .number, isGlued(last + 1), isGlued(last + 2), tokens[last + 1].kind == .sign,
      tokens[last + 2].kind != .sign
    {
      let sign = tokens[last + 1].value
      if [0x2f, 0x5f, 0x40].contains(sign) { return true }
      if sign == 0x2d || sign == 0x2e, tokens[last + 2].kind == .number { return true }
    }
    return false
  }

  /// Whether one word is joined by a hyphen to another with a capital ("Сен-Луи", where the first is short for September).
  private func isPartOfName(_ match: RuleMatch, _ tokens: [Token], _ view: WordView) -> Bool {
    let end = match.extent.upperBound
    guard match.extent.count == 1, end + 1 < tokens.count, tokens[end - 1].kind == .word, tokens[end].kind == .sign,
      tokens[end].value == 0x2d, tokens[end].flags.contains(.glued), tokens[end + 1].kind == .word,
      tokens[end + 1].flags.isSuperset(of: [.glued, .capital])
    else { return false }
    return !view.has(tokens[end + 1], .month) && !view.has(tokens[end + 1], .weekday)
  }

  /// Whether a bare year in brackets belongs to the number right before it, as in "resolution 955 (1994)": then both
  /// together name a document.
  private func isYearOfCode(_ match: RuleMatch, _ passage: Passage) -> Bool {
    let (tokens, index) = (passage.tokens, match.extent.lowerBound)
    guard match.extent.count == 1, index > 1, index + 1 < tokens.count, tokens[index].kind == .number,
      tokens[index - 1].kind == .sign, tokens[index - 1].value == 0x28, tokens[index + 1].kind == .sign,
      tokens[index + 1].value == 0x29, tokens[index - 2].kind == .number
    else { return false }
    return !passage.found.contains { $0.tokens.contains(index - 2) }
  }

  /// Whether a match is all that the document says, but for signs, and a preposition or a word like "day" in front.
  private func isSole(_ match: RuleMatch, _ passage: Passage, _ view: WordView, _ document: Document) -> Bool {
    guard match.tokens.lowerBound < 3, passage.tokens.count - match.tokens.upperBound < 3,
      let first = passage.tokens.first, let last = passage.tokens.last,
      first.begin < 4, document.text.count - Int(last.end) < 4
    else { return false }
    let isOpen = passage.tokens[..<match.tokens.lowerBound].allSatisfy {
      $0.kind == .sign || view.preposition($0) != nil || view.has($0, .unit)
    }
    return isOpen && passage.tokens[match.tokens.upperBound...].allSatisfy { $0.kind == .sign }
  }

  private func append(
    _ match: RuleMatch, _ meaning: Meaning, _ resolved: Resolver.Resolved, _ rule: TimexRule,
    _ passage: inout Passage, _ view: WordView, _ document: Document, _ graph: inout EventGraph
  ) {
    var extent = match.extent
    var secondExtent: Range<Int>?
    // One date in two calendars that do not agree is two.
    if meaning.form == .list || meaning.form == .dual && resolved.second != nil, let slots = meaning.slots, slots.1 > 0
    {
      let border = match.captures[slots.1].lowerBound
      secondExtent = border..<extent.upperBound
      // The first one ends with its last capture before the second.
      let last = match.lastCapture(before: border)
      extent = extent.lowerBound..<max(last ?? border, extent.lowerBound + 1)
    }
    let lead = leading(extent.lowerBound, passage, view)
    var anchor: Passage.Anchor?
    if case .event(let type, let whole) = meaning.form { anchor = Passage.Anchor(type: type, whole: whole) }
    var isSince = false
    if case .range = meaning.form, meaning.second == nil { isSince = true }
    // "yesterday" of an unknown day is vague, and still the date of what happened then.
    let standing: Timex.Kind = if case .shift = meaning.form { .date } else { resolved.kind }
    let parts = appendParts(match, meaning, resolved, extent, passage, &graph)
    add(extent, resolved.value, resolved.source, parts)
    if let secondExtent { add(secondExtent, resolved.second, resolved.secondSource, .empty, continues: true) }

    func add(
      _ tokens: Range<Int>, _ value: TimexValue?, _ source: CalendarDate?, _ parts: RowRange, continues: Bool = false
    ) {
      let span = TextSpan(
        Int(passage.tokens[tokens.lowerBound].begin), end(of: passage.tokens[tokens.upperBound - 1], document))
      let timex = Timex(
        document: ID(0), span: span, kind: resolved.kind, value: value, modifier: resolved.modifier,
        basis: resolved.basis, rule: RuleID(rule.id), source: source, parts: parts,
        extent: resolved.extent)
      passage.found.append(
        Passage.Found(
          tokens: tokens, id: ID(graph.timexes.count), kind: standing, anchor: anchor, lead: lead,
          continuesList: continues, isSince: isSince, step: TimexStep(meaning)))
      graph.timexes.append(timex)
    }
  }

  /// Where a token ends without what was stripped from it behind an apostrophe ("today's").
  private func end(of token: Token, _ document: Document) -> Int {
    guard token.flags.contains(.stripped) else { return Int(token.end) }
    let range = Int(token.begin)..<Int(token.end)
    // U+2019 is E2 80 99.
    return range.last { document.text[$0] == 0x27 || document.text[$0] == 0xe2 } ?? Int(token.end)
  }

  /// The two ends of a range, where each has words of its own.
  private func appendParts(
    _ match: RuleMatch, _ meaning: Meaning, _ resolved: Resolver.Resolved, _ extent: Range<Int>, _ passage: Passage,
    _ graph: inout EventGraph
  ) -> RowRange {
    guard case .range = meaning.form, let slots = meaning.slots, slots.1 > 0, let start = resolved.ends.0,
      let end = resolved.ends.1
    else { return .empty }
    let border = match.captures[slots.1].lowerBound
    guard let last = match.lastCapture(before: border), last > extent.lowerBound, extent.upperBound > border else {
      return .empty
    }
    let begin = graph.timexParts.count
    func add(_ tokens: Range<Int>, _ value: PartialDate) {
      let span = TextSpan(Int(passage.tokens[tokens.lowerBound].begin), Int(passage.tokens[tokens.upperBound - 1].end))
      graph.timexParts.append(TimexPart(span: span, value: value))
    }
    add(extent.lowerBound..<last, start)
    add(border..<extent.upperBound, end)
    return RowRange(begin, graph.timexParts.count)
  }

  /// The preposition right before an extent.
  private func leading(_ index: Int, _ passage: Passage, _ view: WordView) -> Preposition? {
    guard index > 0, passage.tokens[index - 1].mask.contains(.preposition) else { return nil }
    return view.preposition(passage.tokens[index - 1])
  }
}
