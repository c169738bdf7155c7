internal import EventGraph
internal import LanguagePacks
internal import TimeModel

/// Finds the document creation time in the head of a text: a full date on its own line, one behind a word such as
/// "published" or at the end of a line before the text itself begins, or a dateline ("ALMATY. 2 February."), whose year is the first that makes
/// it no earlier than every full date of the text.
///
/// Nothing is invented: without such a line the creation time stays unknown.
struct CreationTime {
  let packs: PackSet

  struct Found {
    var date: PartialDate
    var core: PackSet.CoreRule
  }

  /// Lines of the head that are looked at.
  private static let headLines = 12

  /// Longer lines are the text itself.
  private static let longestHeadLine = 40

  func find(in text: [UInt8], language: Int?, body: () -> [PartialDate]) -> Found? {
    var begin = 0
    var lines = 0
    var isHead = true
    var closing: PartialDate?
    while begin < text.count, lines < Self.headLines, begin < 6000 {
      let end = text[begin...].firstIndex(of: 0x0a) ?? text.count
      let line = begin..<end
      begin = end + 1
      var tokens: [Token] = []
      text.withUnsafeBufferPointer { packs.tokenize($0, line, into: &tokens) }
      guard !tokens.isEmpty else { continue }
      lines += 1
      guard
        let language = LanguageIdentification(packs: packs).language(of: tokens, hint: language) ?? language
          ?? packs.languages.indices.first
      else { return nil }
      isHead = isHead && tokens.count <= Self.longestHeadLine
      if isHead, let date = issueDate(tokens, language) { return Found(date: date, core: .header) }
      if let found = find(tokens, language: language, body: body) { return found }
      if isHead, closing == nil { closing = closingDate(tokens, language) ?? titleDate(tokens, language) }
    }
    if closing == nil { closing = signature(of: text, language) }
    // The date of an event may close a title too; but no text is older than what it tells, plans apart.
    guard let closing else { return nil }
    let dates = body()
    let later = dates.count { $0.firstDay > closing.firstDay }
    return later * Self.plansAmong <= dates.count ? Found(date: closing, core: .header) : nil
  }

  /// One full date among so many may lie ahead of the day of writing.
  private static let plansAmong = 4

  /// The date of a short last line ("Geneva, 17 May 2021"), or one of the last lines that says when the text was closed
  /// ("This issue went to press on 8 April 2024."); a longer text comes in pieces and has none at hand.
  private func signature(of text: [UInt8], _ language: Int?) -> PartialDate? {
    guard text.count < 1 << 20, let language else { return nil }
    var end = text.count
    for number in 0..<Self.tailLines {
      while end > 0, text[end - 1] <= 0x20 { end -= 1 }
      let begin = text[..<end].lastIndex(of: 0x0a).map { $0 + 1 } ?? 0
      guard begin > 0, end - begin < 600 else { return nil }
      var tokens: [Token] = []
      text.withUnsafeBufferPointer { packs.tokenize($0, begin..<end, into: &tokens) }
      if number == 0, tokens.count <= 12, let date = closingDate(tokens, language) { return date }
      if tokens.count <= Self.longestHeadLine, let date = issueDate(tokens, language) { return date }
      end = begin
    }
    return nil
  }

  /// Last lines that may say when the text was closed.
  private static let tailLines = 3

  /// A full date right behind a word that says when the text was given out, but for a preposition and a colon.
  private func issueDate(_ tokens: [Token], _ language: Int) -> PartialDate? {
    let view = WordView(packs: packs, language: language)
    let pack = packs.languages[language]
    var issued: PartialDate?
    pack.timexMatches(in: tokens, tokens.indices) { match in
      guard issued == nil, let date = match.fullDate(pack) else { return }
      for index in (max(0, match.extent.lowerBound - 5)..<match.extent.lowerBound).reversed() {
        if view.match(.issue, in: tokens, at: index, before: match.extent.lowerBound) != nil,
          opensLine(tokens[..<index], view)
        {
          issued = date
        }
        if issued != nil || tokens[index].kind == .sign && tokens[index].value != 0x3a { return }  // a colon
      }
    }
    return issued
  }

