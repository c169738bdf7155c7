internal import CUchardet
internal import Glibc

/// Turns the bytes of one encoding into valid UTF-8, chunk by chunk; what cannot be decoded becomes U+FFFD and is
/// counted. A class, because it owns an iconv converter.
final class TextDecoder {
  let encoding: TextEncoding
  private let converter: IconvHandle?
  /// Bytes that the last chunk ended with, too few for a character.
  private var carried: [UInt8] = []
  /// Bytes decoded before `carried`.
  private var consumed: Int

  /// Replacement characters written.
  private(set) var undecodable = 0
  /// Offset in the file of the first undecodable byte.
  private(set) var firstUndecodable: Int?

  /// `offset` is the length of a byte order mark that was taken off.
  init(encoding: TextEncoding, offset: Int = 0) {
    self.encoding = encoding
    consumed = offset
    converter = encoding == .utf8 ? nil : IconvHandle(from: encoding.name)
    precondition(encoding == .utf8 || converter != nil, "a TextEncoding names what iconv has")
  }

  /// Decodes the next bytes to the end of `text`; call with `isLast` once, at the end.
  func decode(_ chunk: ArraySlice<UInt8>, isLast: Bool, into text: inout [UInt8]) {
    if encoding == .utf8 {
      decodeUTF8(chunk, isLast: isLast, into: &text)
    } else {
      convert(chunk, isLast: isLast, into: &text)
    }
  }

  private func replace(at offset: Int, in text: inout [UInt8]) {
    text.append(contentsOf: [0xef, 0xbf, 0xbd])
    undecodable += 1
    if firstUndecodable == nil { firstUndecodable = offset }
  }

  private func decodeUTF8(_ chunk: ArraySlice<UInt8>, isLast: Bool, into text: inout [UInt8]) {
    var bytes = chunk
    if !carried.isEmpty {
      bytes = (carried + chunk)[...]
      carried = []
    }
    if !isLast {
      let complete = UTF8Text.lengthOfWholeScalars(in: bytes)
      carried = Array(bytes.dropFirst(complete))
      bytes = bytes.prefix(complete)
    }
    while let error = UTF8Text.firstError(in: bytes) {
      text.append(contentsOf: bytes.prefix(error.lowerBound))
      replace(at: consumed + error.lowerBound, in: &text)
      consumed += error.upperBound
      bytes = bytes.dropFirst(error.upperBound)
    }
    text.append(contentsOf: bytes)
    consumed += bytes.count
  }

  private func convert(_ chunk: ArraySlice<UInt8>, isLast: Bool, into text: inout [UInt8]) {
    var input = carried.isEmpty ? Array(chunk) : carried + chunk
    carried = []
    let count = input.count
    var output = [UInt8](repeating: 0, count: 64 << 10)
    var position = 0
    while position < count {
      var failure: Int32 = 0
      var produced = 0
      input.withUnsafeMutableBytes { source in
        output.withUnsafeMutableBytes { target in
          var from = source.baseAddress?.assumingMemoryBound(to: CChar.self).advanced(by: position)
          var fromLeft = count - position
          var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
          var toLeft = target.count
          if iconv(handle, &from, &fromLeft, &to, &toLeft) == -1 { failure = errno }
          position = count - fromLeft
          produced = target.count - toLeft
        }
      }
      text.append(contentsOf: output[..<produced])
      if failure == E2BIG || position == count { continue }
      if failure == EINVAL, !isLast { break }
      // Undecodable here, or cut off at the very end: skip one unit and go on in the initial state.
      replace(at: consumed + position, in: &text)
      position = min(position + encoding.unitSize, count)
      _ = iconv(handle, nil, nil, nil, nil)
    }
    carried = Array(input[position...])
    consumed += position
  }

  private var handle: iconv_t {
    switch converter {
    case .some(let converter): converter.handle
    case .none: preconditionFailure("UTF-8 has no converter")
    }
  }
}
