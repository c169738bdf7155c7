import EventGraph
import Testing

@Suite struct StableIDTests {
  @Test(arguments: [
    ("m0123456789abcdef", StableID.Kind.mention, UInt64(0x0123_4567_89ab_cdef)), ("c0000000000000001", .claim, 1),
  ])
  func anIDPrintsAsItParses(text: String, kind: StableID.Kind, hash: UInt64) {
    #expect(StableID(text) == StableID(kind, hash))
    #expect(StableID(kind, hash).description == text)
  }

  @Test(arguments: [
    "", "m", "m0123", "q0123456789abcdef", "m0123456789ABCDEF", "m0123456789abcdef0", "0123456789abcdef",
  ])
  func whatIsNoIDIsRefused(text: String) {
    #expect(StableID(text) == nil)
  }

  /// Published test vectors of 64-bit FNV-1a (Fowler, Noll, Vo), without the separator that `combine` of bytes adds.
  @Test(arguments: [
    ("", UInt64(0xcbf2_9ce4_8422_2325)), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8),
  ])
  func theHashIsFNV1a(text: String, expected: UInt64) {
    var hash = FNV1a()
    for byte in text.utf8 { hash.combine(byte: byte) }
    #expect(hash.hash == expected)
  }

  @Test func piecesAreKeptApart() {
    func hash(_ pieces: [String]) -> UInt64 {
      var hash = FNV1a()
      for piece in pieces { hash.combine(piece.utf8) }
      return hash.hash
    }
    #expect(hash(["ab", "c"]) != hash(["a", "bc"]))
  }
}