  /// Whether no verb tells of anything in front, or at most four words and no end of a sentence stand there: "It had been
  /// published on 3 May", further on in the prose, is of something else.
  private func opensLine(_ tokens: ArraySlice<Token>, _ view: WordView) -> Bool {
    if !tokens.contains(where: { tells($0, view) }) { return true }
    return tokens.count { $0.kind == .word } <= 4
      && !tokens.contains { $0.kind == .sign && [0x2e, 0x21, 0x3f, 0x61f].contains($0.value) }
  }

  /// A full date that ends a line behind other words and a sign ("Bulletin No. 3, Tunis, 17 May 2021").
  private func closingDate(_ tokens: [Token], _ language: Int) -> PartialDate? {
    let pack = packs.languages[language]
    var closing: PartialDate?
    pack.timexMatches(in: tokens, tokens.indices) { match in
      guard match.extent.lowerBound > 0, tokens[match.extent.lowerBound - 1].kind == .sign,
        tokens[match.extent.upperBound...].allSatisfy({ $0.kind == .sign }),
        let date = match.fullDate(pack)
      else { return }
      closing = date
    }
    return closing
  }

  /// The one full date of a title that opens with the word for the document itself ("Resolution of 19 January 2023 on …").
  private func titleDate(_ tokens: [Token], _ language: Int) -> PartialDate? {
    let view = WordView(packs: packs, language: language)
    guard let first = tokens.first, first.kind == .word,
      let sense = packs.trigger(
        of: first, language: language, { Self.documents.contains(packs.triggers[Int($0.value)].type.name) }),
      !sense.features.contains(.verb) || sense.features.contains(.noun), !tokens.contains(where: { tells($0, view) })
    else { return nil }
    let pack = packs.languages[language]
    var dates: [PartialDate] = []
    pack.timexMatches(in: tokens, tokens.indices) { match in
      if let date = match.fullDate(pack) { dates.append(date) }
    }
    return dates.count == 1 ? dates[0] : nil
  }

  /// Types whose nouns name documents that bear their day in the title.
  private static let documents: Set<String> = ["resolution", "report", "statement"]

  private func find(_ tokens: [Token], language: Int, body: () -> [PartialDate]) -> Found? {
    let pack = packs.languages[language]
    var first: (match: RuleMatch, fields: DateFields)?
    pack.timexMatches(in: tokens, 0..<min(tokens.count, 24)) { match in
      guard first == nil else { return }
      if let meaning = MeaningBuilder(match: match).build(pack.timexRules[match.rule].value), meaning.form == .date,
        let fields = meaning.first, fields.granularity >= .day, fields.day != nil, fields.unit != nil
      {
        first = (match, fields)
      }
    }
    guard let (match, fields) = first else { return nil }
    let extent = match.tokens
    let view = WordView(packs: packs, language: language)
    // A line of its own: the date, perhaps a weekday, a clock time, a place; no more than six other words.
    let others = tokens.indices.filter { !extent.contains($0) && tokens[$0].kind == .word }
    let rest = tokens.count - extent.count
    if fields.isComplete, rest <= 8, others.count <= 4, !others.contains(where: { tells(tokens[$0], view) }),
      let date = fields.date
    {
      return Found(date: inOrder(date, tokens[extent], body), core: .header)
    }
    // A dateline: at most four words and signs, a date, then a stop, a dash or a bracket before the text.
    guard extent.lowerBound <= 5, extent.lowerBound >= 1 else { return nil }
    let opens = (0..<extent.lowerBound).allSatisfy { index in
      tokens[index].kind == .sign || tokens[index].flags.contains(.capital)
        || view.match(.place, in: tokens, at: index, before: extent.lowerBound) != nil
    }
    let namesPlace = (0..<extent.lowerBound).contains {
      tokens[$0].flags.contains(.allCapitals)
        || view.match(.place, in: tokens, at: $0, before: extent.lowerBound) != nil
    }
    guard opens, namesPlace, extent.upperBound == tokens.count || isDatelineEnd(tokens, at: extent.upperBound) else {
      return nil
    }
    if let date = fields.date { return Found(date: date, core: .dateline) }
    guard
      let latest = body().filter({ $0.granularity >= .day }).max(by: { $0.firstDay < $1.firstDay })
    else { return nil }
    for year in latest.year...latest.year + 1 {
      var complete = fields
      complete.year = year
      if let date = complete.date, date.firstDay >= latest.firstDay { return Found(date: date, core: .dateline) }
    }
    return nil
  }

