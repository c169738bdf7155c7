import Foundation

@testable import Diagrams

extension Wording {
  /// The words of a built-in pack, read from its file, so that charts are checked in the languages they ship in.
  static func ofPack(_ language: String) throws -> Wording {
    let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = project.appendingPathComponent("Sources/PackData/packs/\(language)/labels.tsv")
    var texts = Wording.englishTexts
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
      let columns = line.split(separator: "\t", maxSplits: 1).map(String.init)
      if columns.count == 2 { texts[columns[0]] = columns[1] }
    }
    return Wording(language: language, texts: texts)
  }
}
