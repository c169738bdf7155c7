/// Makes the SVG that libgraphviz writes ready for readers: the one step between the library's bytes and the file.
///
/// What changes: a real title and description in place of the graph's name, `role="img"` and the language on the root;
/// tooltips become `<title>` elements, helper titles (node names) go; the comment with the library's version, the
/// document type and the "standalone" declaration go; `transparent`, no colour of SVG 1.1, becomes `none`; the size is
/// given in user units and may shrink with the window.
public struct SVGFinish: Hashable, Sendable {
  /// What a screen reader says first.
  public var title: String
  /// What the drawing shows, in a sentence or two.
  public var description: String
  /// BCP 47; empty if unknown.
  public var language: String

  public init(title: String, description: String, language: String) {
    self.title = title
    self.description = description
    self.language = language
  }

  /// The finished SVG. A pure function of its input; O(n).
  public func applied(to svg: [UInt8]) -> [UInt8] {
    var pass = Pass(finish: self, reader: SVGTagReader(svg))
    pass.run()
    return pass.output
  }
}

extension SVGFinish {
  /// One run over the elements of a document.
  private struct Pass {
    let finish: SVGFinish
    var reader: SVGTagReader
    var output: [UInt8] = []
    /// For each open element whether its end tag is written.
    var written: [Bool] = []

    mutating func run() {
      output.reserveCapacity(reader.bytes.count)
      while let piece = reader.next() {
        switch piece {
        case .text(let range): output.append(contentsOf: reader.bytes[range])
        case .aside(let range):
          if reader.bytes[range].starts(with: Array("<?xml".utf8)) {
            append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
          }
        case .start(let tag): start(tag)
        case .end(let range):
          if written.popLast() ?? true { output.append(contentsOf: reader.bytes[range]) }
        }
      }
    }

    private mutating func start(_ tag: SVGTagReader.Tag) {
      switch tag.name {
      case "svg":
        root(tag)
        written.append(true)
      case "title":
        // The name of a node or of the graph, for nobody's eyes.
        reader.skipElement()
      case "g" where tag.value(of: "id")?.hasPrefix("a_") == true:
        written.append(false)
      case "a":
        if let tooltip = tag.value(of: "xlink:title"), !tooltip.isEmpty { append("<title>\(tooltip)</title>") }
        let address = tag.value(of: "xlink:href")
        if let address { append("<a xlink:href=\"\(address)\">") }
        written.append(address != nil)
      default:
        append("<" + tag.name)
        for (name, value) in tag.attributes {
          append(" \(name)=\"\(value == "transparent" ? "none" : value)\"")
        }
        append(tag.isEmpty ? "/>" : ">")
        if !tag.isEmpty { written.append(true) }
      }
    }

    private mutating func root(_ tag: SVGTagReader.Tag) {
      append("<svg")
      for (name, value) in tag.attributes {
        switch name {
        case "width", "height": append(" \(name)=\"\(value.hasSuffix("pt") ? String(value.dropLast(2)) : value)\"")
        default: append(" \(name)=\"\(value)\"")
        }
      }
      append(" style=\"max-width:100%;height:auto\" role=\"img\" aria-labelledby=\"annals-title annals-description\"")
      let language = String(decoding: finish.language.utf8.filter(Self.isLanguageByte), as: UTF8.self)
      if !language.isEmpty { append(" xml:lang=\"\(language)\" lang=\"\(language)\"") }
      append(">\n<title id=\"annals-title\">\(SVGFinish.escaped(finish.title))</title>")
      append("\n<desc id=\"annals-description\">\(SVGFinish.escaped(finish.description))</desc>")
    }

    private static func isLanguageByte(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        true
      default: false
      }
    }

    private mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }
  }

  /// Text as content of an XML 1.0 element: markup escaped, characters that XML forbids replaced by U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: result += "&amp;"
      case 0x3c: result += "&lt;"
      case 0x3e: result += "&gt;"
      case 0x22: result += "&quot;"
      case 0x09, 0x0a, 0x0d: result += " "
      case 0..<0x20, 0xfffe, 0xffff: result += "\u{fffd}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