  /// "06/10/2021" may be of June or of October: the reading that the text contradicts less, by the dates it tells later
  /// than either.
  private func inOrder(_ date: PartialDate, _ tokens: ArraySlice<Token>, _ body: () -> [PartialDate]) -> PartialDate {
    guard date.granularity == .day, date.day != date.unit, date.day <= 12,
      tokens.allSatisfy({ $0.kind != .word }), tokens.first?.digits ?? 4 <= 2
    else { return date }
    let other = PartialDate(year: date.year, unit: Int(date.day), day: Int(date.unit), granularity: .day)
    let dates = body()
    func later(_ date: PartialDate) -> Int { dates.count { $0.firstDay > date.firstDay } }
    let contradicted = later(date)
    return contradicted * Self.plansAmong > dates.count && later(other) < contradicted ? other : date
  }

  /// Whether a word is a verb that tells of something ("On 5 February the court ruled").
  private func tells(_ token: Token, _ view: WordView) -> Bool {
    let features = view.features(token)
    // Where nouns and verbs look alike, a present form tells little ("reports").
    let isSubjectFirst = packs.languages[view.language].wordOrder == .subjectFirst
    let tenses: Features = isSubjectFirst ? [.past, .future] : [.past, .future, .present]
    return features.contains(.verb) && !features.isDisjoint(with: tenses) && !features.contains(.noun)
      && !view.has(token, .issue)
  }

  /// A stop, a dash, a closing bracket, a colon or a comma; or an agency in brackets and one of them behind it
  /// ("NAIROBI, 6 May (AFP) – ").
  private func isDatelineEnd(_ tokens: [Token], at index: Int) -> Bool {
    guard index < tokens.count, tokens[index].kind == .sign else { return false }
    if tokens[index].value == 0x28 {
      let reach = tokens[(index + 1)...].prefix(Self.longestAgency + 1)
      guard let close = reach.firstIndex(where: { $0.kind == .sign && $0.value == 0x29 }) else { return false }
      return tokens[index + 1..<close].contains { $0.kind == .word } && isDatelineEnd(tokens, at: close + 1)
    }
    return [0x2e, 0x2d, 0x2013, 0x2014, 0x29, 0x3a, 0x2c, 0x60c].contains(tokens[index].value)
  }

  /// Words and signs of an agency's name in brackets.
  private static let longestAgency = 6
}

extension RuleMatch {
  /// The day that the words of a match state in full; nil for all else.
  func fullDate(_ pack: LanguagePack) -> PartialDate? {
    guard let meaning = MeaningBuilder(match: self).build(pack.timexRules[rule].value), meaning.form == .date,
      let fields = meaning.first, fields.isComplete, let date = fields.date, date.granularity >= .day
    else { return nil }
    return date
  }

  /// The first day of a month that a match states with its year, or that closes a range of months; nil for all else.
  func fullMonth(_ pack: LanguagePack) -> PartialDate? {
    guard let meaning = MeaningBuilder(match: self).build(pack.timexRules[rule].value),
      let fields = meaning.second ?? meaning.first, fields.isComplete, let date = fields.date,
      date.granularity == .month
    else { return nil }
    return date
  }
}
