internal import EventGraph
internal import LanguagePacks

extension PackSet {
  /// How linking and queries make words comparable: as the tokenizer folds them, without the clitics that the packs
  /// list as prefixes; their most frequent words count as words without content.
  ///
  /// - Parameter files: the files that this set was compiled from.
  func folding(files: [PackFile]) -> Folding {
    var mapping: [Unicode.Scalar: Unicode.Scalar?] = [:]
    for value in UInt32(0x80)..<0x800 {
      guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic || scalar.properties.isDiacritic
      else { continue }
      let folded = Array(lexicon.folded(String(Character(scalar))).unicodeScalars)
      if folded.isEmpty {
        mapping[scalar] = .some(nil)
      } else if folded.count == 1, folded[0] != scalar {
        mapping[scalar] = folded[0]
      }
    }
    var prefixes: [String] = []
    var common: [String] = []
    var sounds = SoundTable()
    for file in files where file.path.hasSuffix("/pack.tsv") {
      for line in file.text.split(separator: "\n") where !line.hasPrefix("#") {
        let fields = line.split(separator: "\t", maxSplits: 1)
        guard fields.count == 2 else { continue }
        let words = fields[1].split(separator: " ")
        switch fields[0] {
        case "prefix": prefixes += words.map { lexicon.folded($0.prefix { $0 != ":" }) }
        case "common": common += words.map(String.init)
        case "sounds":
          for word in words { _ = sounds.add(lexicon.folded(word.prefix { $0 != ">" }) + word.drop { $0 != ">" }) }
        default: break
        }
      }
    }
    prefixes.sort { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
    var folding = Folding(mapping: mapping, prefixes: prefixes, stopWords: common)
    folding.sounds = sounds
    folding.meanings = meanings(files: files, as: folding)
    folding.known = { self.known(in: $0) }
    return folding
  }

  /// Words of one meaning, in the letters that linking compares: with and without the clitics that folding drops.
  private func meanings(files: [PackFile], as folding: Folding) -> MeaningTable {
    var table = MeaningTable()
    for file in files where file.path.hasSuffix("/meanings.tsv") {
      for line in file.text.split(separator: "\n") where !line.hasPrefix("#") {
        _ = table.add(line) { [lexicon.folded($0)] + folding.words(of: String($0)) }
      }
    }
    return table
  }
}
