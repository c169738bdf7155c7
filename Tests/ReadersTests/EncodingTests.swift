import EventGraph
import ScratchFolders
import Testing

@testable import Readers

@Suite struct EncodingTests {
  @Test(arguments: EncodingSample.all)
  func `the text comes out whatever the encoding, and a guess is noted`(_ sample: EncodingSample) throws {
    let folder = try ScratchFolder()
    let file = try folder.write(sample.bytes, to: "a.txt")
    let pieces = DocumentReader(inputs: [file]).pieces
    let document = try #require(pieces.first?.document)
    #expect(pieces.count == 1)
    #expect(String(decoding: document.text, as: UTF8.self) == sample.text)
    #expect(document.encoding == sample.encoding)
    #expect(document.notes == (sample.isGuess ? ["encoding guessed: \(sample.encoding)"] : []))
    #expect(document.sha256 == SHA256.hexadecimal(of: sample.bytes))
  }

  @Test func `a forced encoding is taken without a note`() throws {
    let folder = try ScratchFolder()
    let sample = try #require(EncodingSample.all.first { $0.encoding == "windows-1251" })
    let file = try folder.write(sample.bytes, to: "a.txt")
    let encoding = try #require(TextEncoding("KOI8-R"))
    let document = try #require(
      DocumentReader(inputs: [file], options: ReadOptions(encoding: encoding)).pieces.first?.document)
    #expect(document.encoding == "KOI8-R" && document.notes.isEmpty)
    #expect(document.text != Array(sample.text.utf8))
  }

  @Test(arguments: [
    ("cp1251", "windows-1251"), ("Windows-1256", "windows-1256"), ("utf8", "UTF-8"), ("koi8-r", "KOI8-R"),
    ("ISO-8859-6", "ISO-8859-6"),
  ])
  func `an encoding is known by its usual names`(_ given: String, _ name: String) {
    #expect(TextEncoding(given)?.name == name)
  }

  @Test(arguments: ["", "klingon", "UTF-8//TRANSLIT", "../gconv", "utf 8"])
  func `what iconv does not know is no encoding`(_ name: String) {
    #expect(TextEncoding(name) == nil)
  }

  @Test func `undecodable bytes become U+FFFD, counted, with the first offset`() throws {
    let folder = try ScratchFolder()
    let bytes = Array("\u{FEFF}Закон принят 17 декабря".utf8) + [0xff, 0xfe] + Array(" 2021 года".utf8) + [0xd0]
    let file = try folder.write(bytes, to: "a.txt")
    let document = try #require(DocumentReader(inputs: [file]).pieces.first?.document)
    #expect(
      String(decoding: document.text, as: UTF8.self) == "Закон принят 17 декабря\u{FFFD}\u{FFFD} 2021 года\u{FFFD}")
    let offset = "\u{FEFF}Закон принят 17 декабря".utf8.count
    #expect(document.notes == ["3 undecodable places, the first at byte \(offset), read as U+FFFD"])
  }

  @Test(arguments: ["UTF-16LE", "UTF-32BE", "EUC-JP"])
  func `damaged bytes of a forced encoding are replaced unit by unit and never stop the rest`(_ name: String) throws {
    let folder = try ScratchFolder()
    let bytes: [UInt8] =
      switch name {
      case "UTF-16LE": [0x41, 0, 0x00, 0xd8, 0x42, 0, 0x43]
      case "UTF-32BE": [0, 0, 0, 0x41, 0x7f, 0, 0, 0, 0, 0, 0, 0x42, 0]
      default: [0x41, 0xff, 0x42, 0x8f]
      }
    let file = try folder.write(bytes, to: "a.txt")
    let options = ReadOptions(encoding: TextEncoding(name))
    let document = try #require(DocumentReader(inputs: [file], options: options).pieces.first?.document)
    #expect(String(decoding: document.text, as: UTF8.self) == "A\u{FFFD}B\u{FFFD}")
  }

  @Test func `control characters and NUL stay in the text as they are`() throws {
    let folder = try ScratchFolder()
    let text = "a\u{0}b\r\nc\u{1B}[31m\u{202E}d\u{85}e\u{FEFF}f"
    let file = try folder.write(text, to: "a.txt")
    #expect(DocumentReader(inputs: [file]).pieces.first?.document.text == Array(text.utf8))
  }

  @Test func `a long ASCII preface does not hide the encoding of what follows`() throws {
    let folder = try ScratchFolder()
    let sample = try #require(EncodingSample.all.first { $0.encoding == "windows-1251" })
    let file = try folder.write([UInt8](repeating: 0x20, count: 300_000) + sample.bytes, to: "a.txt")
    #expect(DocumentReader(inputs: [file]).pieces.first?.document.encoding == "windows-1251")
  }
}
