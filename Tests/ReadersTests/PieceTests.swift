import EventGraph
import ScratchFolders
import Testing

@testable import Readers

@Suite struct PieceTests {
  static let paragraph = "Парламент принял закон 17 декабря 2021 года.\nВласти 😀 приостановили деятельность.\r\n"

  @Test(arguments: ["\r\n", "", "x"], [16, 100, 1000])
  func `the pieces are the text, in order, with offsets in bytes and scalars`(_ gap: String, _ limit: Int) throws {
    let folder = try ScratchFolder()
    let text = String(repeating: PieceTests.paragraph + gap, count: 60)
    let file = try folder.write(text, to: "a.txt")
    let pieces = DocumentReader(inputs: [file], options: ReadOptions(wholeLimit: limit, pieceLimit: limit)).pieces
    #expect(pieces.count > text.utf8.count / limit)
    #expect(String(decoding: pieces.flatMap(\.document.text), as: UTF8.self) == text)
    let offsets = ScalarOffsets(of: Array(text.utf8))
    var position = 0
    for (index, piece) in pieces.enumerated() {
      #expect(piece.index == index && piece.isLast == (index == pieces.count - 1))
      #expect(piece.utf8Offset == position)
      #expect(piece.scalarOffset == offsets.scalarOffset(at: position))
      #expect(piece.document.text.count <= limit)
      #expect(String(validating: piece.document.text, as: UTF8.self) != nil)
      #expect(piece.document.name == "a.txt" && piece.document.sha256 == SHA256.hexadecimal(of: Array(text.utf8)))
      position += piece.document.text.count
    }
  }

  @Test func `pieces end at empty lines where there are some`() throws {
    let folder = try ScratchFolder()
    let file = try folder.write(String(repeating: PieceTests.paragraph + " \r\n", count: 60), to: "a.txt")
    let options = ReadOptions(wholeLimit: 1000, pieceLimit: 1000)
    for piece in DocumentReader(inputs: [file], options: options).pieces {
      #expect(
        piece.document.text.suffix(5).elementsEqual("\n \r\n".utf8.suffix(5)) || piece.document.text.ends("\r\n \r\n"))
    }
  }

  @Test func `a text within the limit is one piece, and a longer one is cut`() throws {
    let folder = try ScratchFolder()
    let file = try folder.write(String(repeating: "a\n", count: 500), to: "a.txt")
    #expect(DocumentReader(inputs: [file], options: ReadOptions(wholeLimit: 1000, pieceLimit: 100)).pieces.count == 1)
    #expect(DocumentReader(inputs: [file], options: ReadOptions(wholeLimit: 999, pieceLimit: 100)).pieces.count == 10)
  }

  @Test func `a file too long for memory is read twice and comes out whole`() throws {
    let folder = try ScratchFolder()
    let text = Array(String(repeating: PieceTests.paragraph + "\n", count: 60_000).utf8)
    #expect(text.count > ByteSource.memoryLimit)
    let file = try folder.write(text, to: "a.txt")
    let pieces = DocumentReader(inputs: [file]).pieces
    #expect(pieces.flatMap(\.document.text) == text)
    #expect(pieces.first?.document.sha256 == SHA256.hexadecimal(of: text))
  }

  @Test func `a long text in an 8-bit encoding is decoded across chunks`() throws {
    let folder = try ScratchFolder()
    let sample = try #require(EncodingSample.all.first { $0.encoding == "windows-1251" })
    let count = ByteSource.memoryLimit / sample.bytes.count + 10
    let file = try folder.write((0..<count).flatMap { _ in sample.bytes }, to: "a.txt")
    let pieces = DocumentReader(inputs: [file]).pieces
    let expected = Array(String(repeating: sample.text, count: count).utf8)
    #expect(pieces.flatMap(\.document.text) == expected)
    #expect(pieces.map(\.document.notes).filter { !$0.isEmpty }.count == 1)
  }

  @Test func `an empty file is one empty document`() throws {
    let folder = try ScratchFolder()
    for bytes in [[], [0xef, 0xbb, 0xbf]] as [[UInt8]] {
      let pieces = DocumentReader(inputs: [try folder.write(bytes, to: "a.txt")]).pieces
      #expect(pieces.count == 1 && pieces[0].isWhole && pieces[0].document.text.isEmpty)
    }
  }
}

extension [UInt8] {
  fileprivate func ends(_ text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
