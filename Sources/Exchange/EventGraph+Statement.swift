internal import EventGraph

extension EventGraph {
  /// What a claim says, in one clause: the kind of statement and its value, in EDTF or in the words of the text.
  func statement(of claim: Claim) -> String {
    let mention = mentions[claim.mention]
    let quoted = words(claim.span, of: mention).displayedOnOneLine
    switch claim.kind {
    case .date: return "date: " + (mention.value.map { "\($0)" } ?? quoted)
    case .count: return "count: " + (count(of: mention).map(\.range) ?? quoted)
    case .place: return "place: " + (place(of: mention)?.name.map(name) ?? quoted)
    case .duration: return "duration: " + (duration(of: mention).map { "\($0.period)" } ?? quoted)
    case .participant:
      let participant = participants.indices.contains(Int(claim.row)) ? participants[Int(claim.row)] : nil
      guard let participant else { return "participant: \(quoted)" }
      return "\(participant.role.name): \(words(participant.span, of: mention).displayedOnOneLine)"
    case .order:
      guard relations.indices.contains(Int(claim.row)) else { return "order: \(quoted)" }
      let relation = relations[Int(claim.row)]
      return "\(label(of: mentions[relation.from])) \(relation.kind.name) \(label(of: mentions[relation.to]))"
    }
  }
}

extension Count {
  /// `350`, `3-5`, `3+`.
  var range: String {
    switch max {
    case nil: "\(min)+"
    case min: "\(min)"
    case let max?: "\(min)-\(max)"
    }
  }
}
