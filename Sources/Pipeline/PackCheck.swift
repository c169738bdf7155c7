internal import Extraction
public import LanguagePacks

/// The proof of the language packs in a folder: they compile, and every example of their rules holds.
public struct PackCheck: Sendable {
  /// Codes of the languages in the folder.
  public let languages: [String]
  public let exampleCount: Int
  public let ruleCount: Int
  /// `file:line: reason`, in order of language and line.
  public let failures: [String]

  /// Compiles the packs of a folder together with the built-in ones and runs their examples.
  ///
  /// - Throws: `PackError` for the first defect that keeps a pack from compiling.
  public init(folder: String) throws(PackError) {
    let files = try PackFolder.files(at: folder)
    let packs = try Pipeline(packFolders: [folder]).packs
    let codes = Set(files.map { String($0.path.prefix { $0 != "/" }) })
    let checked = packs.languages.filter { codes.contains($0.code) }
    languages = checked.map(\.code)
    let examples = try PackExample.all(in: files)
    exampleCount = examples.count
    ruleCount = checked.map(\.timexRules.count).reduce(0, +)
    let proof = PackProof(packs: packs)
    failures = proof.failures(of: examples).map(\.description)
  }

  /// One line on what was proved.
  public var summary: String {
    let held = exampleCount - failures.count
    return "\(ruleCount) rules for time expressions; \(held) of \(exampleCount) examples hold"
  }
}
