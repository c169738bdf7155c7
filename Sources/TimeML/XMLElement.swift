internal import CLibXML2

/// An element of an XML document: its attributes, and what stands inside in order. Names come without a namespace.
struct XMLElement {
  enum Content {
    case text([UInt8])
    case element(XMLElement)
  }

  var name: String
  var attributes: [String: String] = [:]
  var content: [Content] = []

  /// The elements directly inside.
  var elements: [XMLElement] {
    content.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// All text inside, at any depth.
  var text: [UInt8] {
    content.flatMap { content -> [UInt8] in
      switch content {
      case .text(let bytes): bytes
      case .element(let element): element.text
      }
    }
  }
}

/// Why a text is no XML that can be read.
struct XMLError: Error {
  var line: Int
  var message: String
}

extension XMLElement {
  /// Elements inside each other beyond this depth, and bytes beyond this number, are refused.
  static let deepest = 256
  static let longest = 64 << 20

  /// The root element of an XML text.
  ///
  /// Nothing is fetched and no entity is replaced but the five of XML itself: a document type that declares entities is
  /// refused, so that neither foreign files nor entities that multiply can get in.
  /// - Throws: `XMLError` with the line.
  init(parsing bytes: [UInt8]) throws(XMLError) {
    guard !bytes.isEmpty else { throw XMLError(line: 0, message: "the document is empty") }
    guard bytes.count <= Self.longest else { throw XMLError(line: 0, message: "XML of more than 64 MB") }
    let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
    guard let context = xmlNewParserCtxt() else { throw XMLError(line: 0, message: "no memory for the XML parser") }
    defer { xmlFreeParserCtxt(context) }
    let document = bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        xmlCtxtReadMemory(context, $0.baseAddress, Int32($0.count), nil, "UTF-8", options)
      }
    }
    guard let document else {
      let error = context.pointee.lastError
      var message = error.message.map { String(cString: $0) } ?? "no XML"
      while message.last?.isWhitespace == true { message.removeLast() }
      throw XMLError(line: Int(error.line), message: message)
    }
    defer { xmlFreeDoc(document) }
    if let subset = document.pointee.intSubset, subset.pointee.entities != nil {
      throw XMLError(line: 0, message: "the document type declares entities, which are not read")
    }
    guard let root = document.pointee.children.flatMap(Self.firstElement) else {
      throw XMLError(line: 0, message: "no root element")
    }
    self = try Self.element(root, depth: 0)
  }

  private static func firstElement(_ node: xmlNodePtr) -> xmlNodePtr? {
    var next: xmlNodePtr? = node
    while let node = next {
      if node.pointee.type == XML_ELEMENT_NODE { return node }
      next = node.pointee.next
    }
    return nil
  }

  private static func element(_ node: xmlNodePtr, depth: Int) throws(XMLError) -> XMLElement {
    guard depth < deepest else {
      throw XMLError(line: Int(node.pointee.line), message: "elements are nested too deeply")
    }
    var element = XMLElement(name: string(node.pointee.name))
    var attribute = node.pointee.properties
    while let row = attribute {
      element.attributes[string(row.pointee.name)] = string(row.pointee.children?.pointee.content)
      attribute = row.pointee.next
    }
    var child = node.pointee.children
    while let inside = child {
      switch inside.pointee.type {
      case XML_ELEMENT_NODE: element.content.append(.element(try self.element(inside, depth: depth + 1)))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        element.content.append(.text(Array(string(inside.pointee.content).utf8)))
      default: break
      }
      child = inside.pointee.next
    }
    return element
  }

  private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}
