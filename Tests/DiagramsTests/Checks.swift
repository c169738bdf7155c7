import Foundation
import Testing

/// Debian's `dot` under the name that the library package brings: an independent reader of our DOT.
enum Neato {
  static let path = "/usr/sbin/libgvc6-config-update"
  static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

  /// The drawing of a DOT file by `neato -n2`, and what it said on standard error.
  static func draw(_ dot: [UInt8], format: String = "svg") throws -> (drawing: [UInt8], messages: String) {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("annals-\(UUID().uuidString).dot")
    let errors = file.appendingPathExtension("err")
    try Data(dot).write(to: file)
    try Data().write(to: errors)
    defer {
      try? FileManager.default.removeItem(at: file)
      try? FileManager.default.removeItem(at: errors)
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["-Kneato", "-n2", "-T\(format)", file.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let drawing = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (Array(drawing), String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}

/// Well-formedness, by a small reader of our own: tags balanced, attributes quoted, entities known, characters legal.
enum XMLCheck {
  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  static func check(_ bytes: [UInt8]) throws {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Fault(description: "not UTF-8") }
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0a, 0x0d, 0x20...0xd7ff, 0xe000...0xfffd, 0x10000...0x10ffff: break
      default: throw Fault(description: "U+\(String(scalar.value, radix: 16)) is no XML character")
      }
    }
    // On bytes: a combining mark behind a bracket would hide it from a reader of characters.
    var open: [[UInt8]] = []
    var position = 0
    while let less = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      try content(bytes[position..<less])
      if bytes[less...].starts(with: Array("<!--".utf8)) {
        var end = less + 4
        while end + 1 < bytes.count, bytes[end] != 0x2d || bytes[end + 1] != 0x2d { end += 1 }
        guard end + 2 < bytes.count, bytes[end + 2] == UInt8(ascii: ">") else {
          throw Fault(description: "-- in a comment, or no end")
        }
        position = end + 3
        continue
      }
      guard let greater = bytes[less...].firstIndex(of: UInt8(ascii: ">")) else {
        throw Fault(description: "tag without end")
      }
      let tag = bytes[(less + 1)..<greater]
      position = greater + 1
      if tag.first == UInt8(ascii: "?") || tag.starts(with: Array("!DOCTYPE".utf8)) { continue }
      if tag.first == UInt8(ascii: "/") {
        guard let last = open.popLast(), last.elementsEqual(tag.dropFirst()) else {
          throw Fault(description: "</\(String(decoding: tag, as: UTF8.self))> closes nothing")
        }
        continue
      }
      try attributes(tag)
      if tag.last != UInt8(ascii: "/") { open.append(Array(tag.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") })) }
    }
    guard open.isEmpty else { throw Fault(description: "\(open.count) elements stay open") }
  }

  private static func content(_ text: ArraySlice<UInt8>) throws {
    var position = text.startIndex
    while let amp = text[position...].firstIndex(of: UInt8(ascii: "&")) {
      guard let end = text[amp...].firstIndex(of: UInt8(ascii: ";")) else { throw Fault(description: "& without ;") }
      let name = String(decoding: text[(amp + 1)..<end], as: UTF8.self)
      let known = ["amp", "lt", "gt", "quot", "apos"].contains(name)
      let number =
        name.hasPrefix("#x") ? Int(name.dropFirst(2), radix: 16) : name.hasPrefix("#") ? Int(name.dropFirst()) : nil
      guard known || (number ?? 0) >= 0x20 else { throw Fault(description: "&\(name.prefix(20)); is not known") }
      position = end + 1
    }
  }

  private static func attributes(_ tag: ArraySlice<UInt8>) throws {
    let pieces = tag.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
    guard pieces.count % 2 == 1 else {
      throw Fault(description: "odd quotes in <\(String(decoding: tag.prefix(80), as: UTF8.self))")
    }
    for (index, piece) in pieces.enumerated() {
      if index % 2 == 1 {
        try content(piece)
        continue
      }
      let isLast = index + 1 == pieces.count
      let names = piece.count { $0 == UInt8(ascii: "=") }
      let isSpaced = index == 0 || isLast || piece.first.map { $0 <= 0x20 } ?? false
      guard names == (isLast ? 0 : 1), isLast || piece.last == UInt8(ascii: "="), isSpaced else {
        throw Fault(description: "attribute in <\(String(decoding: tag.prefix(80), as: UTF8.self))")
      }
    }
  }
}

@Suite struct XMLCheckTests {
  @Test(arguments: [
    "<a>", "<a></b>", "<a b=c></a>", "<a b=\"c\"d=\"e\"></a>", "<a>&x;</a>", "<a>&#1;</a>", "<a>\u{1}</a>", "</a>",
    "<a b=\"&\"></a>", "<!-- -- -->",
  ])
  func seesFaults(xml: String) {
    #expect(throws: XMLCheck.Fault.self) { try XMLCheck.check(Array(xml.utf8)) }
  }

  @Test func passesWhatIsWellFormed() throws {
    try XMLCheck.check(Array("<?xml version=\"1.0\"?><a b=\"c &amp; d\" e=\"f\"><g/>x &#45; y</a>".utf8))
  }
}
