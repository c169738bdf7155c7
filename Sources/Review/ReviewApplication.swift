internal import EventGraph
internal import Linking
internal import TimeModel

/// Changes at work on a linked graph: mentions in groups, which become events when all changes are made.
struct ReviewApplication {
  var graph: EventGraph
  let folding: Folding
  /// Mentions of each group; empty where it went into another.
  var members: [[ID<Mention>]]
  /// The group of each mention.
  var group: [Int]
  /// The first mention with each hash.
  var byHash: [UInt64: ID<Mention>] = [:]
  var analyst: AnalystDocument
  var rejected: Set<ID<Mention>> = []
  /// Claims of participants who were struck out.
  var withdrawnClaims: Set<ID<Claim>> = []
  var labels: [(mention: ID<Mention>, label: String)] = []
  /// Mentions of the analyst that give an event its date, in the order of the changes.
  var decidedDates: [ID<Mention>] = []
  var aliases: [(name: String, others: [String])] = []
  var marks: [(mark: ReviewMark, mention: ID<Mention>?)] = []

  init(_ graph: EventGraph, folding: Folding, name: String) {
    self.graph = graph
    self.folding = folding
    members = graph.events.map(\.mentions)
    group = graph.mentions.map { Int($0.event!.index) }
    analyst = AnalystDocument(name: name)
    byHash.reserveCapacity(graph.mentions.count)
    for (index, mention) in graph.mentions.enumerated() where byHash[mention.key] == nil {
      byHash[mention.key] = ID(index)
    }
    // What the changes of another case said before.
    labels = graph.events.compactMap { event in event.label.map { (event.mentions[0], $0) } }
    marks = graph.reviews.map { mark in (mark, mark.event.map { graph.events[$0].mentions[0] }) }
  }

  /// The group of an event: that of the mention it is named for, else that of a mention it had.
  func group(of reference: EventReference) -> Int? {
    ([reference.id.hash] + reference.mentions).lazy.compactMap { byHash[$0] }.first.map { group[Int($0.index)] }
  }

  mutating func move(_ mentions: [ID<Mention>], to target: Int) {
    let moved = Set(mentions)
    for source in Set(mentions.map { group[Int($0.index)] }) { members[source].removeAll { moved.contains($0) } }
    members[target] += mentions
    for mention in mentions { group[Int(mention.index)] = target }
  }

  mutating func newGroup(_ mentions: [ID<Mention>]) -> Int {
    members.append([])
    move(mentions, to: members.count - 1)
    return members.count - 1
  }

  /// Adds a mention of the analyst's own, in a group of its own or in one that there is.
  mutating func state(_ statement: AnalystDocument.Statement, in target: Int?) -> ID<Mention> {
    let mention = analyst.append(statement, to: &graph)
    group.append(target ?? members.count)
    if let target { members[target].append(mention) } else { members.append([mention]) }
    if byHash[statement.key] == nil { byHash[statement.key] = mention }
    return mention
  }

  mutating func mark(_ change: ReviewChange, _ says: String, _ mention: ID<Mention>?) {
    let mark = ReviewMark(
      number: change.number, at: change.at, author: change.author, reason: change.reason, says: says, event: nil)
    marks.append((mark, mention))
  }

  /// Makes a change, as far as its rows are there.
  mutating func apply(_ change: ReviewChange) {
    switch change.decision {
    case .accept(let reference):
      if let group = group(of: reference) { mark(change, "accepted", members[group].first) }
    case .reject(let reference): reject(reference, change)
    case .edit(let reference, let edit):
      if let group = group(of: reference) { apply(edit, to: group, change) }
    case .merge(let references): merge(references, change)
    case .split(let reference, let hashes): split(reference, hashes, change)
    case .add(let event):
      var statement = AnalystDocument.Statement(
        type: event.type, status: event.status, label: event.label, date: event.date,
        participants: event.participants, note: "source: " + event.source, rule: AnalystDocument.addRule,
        key: ReviewLog.key(ofAdded: change))
      statement.place = event.place
      let mention = state(statement, in: nil)
      labels.append((mention, event.label))
      mark(change, "added by hand, source: \(event.source)", mention)
    case .alias(let name, let others):
      aliases.append((name, others))
      let list = others.map { "“\($0)”" }.joined(separator: ", ")
      mark(change, "“\(name)” is also \(list)", nil)
    case .undo: break
    }
  }

  private mutating func reject(_ reference: EventReference, _ change: ReviewChange) {
    var mentions = reference.mentions.compactMap { byHash[$0] }
    if mentions.isEmpty, let named = byHash[reference.id.hash] {
      mentions = reference.id.kind == .mention ? [named] : members[group[Int(named.index)]]
    }
    guard !mentions.isEmpty else { return }
    // On their own, so that what is left of an event is judged without them.
    _ = newGroup(mentions)
    rejected.formUnion(mentions)
    mark(change, "rejected", mentions[0])
  }

  private mutating func merge(_ references: [EventReference], _ change: ReviewChange) {
    var groups: [Int] = []
    for group in references.compactMap({ group(of: $0) }) where !groups.contains(group) { groups.append(group) }
    guard let target = groups.first, groups.count > 1 else { return }
    for other in groups.dropFirst() { move(members[other], to: target) }
    mark(change, "merged: " + references.map { "\($0.id)" }.joined(separator: ", "), members[target].first)
  }

