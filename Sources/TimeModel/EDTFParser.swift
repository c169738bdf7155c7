/// Reads one EDTF string. Every function leaves `position` behind what it has read.
struct EDTFParser {
  let bytes: [UInt8]
  var position = 0
  /// Greatest level that something read so far needs.
  var level = 0
  /// End of the part that is being read.
  var end: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    end = bytes.count
  }

  /// The byte at the position; nil at the end of the part.
  var next: UInt8? { position < end ? bytes[position] : nil }

  /// Steps over an ASCII character if it is next.
  @inline(__always)
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard position < end, bytes[position] == UInt8(truncatingIfNeeded: character.value) else { return false }
    position += 1
    return true
  }

  func error(_ reason: String, at offset: Int? = nil) -> EDTFError {
    EDTFError(reason: reason, offset: offset ?? position)
  }

  mutating func need(_ level: Int) { self.level = max(self.level, level) }

  mutating func content() throws(EDTFError) -> EDTF.Content {
    switch next {
    case nil: throw error("empty")
    case UInt8(ascii: "["): return .oneOf(try set(closedBy: "]"))
    case UInt8(ascii: "{"): return .allOf(try set(closedBy: "}"))
    default: break
    }
    if let slash = bytes.firstIndex(of: UInt8(ascii: "/")) {
      if let second = bytes[(slash + 1)...].firstIndex(of: UInt8(ascii: "/")) {
        throw error("an interval has one '/'", at: second)
      }
      return try interval(dividedAt: slash)
    }
    return .date(try date(allows: .everything))
  }

  private mutating func interval(dividedAt slash: Int) throws(EDTFError) -> EDTF.Content {
    if bytes.count == 1 { throw error("an interval needs at least one end; write '../..' if both are open") }
    end = slash
    let start = try endpoint()
    position = slash + 1
    end = bytes.count
    let finish = try endpoint()
    if case .date(let first) = start, case .date(let last) = finish,
      first.hull(in: .northern).lowerBound > last.hull(in: .northern).upperBound
    {
      throw error("the interval ends before it starts", at: slash + 1)
    }
    return .interval(start, finish)
  }

  private mutating func endpoint() throws(EDTFError) -> EDTFEndpoint {
    let text = bytes[position..<end]
    if text.isEmpty {
      need(1)
      return .unknown
    }
    if text.count == 2, text.elementsEqual("..".utf8) {
      need(1)
      position = end
      return .open
    }
    if text.first == UInt8(ascii: "o"), text.elementsEqual("open".utf8) {
      throw error("'open' is of the old draft; write '..'")
    }
    if text.first == UInt8(ascii: "u"), text.elementsEqual("unknown".utf8) {
      throw error("'unknown' is of the old draft; leave the end empty")
    }
    return .date(try date(allows: .inInterval))
  }

  private mutating func set(closedBy closing: Unicode.Scalar) throws(EDTFError) -> [EDTFSetMember] {
    need(2)
    guard bytes.count > 1, bytes.last == UInt8(ascii: closing) else {
      throw error("a set that opens so is closed by '\(closing)' at the end", at: bytes.count)
    }
    let last = bytes.count - 1
    position = 1
    var members: [EDTFSetMember] = []
    while true {
      skipSpaces(before: last)
      // A member ends at the next comma, without the spaces before that.
      var stop = bytes[position..<last].firstIndex(of: UInt8(ascii: ",")) ?? last
      let isLast = stop == last
      let after = stop + 1
      while stop > position, bytes[stop - 1] == UInt8(ascii: " ") { stop -= 1 }
      end = stop
      members.append(try member(isFirst: members.isEmpty, isLast: isLast))
      if isLast { return members }
      position = after
    }
  }

  private mutating func skipSpaces(before last: Int) {
    while position < last, bytes[position] == UInt8(ascii: " ") { position += 1 }
  }

  private mutating func member(isFirst: Bool, isLast: Bool) throws(EDTFError) -> EDTFSetMember {
    let begin = position
    let stop = end
    if begin == stop { throw error("a member of the set is empty") }
    guard let dots = (begin..<stop - 1).first(where: { bytes[$0] == UInt8(ascii: ".") && bytes[$0 + 1] == bytes[$0] })
    else { return .date(try date(allows: .inSet)) }
    if dots == begin {
      if !isFirst { throw error("only the first member of a set begins with '..'") }
      position += 2
      return .upTo(try date(allows: .inSet))
    }
    end = dots
    let first = try date(allows: .inSet)
    position = dots + 2
    end = stop
    if position == stop {
      if !isLast { throw error("only the last member of a set ends with '..'", at: dots) }
      return .from(first)
    }
    let last = try date(allows: .inSet)
    if first.precision != last.precision {
      throw error("both ends of a range in a set have the same precision", at: begin)
    }
    if first.hull(in: .northern).lowerBound > last.hull(in: .northern).upperBound {
      throw error("the range ends before it starts", at: dots + 2)
    }
    return .range(first, last)
  }
}
