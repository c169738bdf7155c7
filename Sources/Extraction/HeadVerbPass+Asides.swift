internal import EventGraph
internal import LanguagePacks

extension HeadVerbPass {
  /// What stands between a date and the verb of its clause and parts them by nothing but commas: an apposition, the name
  /// of the region behind that of a town.
  struct Asides {
    let date: Range<Int>
    let sentence: Range<Int>
    let tokens: [Token]
    let borders: [Float]
    let view: WordView

    /// Whether the date opens its sentence: at most three tokens stand in front (a number of a list, a preposition), or
    /// words without a verb and a comma behind ("In early trading in Tokyo on 3 May, …"), or a comma and a conjunction.
    let isOpening: Bool

    init(date: Range<Int>, sentence: Range<Int>, passage: Passage, view: WordView) {
      (self.date, self.sentence, self.view) = (date, sentence, view)
      (tokens, borders) = (passage.tokens, passage.borders)
      let isNear = date.lowerBound - sentence.lowerBound <= 3
      isOpening =
        isNear
        || view.packs.languages[view.language].wordOrder == .subjectFirst && sentence.contains(date.upperBound)
          && passage.tokens[date.upperBound].isComma
          && (!(sentence.lowerBound..<date.lowerBound).contains { Self.isVerb($0, passage.tokens, view) }
            || Self.opensPart(date.lowerBound, sentence, passage.tokens, view))
    }

    /// "…, and on 4 March, the ministry returned": whether a date, with its preposition, stands behind a comma and a
    /// conjunction.
    private static func opensPart(_ date: Int, _ sentence: Range<Int>, _ tokens: [Token], _ view: WordView) -> Bool {
      let begin = view.preposition(tokens[date - 1]) == nil ? date : date - 1
      return begin - sentence.lowerBound > 2 && view.has(tokens[begin - 1], .coordinator) && tokens[begin - 2].isComma
    }

    /// "On 5 March, the envoy left": the comma right behind a date that opens its sentence, which sets it apart from no
    /// verb.
    var commaBehind: Int? {
      guard isOpening, sentence.contains(date.upperBound), isComma(date.upperBound) else { return nil }
      return date.upperBound
    }

    /// What parts the date from a verb of its clause.
    ///
    /// Time linear in the words between the two.
    func border(to verb: Int) -> Float {
      let isSubjectFirst = view.packs.languages[view.language].wordOrder == .subjectFirst
      // Signs inside the date ("Thursday, 29 January", "10:43") part it from nothing; where the subject comes first those of
      // a dateline do.
      let edge = verb < date.lowerBound || isSubjectFirst ? date.lowerBound : date.upperBound - 1
      let whole = abs(borders[verb] - borders[edge])
      if verb < date.lowerBound {
        return !isSubjectFirst
          ? whole : whole - ClauseBorders.comma * Float(commasOfPlaces(in: verb + 1..<date.lowerBound))
      }
      var border = whole
      if commaBehind != nil { border -= ClauseBorders.comma }
      guard isOpening, isSubjectFirst else { return border }
      let start = (commaBehind ?? date.upperBound - 1) + 1
      if !(start..<max(start, verb)).contains(where: { Self.isVerb($0, tokens, view) }) {
        // "On 31 March, after a battle of three days, the harbour fell": commas alone part a date from no first verb.
        return border - ClauseBorders.comma * Float((start..<max(start, verb)).count { isComma($0) })
      }
      if let aside = aside(before: verb) {
        border -= borders[aside.upperBound - 1] - borders[aside.lowerBound - 1]
      }
      return border
    }

    /// "A list issued on 4 May included": where verbs stand between subject and object, a date behind a verb is of that
    /// one rather than of the next.
    func detour(to verb: Int) -> Float {
      let order = view.packs.languages[view.language].wordOrder
      return verb > date.lowerBound && !isOpening && order == .subjectFirst ? 0.25 : 0
    }

    /// "On 12 April two ferries, the Petra and the Pobe, slipped out of port": what stands between commas in front of a
    /// verb, with the commas; nil where the verb stands behind none.
    private func aside(before verb: Int) -> Range<Int>? {
      let start = (commaBehind ?? date.upperBound - 1) + 1
      guard verb - 1 > start, isComma(verb - 1),
        !view.features(tokens[verb]).contains(.gerund),
        let first = (start + 1..<verb - 1).first(where: { isComma($0) }), first > start
      else { return nil }
      return first..<verb
    }

    /// "In Sava, Gora, in December": commas around the second of two names.
    private func commasOfPlaces(in range: Range<Int>) -> Int {
      var count = 0
      for index in range.dropFirst().dropLast() where isComma(index) {
        guard isName(index - 1), isName(index + 1) else { continue }
        count += index + 2 < range.upperBound && isComma(index + 2) ? 2 : 1
      }
      return count
    }

    private func isName(_ index: Int) -> Bool {
      tokens[index].kind == .word && tokens[index].flags.contains(.capital)
    }

    private static func isVerb(_ index: Int, _ tokens: [Token], _ view: WordView) -> Bool {
      let token = tokens[index]
      return view.has(token, .auxiliary) || view.has(token, .pastForm)
        || view.has(token, .verb) && view.features(token).contains(.past)
    }

    private func isComma(_ index: Int) -> Bool { tokens[index].isComma }
  }
}
