public import Analysis
public import EventGraph
internal import Extraction
internal import LanguagePacks
public import TimeModel

extension Pipeline {
  /// What a question may ask, best first; empty where no rule of any language understands it.
  public func readings(of question: String) -> [Question] {
    let readings = packs.readings(of: question).prefix(Self.mostReadings)
    guard let language = readings.first?.language else { return [] }
    // "44 BC" holds a word for before that orders nothing: a reading that cuts a date comes after those that do not.
    // "Three days ago" must be all that a slot holds, since "the last month before the vote" holds "the last month".
    let dates = dateWords(of: question, language: language)
    // A month alone may name which vote is meant.
    let relative = dateWords(of: question, language: language, asked: Self.anyDay).filter {
      !dates.contains($0) && $0.contains(where: \.isWhitespace)
    }
    let whole = readings.filter { reading in
      dates.allSatisfy { date in
        reading.words.values.contains { $0.contains(date) || isSame($0, date, language: language) }
      }
    }
    let exact = whole.filter { reading in relative.allSatisfy { reading.words.values.contains($0) } }
    let ordered = exact + whole.filter { !exact.contains($0) } + readings.filter { !whole.contains($0) }
    return ordered.compactMap { withSpan($0) }.compactMap { withDay($0) }.filter { namesMoments($0) }.map { reading in
      var reading = withPeriod(reading)
      // "between 3 and 20 February": the first day takes month and year from the second, and a month the year.
      if reading.intent == .between, let x = reading.words[.x], let y = reading.words[.y] {
        let terms = termReadings([x, y], language: reading.language)
        if terms[x]?.date == nil, terms[y]?.date != nil,
          let both = termReadings(["\(x)–\(y)"], language: reading.language).values.first,
          both.rest.allSatisfy(\.isWhitespace), let both = both.date, let slash = both.firstIndex(of: "/")
        {
          reading.words[.x] = String(both[..<slash])
          reading.words[.y] = String(both[both.index(after: slash)...])
        }
      }
      return reading
    }
  }

  /// The words of the dates in a question, as they stand there.
  private func dateWords(of question: String, language: String, asked: PartialDate? = nil) -> [String] {
    var document = Document(name: "question", text: Array(question.utf8), language: language)
    document.created = asked
    let graph = Extractor(packs: packs, scope: .timexes).extract(document)
    return graph.timexes.filter { $0.kind == .date && $0.edtf != nil }.map { timex in
      // The full stop of an abbreviation is no part of a slot's last word.
      var words = document.words(timex.span)
      while words.last == "." { words.removeLast() }
      return words
    }
  }

  /// Readings beyond this number are of no use.
  private static let mostReadings = 24
  /// A day to tell whether words name a date once it is known on which day they are said.
  private static let anyDay = PartialDate(year: 2021, month: 6, day: 15)

  /// Whether words that stand in those of a date name it just as well ("2020" of "the year 2020").
  private func isSame(_ words: String, _ date: String, language: String) -> Bool {
    guard date.contains(words) else { return false }
    let terms = termReadings([words, date], language: language)
    return terms[words]?.date != nil && terms[words]?.date == terms[date]?.date
  }

  /// Whether no length of time stands where an event, a date, a type or an actor is asked for ("before three days").
  private func namesMoments(_ reading: Question) -> Bool {
    [.x, .y, .type, .actor].compactMap { reading.words[$0] }.allSatisfy { words in
      guard let term = termReadings([words], language: reading.language)[words] else { return true }
      return term.date != nil || term.duration == nil || !term.rest.allSatisfy { $0.isWhitespace || $0.isPunctuation }
    }
  }

  /// A reading whose words for a length of time are one ("week" is one week); nil if they are not.
  private func withSpan(_ reading: Question) -> Question? {
    guard let span = reading.words[.span] else { return reading }
    for words in [span, "1 " + span] {
      guard let term = termReadings([words], language: reading.language)[words], term.duration != nil else { continue }
      // "The thirty days" is no single day, whatever their number is written like.
      if words != span, !term.rest.allSatisfy(\.isWhitespace) { continue }
      var reading = reading
      reading.words[.span] = words
      return reading
    }
    return nil
  }

