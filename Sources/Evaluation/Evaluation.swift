public import EventGraph
internal import Exchange

/// Compares what is extracted with gold, document by document: memory grows with the gold, not with the documents.
public struct Evaluation {
  public enum Subject: String, Sendable, CaseIterable { case events, timex, participants }

  private let gold: Gold
  private let subject: Subject
  private let comparison: TimexComparison
  private let trimmer = SpanTrimmer()

  private var timexes = Figures<TimexFigures>(total: TimexFigures())
  private var events = Figures<EventFigures>(total: EventFigures())

  /// Of the document that is being received.
  private var predictions = Predictions()
  private var text: [UInt8] = []
  private var language: String?
  private var seen: Set<String> = []
  /// Predictions of inputs whose last path component is the same are counted together, as gold names files without
  /// folders.
  private var byFile: [String: (predictions: Predictions, language: String?)] = [:]

  public init(_ gold: Gold, _ subject: Subject, _ comparison: TimexComparison = TimexComparison()) {
    self.gold = gold
    self.subject = subject
    self.comparison = comparison
  }

  /// Takes the rows of the next piece of a document.
  public mutating func receive(_ graph: EventGraph, index: Int, isLast: Bool, scalarOffset: Int) {
    guard let document = graph.documents.first else { return }
    if index == 0 { (predictions, text, language) = (Predictions(), [], document.language) }
    predictions.append(graph, scalarOffset: scalarOffset, parts: subject == .timex && comparison.countsParts)
    if subject == .timex, comparison.trims { text += document.text }
    guard isLast else { return }
    if subject == .timex {
      finishTimexes(of: document.name)
    } else {
      let file = document.name.split(separator: "/").last.map(String.init) ?? document.name
      guard gold.documents.contains(where: { $0.name == file }) else { return }
      byFile[file, default: (Predictions(), language)].predictions.timexes += predictions.timexes
      byFile[file]?.predictions.events += predictions.events
    }
  }

  private mutating func finishTimexes(of name: String) {
    var rows = gold.timex3s[name] ?? []
    var predicted = comparison.kept(predictions.timexes, rows)
    if comparison.trims {
      let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
      for index in rows.indices { rows[index].span = trimmer.trimmed(rows[index].span, of: scalars) }
      for index in predicted.indices { predicted[index].span = trimmer.trimmed(predicted[index].span, of: scalars) }
    }
    // A document that comes twice is compared once; what the other one says are false alarms.
    if !seen.insert(name).inserted { rows = [] }
    var figures = TimexFigures()
    figures.add(rows, predicted, comparison)
    timexes.add(figures, language: language)
  }

  /// Counts the gold of documents that did not come as missed.
  ///
  /// - Returns: the names of those documents, in the order of their names.
  public mutating func finish() -> [String] {
    switch subject {
    case .timex:
      let absent = gold.timex3s.keys.filter { !seen.contains($0) }.sorted()
      for name in absent {
        var figures = TimexFigures()
        figures.add(gold.timex3s[name] ?? [], [], comparison)
        timexes.add(figures, language: nil)
      }
      return absent
    case .events, .participants:
      for document in gold.documents {
        let extracted = byFile[document.name]
        var figures = EventFigures()
        figures.add(
          timexes: gold.timexes[document.name] ?? [], events: gold.events[document.name] ?? [],
          extracted?.predictions ?? Predictions())
        events.add(figures, language: document.language ?? extracted?.language)
      }
      return Set(gold.documents.map(\.name)).subtracting(byFile.keys).sorted()
    }
  }

  /// One object: the figures of all documents, and in `languages` those of each language.
  public var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      switch subject {
      case .timex: timexes.write(&json) { $0.write(&$1) }
      case .events: events.write(&json) { $0.write(participants: false, &$1) }
      case .participants: events.write(&json) { $0.write(participants: true, &$1) }
      }
    }
    json.newline()
    return json.bytes
  }

  /// The figures of all documents, then those of each language under its code.
  public var report: String {
    switch subject {
    case .timex: timexes.text(\.text)
    case .events: events.text { $0.text(participants: false) }
    case .participants: events.text { $0.text(participants: true) }
    }
  }
}

/// What is counted over documents.
private protocol Countable {
  static func += (left: inout Self, right: Self)
}

extension TimexFigures: Countable {}
extension EventFigures: Countable {}

/// Figures of all documents and of each language.
private struct Figures<Counts: Countable> {
  var total: Counts
  private var byLanguage: [String: Counts] = [:]

  init(total: Counts) { self.total = total }

  /// - Parameter language: nil for a document whose language is not known, `und` in the output.
  mutating func add(_ counts: Counts, language: String?) {
    total += counts
    let code = language ?? "und"
    if byLanguage[code] == nil { byLanguage[code] = counts } else { byLanguage[code]! += counts }
  }

  private var languages: [(code: String, counts: Counts)] {
    byLanguage.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  func write(_ json: inout JSONWriter, _ write: (Counts, inout JSONWriter) -> Void) {
    write(total, &json)
    json.object("languages") { json in
      for language in languages {
        json.key(language.code)
        json.object { write(language.counts, &$0) }
      }
    }
  }

  func text(_ text: (Counts) -> String) -> String {
    languages.reduce(text(total)) { $0 + "\n\($1.code)\n" + text($1.counts) }
  }
}
