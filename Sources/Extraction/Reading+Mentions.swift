internal import EventGraph
internal import LanguagePacks
internal import TimeModel

extension Reading {
  /// Appends the mentions of a passage, with their participants, places, counts and relations.
  mutating func appendMentions(_ passage: Passage) {
    let status = StatusPass(packs: packs)
    let attribution = AttributionPass(packs: packs)
    var participants = ParticipantPass(packs: packs)
    let view = WordView(packs: packs, language: passage.language)
    let generic = GenericPass(packs: packs, isCreationKnown: state.created != nil)
    var parts = SentenceParts()
    parts.reset(passage)
    let relations = RelationPass(packs: packs).run(passage, document.text, &parts)
    participants.begin(passage, parts)
    let isJudged =
      (state.piece > 0 || document.text.count >= GenericPass.leastText) && !generic.isDated(passage, graph)
    var byTrigger: [Int: ID<Mention>] = [:]
    for (number, trigger) in passage.triggers.enumerated() {
      let isWeak = trigger.rule >= 0 && packs.triggers[trigger.rule].isWeak
      if isWeak, trigger.dates.isEmpty, !relations.contains(where: { $0.isCausal && $0.names(number) }) { continue }
      guard let sentence = passage.sentences.first(where: { $0.contains(trigger.head) }) else { continue }
      let verdict =
        trigger.rule >= 0 ? status.status(of: trigger, in: sentence, passage) : .init(status: .actual, cue: nil)
      let found = document.text.withUnsafeBufferPointer {
        participants.result(for: trigger, in: sentence, passage, $0)
      }
      if isJudged, !generic.isDated(trigger, passage, graph),
        !relations.contains(where: { $0.speech == nil && $0.names(number) }),
        generic.isGeneric(trigger, verdict.status, found, sentence, passage)
      {
        continue
      }
      let source = attribution.source(of: trigger, in: sentence, passage)
      let rule = trigger.rule >= 0 ? packs.rule(ofTrigger: trigger.rule) : packs.rule(.headVerb)
      for dates in occurrences(trigger.dates, passage) {
        var mention = Mention(
          document: ID(0), trigger: span(trigger.isJoined ? trigger.tokens : trigger.head..<trigger.head + 1, passage),
          sentence: span(sentence, passage),
          type: trigger.type, status: verdict.status, rule: RuleID(rule))
        if mention.status == .actual, let created = state.created, isAfter(created, dates, passage) {
          mention.status = .planned
        }
        mention.phrase = phrase(of: trigger, in: sentence, passage, view)
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
        let goesOn = trigger.rule >= 0 && packs.triggers[trigger.rule].goesOn
        for date in dates where passage.found[date].isSince && mention.type.leavesEffect && !goesOn {
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
        pending.append(
          PendingMention(
            mention: id, timexes: timexes, duration: duration,
            isAtStart: trigger.isAtStart || mention.type.leavesEffect && !goesOn,
            isOpen: goesOn && isSince(dates, passage), isAtBound: trigger.isAtStart || trigger.isScheduled))
      }
    }
    for found in passage.found {
      guard let offset = found.offset ?? found.base else { continue }
      let named = passage.triggers.firstIndex { $0.head == offset.event }
      openOffsets.append(
        Offsets.Open(
          timex: found.id, sign: offset.sign, type: offset.type, mention: named.flatMap { byTrigger[$0] },
          reference: offset.reference.map { passage.found[$0].id }, step: found.step))
    }
    for found in relations {
      guard let to = byTrigger[found.to] else { continue }
      if found.kind == .reports {
        guard settle(to, told: found, passage, byTrigger[found.from], &participants) else { continue }
      }
      guard let from = byTrigger[found.from] else { continue }
      if found.speech != nil, graph.mentions[from].status != .actual || graph.mentions[to].status != .actual {
        continue
      }
      let words = span(found.cue, passage)
      graph.relations.append(
        Relation(
          kind: found.kind, from: from, to: to, span: words, rule: RuleID(packs.rule(.relation)),
          key: ordinals.key(words, words, document.text, salt: 2)))
    }
  }

  /// Who says so: the subject of the verb of saying, where no words of the clause itself name a source. False where
  /// nothing is told to have happened.
  private mutating func settle(
    _ told: ID<Mention>, told found: RelationPass.Found, _ passage: Passage, _ speech: ID<Mention>?,
    _ participants: inout ParticipantPass
  ) -> Bool {
    guard graph.mentions[told].status == .actual else { return false }
    if found.speech == .denies {
      graph.mentions[told].status = .negated
      graph.mentions[told].statusCue = span(found.cue, passage)
    }
    if found.speech == .discloses, let speech { dateByDisclosure(told, speech) }
    guard graph.mentions[told].reportedBy == nil else { return true }
    if let speech {
      let speakers = graph.mentions[speech].participants
      graph.mentions[told].reportedBy =
        graph.participants[Int(speakers.begin)..<Int(speakers.end)].first { $0.role == .agent }?.span
    } else if let sentence = passage.sentences.first(where: { $0.contains(passage.triggers[found.from].head) }) {
      // "Said", without a date, is no row of its own.
      let speaker = document.text.withUnsafeBufferPointer {
        participants.result(for: passage.triggers[found.from], in: sentence, passage, $0)
      }
      graph.mentions[told].reportedBy =
        speaker.participants.first { $0.role == .agent }.map { span($0.tokens, passage) }
    }
    return true
  }

  /// What became known on a day and has no date of its own had happened by then, as a rule not long before.
  private mutating func dateByDisclosure(_ told: ID<Mention>, _ speech: ID<Mention>) {
    guard let news = pending.last(where: { $0.mention == speech }),
      let index = pending.lastIndex(where: { $0.mention == told }),
      pending[index].timexes.isEmpty || pending[index].timexes == news.timexes
    else { return }
    graph.mentions[told].timexes = graph.mentions[speech].timexes
    pending[index].timexes = news.timexes
    pending[index].isDisclosed = true
  }

  /// Whether something is told of since a day, where the words of the date are the day alone and "since" stands in front.
  private func isSince(_ dates: [Int], _ passage: Passage) -> Bool {
    dates.count == 1 && passage.found[dates[0]].lead == .since
  }

  /// The trigger with the words that belong to it, for labels: up to eight words to the right, as far as no border, date or
  /// other trigger comes, without prepositions and conjunctions at the end.
  private func phrase(of trigger: Passage.Trigger, in sentence: Range<Int>, _ passage: Passage, _ view: WordView)
    -> TextSpan
  {
    var end = trigger.tokens.upperBound
    var index = end
    while index < sentence.upperBound, index - trigger.tokens.upperBound < 8 {
      let token = passage.tokens[index]
      guard passage.borders[index] - passage.borders[trigger.head] < 0.3,
        !passage.found.contains(where: { $0.tokens.contains(index) }),
        token.kind != .sign || (token.value == 0x2d && token.flags.contains(.glued)),
        !passage.triggers.contains(where: { $0.head == index && $0.isVerb })
      else { break }
      index += 1
      let isJoint =
        view.has(token, .preposition) || view.has(token, .coordinator) || view.has(token, .subordinator)
        || view.has(token, .bound) || view.has(token, .attribution) || view.has(token, .negation) || token.kind == .sign
      if !isJoint { end = index }
    }
    return span(min(trigger.tokens.lowerBound, trigger.head)..<end, passage)
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
        if passage.found[date].anchor != nil,
          passage.found[last].anchor != nil || touches(previous, timex)
            || passage.found[date].continuesList && touches(previous, timex)
        {
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
      case .range(let start?, let end?)?, .within(let start, let end)?: (start.firstDay, end.lastDay)
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
      graph.places.append(PlaceMention(span: span(place.tokens, passage), name: place.name.map { NameID(Int($0)) }))
    }
    if let count = found.count {
      mention.count = ID(graph.counts.count)
      graph.counts.append(Count(min: count.min, max: count.max, span: span(count.tokens, passage)))
    }
  }

  // MARK: Dates of mentions

  mutating func finish() {
    for item in pending {
      let dated = DateOfMention(
        type: graph.mentions[item.mention].type, timexes: item.timexes.map { offsets[$0] ?? graph.timexes[$0] },
        duration: item.duration, created: state.created, isAtStart: item.isAtStart,
        isOpen: item.isOpen, isAtBound: item.isAtBound,
        isDisclosed: item.isDisclosed)
      graph.mentions[item.mention].value = dated.value
      graph.mentions[item.mention].time = dated.bounds
      graph.mentions[item.mention].effect = dated.effect
      graph.mentions[item.mention].end = dated.end
      graph.mentions[item.mention].stated = dated.isStated
      graph.mentions[item.mention].anchor = dated.anchor
    }
  }

  /// Orders what the text dates by a process without a date of its own ("in the course of the campaign") into that
  /// process.
  mutating func relateToProcesses() {
    for item in openAnchors {
      guard let process = Anchors.undatedProcess(of: item, in: graph) else { continue }
      let words = graph.timexes[item.timex].span
      for dated in pending where dated.timexes.contains(item.timex) && dated.mention != process {
        guard graph.mentions[dated.mention].type != graph.mentions[process].type else { continue }
        graph.relations.append(
          Relation(
            kind: .during, from: dated.mention, to: process, span: words, rule: graph.timexes[item.timex].rule,
            key: ordinals.key(words, graph.mentions[dated.mention].trigger, document.text, salt: 2)))
      }
    }
  }
}
