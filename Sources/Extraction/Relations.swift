internal import EventGraph
internal import LanguagePacks

/// Finds relations that words state between two triggers of a sentence ("после", "in response to").
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
        if let found = relation(Int(match.value), index..<end, triggers, passage) { result.append(found) }
        index = end
      }
    }
    return result
  }

  private func relation(_ value: Int, _ cue: Range<Int>, _ triggers: [Int], _ passage: Passage) -> Found? {
    // The event behind the cue: the first trigger within five words, no border between.
    guard
      let object = triggers.first(where: {
        let head = passage.triggers[$0].head
        return head >= cue.upperBound && head - cue.upperBound < 5
          && passage.borders[head] - passage.borders[cue.upperBound] < 0.6
      })
    else { return nil }
    // The event that the phrase belongs to: the nearest verb of the same clause, else the nearest trigger in front.
    func cost(_ trigger: Int) -> Float {
      let head = passage.triggers[trigger].head
      let border = abs(passage.borders[head] - passage.borders[cue.lowerBound])
      return border + 0.05 * Float(abs(head - cue.lowerBound)) + (passage.triggers[trigger].isVerb ? 0 : 0.8)
    }
    guard
      let subject = triggers.filter({ $0 != object && !cue.contains(passage.triggers[$0].head) }).min(by: { (cost($0), $0) < (cost($1), $1) }),
      cost(subject) < 2.2
    else { return nil }
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
