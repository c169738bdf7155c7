import Foundation
import LanguagePacks
import Testing

@Suite struct EmbeddedPackTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Sources/PackData/packs").path

  /// A file that is in the folder and not in PackData.c would be silently left out.
  @Test func everyFileOfTheFoldersIsEmbeddedAsItIs() throws {
    let embedded = Dictionary(uniqueKeysWithValues: PackFile.embedded.map { ($0.path, $0.text) })
    var found: Set<String> = []
    for case let path as String in FileManager.default.enumerator(atPath: Self.folder)! {
      guard path.hasSuffix(".tsv") || path.hasSuffix(".rules") else { continue }
      found.insert(path)
      #expect(embedded[path] == (try String(contentsOfFile: Self.folder + "/" + path, encoding: .utf8)), "\(path)")
    }
    #expect(found == Set(embedded.keys))
    #expect(found.count > 20)
  }

  @Test func everyPackSaysWhereItsFactsComeFrom() throws {
    for language in try FileManager.default.contentsOfDirectory(atPath: Self.folder)
    where !language.contains(".") {
      #expect(FileManager.default.fileExists(atPath: "\(Self.folder)/\(language)/SOURCES.md"), "\(language)")
    }
  }

  /// A program that was built with compiled packs starts with the same as it would compile itself.
  @Test func compiledPacksAreThoseOfTheFiles() throws {
    guard let image = PackImage.embedded else {
      print("the packs are not built in compiled form: run `make packs`")
      return
    }
    let fresh = try PackImage(compiling: PackFile.embedded)
    #expect(image.bytes.elementsEqual(fresh.bytes))
  }
}
