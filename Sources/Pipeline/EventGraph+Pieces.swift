internal import EventGraph

extension EventGraph {
  /// Appends the rows of the next piece of the last document, with its text behind the document's.
  ///
  /// - Complexity: O(rows and text of the piece).
  mutating func appendContinuation(_ piece: EventGraph) {
    precondition(!documents.isEmpty && piece.documents.count == 1, "a piece continues one document")
    let document = ID<Document>(documents.count - 1)
    let base = documents[document].text.count
    let first = (
      timex: timexes.count, part: timexParts.count, mention: mentions.count, participant: participants.count,
      place: places.count, count: counts.count, duration: durations.count, relation: relations.count,
      claim: claims.count
    )
    append(piece)
    documents.removeLast()
    documents[document].text += piece.documents[0].text
    documents[document].notes += piece.documents[0].notes

    func move(_ span: inout TextSpan) { span = TextSpan(Int(span.begin) + base, Int(span.end) + base) }
    for row in first.timex..<timexes.count {
      timexes[row].document = document
      move(&timexes[row].span)
    }
    for row in first.part..<timexParts.count { move(&timexParts[row].span) }
    for row in first.mention..<mentions.count {
      mentions[row].document = document
      move(&mentions[row].trigger)
      move(&mentions[row].phrase)
      move(&mentions[row].sentence)
      if var span = mentions[row].reportedBy {
        move(&span)
        mentions[row].reportedBy = span
      }
      if var span = mentions[row].statusCue {
        move(&span)
        mentions[row].statusCue = span
      }
    }
    for row in first.participant..<participants.count {
      move(&participants[row].span)
      move(&participants[row].head)
    }
    for row in first.place..<places.count { move(&places[row].span) }
    for row in first.count..<counts.count { move(&counts[row].span) }
    for row in first.duration..<durations.count { move(&durations[row].span) }
    for row in first.relation..<relations.count { move(&relations[row].span) }
    for row in first.claim..<claims.count { move(&claims[row].span) }
  }
}
