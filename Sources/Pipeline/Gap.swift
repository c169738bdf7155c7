public import EventGraph
internal import LanguagePacks
internal import TimeModel

/// Something in a document that was not understood.
public struct Gap: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// A date or range that no event was given.
    case unattachedDate
    /// A paragraph most of whose words no language pack can spell.
    case unknownLanguage
  }

  public var kind: Kind
  public var span: TextSpan
}

extension Pipeline {
  /// What was not understood of a document (or piece) that was extracted, by offset.
  ///
  /// The date of the document itself, where it stands at its head, is no gap. O(text + rows).
  public func gaps(in graph: EventGraph) -> [Gap] {
    guard let document = graph.documents.first else { return [] }
    let attached = Set(graph.mentionTimexes)
    var gaps: [Gap] = []
    for (index, timex) in graph.timexes.enumerated() where timex.kind == .date || timex.kind == .range {
      if attached.contains(ID(index)) || isHead(timex, of: document) { continue }
      gaps.append(Gap(kind: .unattachedDate, span: timex.span))
    }
    gaps += unreadParagraphs(of: document.text).map { Gap(kind: .unknownLanguage, span: $0) }
    return gaps.sorted { $0.span < $1.span }
  }

  private func isHead(_ timex: Timex, of document: Document) -> Bool {
    guard case .date(let date) = timex.value, let created = document.created else { return false }
    return date.firstDay == created.firstDay && timex.span.begin < 1000
  }

  /// Paragraphs of two and more words of which no language can spell half.
  private func unreadParagraphs(of text: [UInt8]) -> [TextSpan] {
    var spans: [TextSpan] = []
    var tokens: [Token] = []
    for range in Gap.paragraphs(of: text) {
      tokens.removeAll(keepingCapacity: true)
      text.withUnsafeBufferPointer { packs.tokenize($0, range, into: &tokens) }
      let words = tokens.filter { $0.kind == .word }
      guard words.count > 1 else { continue }
      let isRead = packs.languages.contains { pack in
        words.count { $0.languages >> UInt32(pack.index) & 1 == 1 } * 2 >= words.count
      }
      if !isRead { spans.append(TextSpan(range.lowerBound, range.upperBound)) }
    }
    return spans
  }
}

extension Gap {
  /// Runs of lines between empty ones, without the white space around them.
  static func paragraphs(of text: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start: Int?
    var end = 0
    var lineIsEmpty = true
    for (index, byte) in text.enumerated() {
      if byte == UInt8(ascii: "\n") {
        if lineIsEmpty, let first = start {
          ranges.append(first..<end)
          start = nil
        }
        lineIsEmpty = true
      } else if byte > 0x20 {
        if start == nil { start = index }
        end = index + 1
        lineIsEmpty = false
      }
    }
    if let start { ranges.append(start..<end) }
    return ranges
  }
}
