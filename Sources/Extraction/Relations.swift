internal import EventGraph
internal import LanguagePacks

/// Finds relations that words state between two triggers of a sentence ("after", "in response to").
struct RelationPass {
  let packs: PackSet

  struct Found {
    var kind: Relation.Kind
    /// Indices into the passage's triggers.
    var from: Int
    var to: Int
    var cue: Range<Int>
  }

  func run(_ passage: Passage) -> [Found] {
    let view = WordView(packs: packs, language: passage.language)
    var result: [Found] = []
    for sentence in passage.sentences {
      let triggers = passage.triggers.indices.filter { sentence.contains(passage.triggers[$0].head) }
      guard triggers.count > 1 else { continue }
      var index = sentence.lowerBound
      while index < sentence.upperBound {
        guard let match = view.match(.signal, in: passage.tokens, at: index, before: sentence.upperBound) else {
          index += 1
          continue
        }
        let end = index + match.length
        if let found = relation(Int(match.value), index..<end, triggers, passage, view) { result.append(found) }
        index = end
      }
    }
    return result
  }

  /// A relation is a phrase of a clause: cue, then the noun of one event ("after the ratification"), inside the clause of
  /// another. A cue before a number counts ("up to 12 years"), one before a verb mostly joins sentences ("then …"): neither
  /// states a relation, unless the cue itself opens a clause ("after … had …").
  private func relation(
    _ value: Int, _ cue: Range<Int>, _ triggers: [Int], _ passage: Passage, _ view: WordView
  ) -> Found? {
    guard cue.upperBound < passage.tokens.count, passage.tokens[cue.upperBound].kind != .number else { return nil }
    let opensClause = cue.count > 1 && view.has(passage.tokens[cue.upperBound - 1], .subordinator)
    guard
      let object = triggers.first(where: { passage.triggers[$0].head >= cue.upperBound }),
      case let head = passage.triggers[object].head, head - cue.upperBound < 5,
      passage.borders[head] - passage.borders[cue.upperBound] < 0.6,
      !passage.triggers[object].isVerb || opensClause,
      !passage.found.contains(where: { $0.tokens.contains(head) })
    else { return nil }
    // The event that the phrase belongs to: the nearest predicate of the same clause, or the noun right in front.
    var best: (cost: Float, trigger: Int)?
    for trigger in triggers where trigger != object && !cue.contains(passage.triggers[trigger].head) {
      let candidate = passage.triggers[trigger]
      let distance = abs(candidate.head - cue.lowerBound)
      guard candidate.isVerb || (candidate.head < cue.lowerBound && distance <= 3) else { continue }
      let cost = abs(passage.borders[candidate.head] - passage.borders[cue.lowerBound]) + 0.05 * Float(distance)
      if cost < (best?.cost ?? 1.2) { best = (cost, trigger) }
    }
    guard let subject = best?.trigger else { return nil }
    switch value {
    case 0: return Found(kind: .before, from: subject, to: object, cue: cue)
    case 1: return Found(kind: .after, from: subject, to: object, cue: cue)
    case 2: return Found(kind: .during, from: subject, to: object, cue: cue)
    case 3: return Found(kind: .causes, from: object, to: subject, cue: cue)
    case 4: return Found(kind: .respondsTo, from: subject, to: object, cue: cue)
    case 5: return Found(kind: .partOf, from: subject, to: object, cue: cue)
    default: return Found(kind: .revokes, from: subject, to: object, cue: cue)
    }
  }
}
