/// What a word form means: one language's class and value of it.
public struct Sense: Hashable, Sendable, BitwiseCopyable {
  /// Index of the language in the pack set.
  public var language: UInt8
  /// Whether the token must be capitalised (names).
  public var needsCapital: Bool
  public var kind: ClassID
  public var value: Int32
  public var features: Features

  init(language: Int, needsCapital: Bool = false, kind: ClassID, value: Int, features: Features = []) {
    self.language = UInt8(language)
    self.needsCapital = needsCapital
    self.kind = kind
    self.value = Int32(value)
    self.features = features
  }
}

/// The name of a lexicon class (month, negation, trigger …), interned by the pack set.
public struct ClassID: Hashable, Sendable, BitwiseCopyable {
  public let rawValue: UInt16
  init(_ index: Int) { rawValue = UInt16(index) }
}

/// All word forms of all languages in one open-addressing hash table over folded bytes.
///
/// A look-up tests a one-bit filter (64 KB, stays in cache), then 8-byte slots (40-bit tag, 24-bit entry), and
/// verifies the bytes on a hit.
struct WordTable: Sendable {
  /// A form: its bytes in `text`, its senses in `senses`.
  struct Entry: BitwiseCopyable {
    var textBegin: UInt32
    var sensesBegin: UInt32
    var textLength: UInt8
    var sensesCount: UInt8
    /// Union of `SenseMask` bits of the senses.
    var mask: UInt16
  }

  let text: Table<UInt8>
  let entries: Table<Entry>
  let senses: Table<Sense>
  /// All words.
  let slots: Slots
  /// The words that reading time expressions needs; few, so that they stay in the cache.
  let timeSlots: Slots

  /// Ways to entries.
  struct Slots: @unchecked Sendable {
    fileprivate let slots: UnsafePointer<UInt64>
    fileprivate let filter: UnsafePointer<UInt64>
    fileprivate let slotMask: Int

    fileprivate init(_ slots: Table<UInt64>, filter: Table<UInt64>) {
      (self.slots, self.filter, slotMask) = (slots.base, filter.base, slots.count - 1)
    }
  }

  private static let filterWords = 8192

  init(_ image: PackImage) {
    text = image.table(.wordText, of: UInt8.self)
    entries = image.table(.wordEntries, of: Entry.self)
    senses = image.table(.senses, of: Sense.self)
    slots = Slots(image.table(.slots, of: UInt64.self), filter: image.table(.filter, of: UInt64.self))
    timeSlots = Slots(image.table(.timeSlots, of: UInt64.self), filter: image.table(.timeFilter, of: UInt64.self))
  }

  /// Writes the table of forms, which keep their order; none is longer than 255 bytes.
  ///
  /// - Parameter timeCount: how many at the front are for reading time expressions.
  static func write(
    _ forms: [(word: [UInt8], senses: [Sense])], timeCount: Int, to image: inout PackImageWriter
  ) {
    var text: [UInt8] = []
    var entries: [Entry] = []
    var senses: [Sense] = []
    entries.reserveCapacity(forms.count)
    for form in forms {
      entries.append(
        Entry(
          textBegin: UInt32(text.count), sensesBegin: UInt32(senses.count), textLength: UInt8(form.word.count),
          sensesCount: UInt8(clamping: form.senses.count),
          mask: form.senses.reduce(0) { $0 | SenseMask.of($1).rawValue }))
      text += form.word
      senses += form.senses
    }
    image.add(.wordText, text)
    image.add(.wordEntries, entries)
    image.add(.senses, senses)
    write(forms[...], .slots, .filter, to: &image)
    write(forms.prefix(timeCount), .timeSlots, .timeFilter, to: &image)
  }

  private static func write(
    _ forms: ArraySlice<(word: [UInt8], senses: [Sense])>, _ slotSection: PackImage.Section,
    _ filterSection: PackImage.Section, to image: inout PackImageWriter
  ) {
    var capacity = 64
    while capacity < forms.count * 2 { capacity *= 2 }
    var slots = Array(repeating: UInt64(0), count: capacity)
    var filter = Array(repeating: UInt64(0), count: filterWords)
    for (entry, form) in forms.enumerated() {
      let hash = form.word.withUnsafeBufferPointer { Self.hash($0.baseAddress!, $0.count, readable: 0) }
      filter[Int(hash >> 51) & (filterWords - 1)] |= 1 << (hash >> 32 & 63)
      var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = hash & ~0xff_ffff | UInt64(entry + 1)
    }
    image.add(slotSection, slots)
    image.add(filterSection, filter)
  }

  /// A 64-bit hash of bytes, eight at a time (multiply and fold, after wyhash).
  ///
  /// `readable` is the number of bytes that may be read behind the word; with 8 and more the tail is one load.
  @inline(__always)
  static func hash(_ bytes: UnsafePointer<UInt8>, _ count: Int, readable: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9e37_79b9_7f4a_7c15
    var offset = 0
    while offset + 8 <= count {
      let word = UnsafeRawPointer(bytes + offset).loadUnaligned(as: UInt64.self)
      hash = mix(hash ^ word)
      offset += 8
    }
    if offset < count {
      var word: UInt64 = 0
      if readable >= 8 {
        word = UnsafeRawPointer(bytes + offset).loadUnaligned(as: UInt64.self)
        word &= ~0 >> UInt64(64 - 8 * (count - offset))
      } else {
        for index in 0..<(count - offset) { word |= UInt64(bytes[offset + index]) << UInt64(8 * index) }
      }
      hash = mix(hash ^ word)
    }
    return hash
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let product = (value ^ 0xa076_1d64_78bd_642f).multipliedFullWidth(by: 0xe703_7ed1_a0b4_28db)
    return product.high ^ product.low
  }

  /// Entry number of a folded word, or -1.
  @inline(__always)
  func find(_ bytes: UnsafePointer<UInt8>, _ count: Int, readable: Int, in slots: Slots) -> Int {
    let hash = WordTable.hash(bytes, count, readable: readable)
    guard slots.filter[Int(hash >> 51) & (WordTable.filterWords - 1)] & (1 << (hash >> 32 & 63)) != 0 else { return -1 }
    var slot = Int(truncatingIfNeeded: hash) & slots.slotMask
    while true {
      let value = slots.slots[slot]
      if value == 0 { return -1 }
      if value & ~0xff_ffff == hash & ~0xff_ffff {
        let entry = Int(value & 0xff_ffff) - 1
        let row = entries.base[entry]
        if Int(row.textLength) == count, equal(bytes, text.base + Int(row.textBegin), count) { return entry }
      }
      slot = (slot + 1) & slots.slotMask
    }
  }

  @inline(__always)
  private func equal(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var index = 0
    while index < count {
      if left[index] != right[index] { return false }
      index += 1
    }
    return true
  }

  func senses(of entry: Int) -> Slice<Table<Sense>> {
    let row = entries[entry]
    return senses[Int(row.sensesBegin)..<Int(row.sensesBegin) + Int(row.sensesCount)]
  }
}