  private mutating func split(_ reference: EventReference, _ hashes: [UInt64], _ change: ReviewChange) {
    guard let group = group(of: reference) else { return }
    let own = Set(members[group])
    let parted = hashes.compactMap { byHash[$0] }.filter { own.contains($0) }
    guard !parted.isEmpty, parted.count < own.count else { return }
    _ = newGroup(parted)
    let says = "split: " + hashes.map { "\(StableID(.mention, $0))" }.joined(separator: ", ")
    mark(change, says + " are an event of their own", parted.first)
    mark(change, says + " are an event of their own", members[group].first)
  }
}

extension ReviewApplication {
  private mutating func apply(_ edit: ReviewChange.Edit, to group: Int, _ change: ReviewChange) {
    let own = members[group]
    guard let first = own.first else { return }
    var says: [String] = []
    if let type = edit.type {
      says.append("type \(type.name), was \(graph.mentions[first].type.name)")
      for mention in own { graph.mentions[mention].type = type }
    }
    if let status = edit.status {
      says.append("status \(status.name), was \(graph.mentions[first].status.name)")
      for mention in own { graph.mentions[mention].status = status }
    }
    if let label = edit.label {
      says.append("label “\(label)”")
      labels.append((first, label))
    }
    for name in edit.withoutParticipants {
      says.append(removeParticipant(name, from: own) ? "without “\(name)”" : "without “\(name)”, who is not there")
    }
    if let date = edit.date {
      let decided = decidedDates.last { own.contains($0) }
      let before = (decided.map { [$0] } ?? own).compactMap { graph.mentions[$0].value }.first
      says.append("date \(date), was \(before.map { "\($0)" } ?? "unknown")")
    }
    says += edit.participants.map { "with \($0.role.name) “\($0.name)”" }
    if edit.date != nil || !edit.participants.isEmpty {
      var hash = FNV1a()
      hash.combine(ReviewLog.key(ofAdded: change))
      hash.combine(graph.mentions[first].key)
      let mention = graph.mentions[first]
      let statement = AnalystDocument.Statement(
        type: mention.type, status: mention.status, label: graph.label(of: mention), date: edit.date,
        participants: edit.participants, note: "reason: " + (change.reason.isEmpty ? "not given" : change.reason),
        rule: AnalystDocument.editRule, key: hash.hash)
      let stated = state(statement, in: group)
      if edit.date != nil { decidedDates.append(stated) }
    }
    mark(change, says.joined(separator: "; "), first)
  }

  /// Takes the dates of sources out of what is reasoned about where the analyst gave a date, the last one given: it
  /// stands in their place. Their claims stay, with the words of the sources. Called when all changes are made.
  mutating func settleDates() {
    var winner: [Int: ID<Mention>] = [:]
    for mention in decidedDates { winner[group[Int(mention.index)]] = mention }
    for (group, decided) in winner {
      let start = graph.mentions[decided].time.earliestStart
      for id in members[group] where id != decided {
        let old = graph.mentions[id]
        // The state that the event leaves moves with its date.
        if graph.mentions[decided].effect == nil, let effect = old.effect, old.time.earliestStart.isFinite,
          start.isFinite
        {
          graph.mentions[decided].effect = effect.moved(by: start.number - old.time.earliestStart.number)
        }
        graph.mentions[id].value = nil
        graph.mentions[id].time = .unbounded
        graph.mentions[id].effect = nil
        graph.mentions[id].anchor = nil
        graph.mentions[id].end = .known
      }
    }
  }

  /// Strikes out participants of that name in any inflected form; returns whether there was one.
  private mutating func removeParticipant(_ name: String, from mentions: [ID<Mention>]) -> Bool {
    let words = folding.words(of: name)
    var wasFound = false
    for id in mentions {
      let range = graph.mentions[id].participants
      let kept = range.indices.filter { row in
        let span = graph.participants[row].span
        return !NameForms.agree(words, folding.words(of: graph.words(span, of: graph.mentions[id])))
      }
      if kept.count == range.indices.count { continue }
      wasFound = true
      let first = graph.participants.count
      var moved: [Int: Int32] = [:]
      for row in kept {
        moved[row] = Int32(graph.participants.count)
        graph.participants.append(graph.participants[row])
      }
      graph.mentions[id].participants = RowRange(first, graph.participants.count)
      for (index, claim) in graph.claims.enumerated() where claim.mention == id && claim.kind == .participant {
        if let row = moved[Int(claim.row)] {
          graph.claims[index].row = row
        } else {
          withdrawnClaims.insert(ID(index))
        }
      }
    }
    return wasFound
  }
}

enum NameForms {
  /// Whether two names, as folded words, have the same words in any inflected form, in the same order.
  static func agree(_ left: [String], _ right: [String]) -> Bool {
    !left.isEmpty && left.count == right.count && zip(left, right).allSatisfy { Folding.areForms($0, $1) }
  }
}

extension TimeBounds {
  fileprivate func moved(by days: Int) -> TimeBounds {
    TimeBounds(
      earliestStart: earliestStart.advanced(by: days), latestStart: latestStart.advanced(by: days),
      earliestEnd: earliestEnd.advanced(by: days), latestEnd: latestEnd.advanced(by: days))
  }
}
