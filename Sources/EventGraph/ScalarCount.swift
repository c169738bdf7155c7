/// Counting of Unicode scalars in UTF-8, eight bytes at a time.
public enum ScalarCount {
  /// Scalars that begin in the bytes: all but continuation bytes. O(n).
  public static func count(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    let end = bytes.count
    var continuations = 0
    var offset = 0
    while offset + 8 <= end {
      // Eight counters of one byte, which hold up to 255 each; their sum needs 16 bits, so they are added in pairs.
      var lanes: UInt64 = 0
      let stop = min(end - 7, offset + 8 * 255)
      while offset < stop {
        let block = UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self)
        // The highest bit set, the next one clear.
        lanes &+= (block & ~(block &<< 1) & 0x8080_8080_8080_8080) &>> 7
        offset &+= 8
      }
      let pairs = (lanes & 0x00ff_00ff_00ff_00ff) &+ (lanes &>> 8 & 0x00ff_00ff_00ff_00ff)
      continuations += Int((pairs &* 0x0001_0001_0001_0001) &>> 48)
    }
    while offset < end {
      if base[offset] & 0xc0 == 0x80 { continuations += 1 }
      offset += 1
    }
    return end - continuations
  }
}