  /// A reading in which two dates that stand for one period are that ("between 2018 and 2020").
  private func withPeriod(_ reading: Question) -> Question {
    guard let period = reading.words[.period] else { return reading }
    let terms = termReadings([period], language: reading.language)
    guard let one = terms[period], let date = one.date, !date.contains("/") else { return reading }
    let rest = [one.rest] + one.rest.split(whereSeparator: \.isWhitespace).map(String.init)
    let others = termReadings(rest, language: reading.language)
    guard let other = rest.lazy.compactMap({ others[$0]?.date }).first, !other.contains("/") else { return reading }
    var reading = reading
    reading.words[.period] = "\(min(date, other))/\(max(date, other))"
    return reading
  }

  /// A reading in which a date stands for X without any word before it ("what happened yesterday"); nil if it is no date.
  private func withDay(_ reading: Question) -> Question? {
    guard reading.intent == .during, reading.words[.x] == nil, let day = reading.words[.period] else { return reading }
    let term = termReadings([day], language: reading.language)[day]
    let isDate = term?.date != nil && term!.rest.allSatisfy { $0.isWhitespace || $0.isPunctuation }
    guard isDate || isRelativeDate(day, language: reading.language) else { return nil }
    var reading = reading
    reading.words[.x] = day
    reading.words[.period] = nil
    return reading
  }

  /// Questions that can be answered and are nearest to one that was not understood.
  public func questions(like question: String) -> [String] { packs.questions(like: question) }

  /// Whether words name a date only where it is known on which day they are said ("three days ago").
  public func isRelativeDate(_ term: String, language: String? = nil) -> Bool {
    termReadings([term], language: language)[term]?.date == nil
      && termReadings([term], language: language, asked: Self.anyDay)[term]?.date != nil
  }

  /// What the words of terms say of dates and lengths of time, by term.
  ///
  /// - Parameters:
  ///   - language: that of the words; nil tries all, and takes the one that reads most.
  ///   - asked: the day that "three days ago" counts from; without it such words name no date.
  public func termReadings(
    _ terms: [String], language: String? = nil, asked: PartialDate? = nil
  ) -> [String: TermReading] {
    let extractor = Extractor(packs: packs, scope: .timexes)
    var readings: [String: TermReading] = [:]
    for term in terms where readings[term] == nil {
      var best: (taken: Int, reading: TermReading)?
      for code in language.map({ [$0] }) ?? packs.languages.map(\.code) {
        var document = Document(name: "question", text: Array(term.utf8), language: code)
        document.created = asked
        let graph = extractor.extract(document)
        guard let timex = graph.timexes.max(by: { $0.span.length < $1.span.length }) else { continue }
        var reading = TermReading(rest: document.without(timex.span))
        if case .duration(let period)? = timex.value { reading.duration = period }
        reading.date = timex.edtf
        guard reading.date != nil || reading.duration != nil else { continue }
        if best.map({ $0.taken < timex.span.length }) ?? true { best = (timex.span.length, reading) }
      }
      if let best { readings[term] = best.reading }
    }
    return readings
  }
}

extension Question {
  /// The language of the rule that understood it.
  public var language: String { String(rule.prefix { $0 != "/" }) }
}

extension Document {
  fileprivate func without(_ span: TextSpan) -> String {
    words(TextSpan(0, Int(span.begin))) + " " + words(TextSpan(Int(span.end), text.count))
  }
}

extension TextSpan {
  fileprivate var length: Int { Int(end) - Int(begin) }
}

extension Timex {
  /// The date or interval that the words name, as EDTF of whole years or finer; nil where they name none.
  fileprivate var edtf: String? {
    switch value {
    case .date(let date)?:
      // Decades and centuries have forms that look like plain numbers.
      date.granularity < .year
        ? "\(PartialDate(year: date.firstDay.civil.year))/\(PartialDate(year: date.lastDay.civil.year))" : "\(date)"
    case .range(let start, let end)?: "\(MentionValue.interval(start, end))"
    case .within(let first, let last)?: "\(MentionValue.within(first, last))"
    case .duration?, .set?, .recurring?, .vague?, nil: nil
    }
  }
}
