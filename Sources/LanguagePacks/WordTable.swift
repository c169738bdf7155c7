internal import PackData

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
/// A look-up tests a one-bit filter (64 KB, stays in cache), then 8-byte slots (40-bit tag, 24-bit entry), then the
/// rest of the hash in the entry.
struct WordTable: Sendable {
  /// A form: its bytes in `text`, its senses in `senses`.
  struct Entry: BitwiseCopyable {
    var textBegin: UInt32
    var sensesBegin: UInt32
    var textLength: UInt8
    var sensesCount: UInt8
    /// Union of `SenseMask` bits of the senses.
    var mask: UInt16
    /// The bits of the hash that a slot leaves out, and some that it does not.
    var check: UInt32
  }

  let text: Table<UInt8>
  let entries: Table<Entry>
  let senses: Table<Sense>
  private let slots: Slots
  /// The words that reading time expressions needs; few, so that they stay in the cache.
  private let timeSlots: Table<TimeSlot>
  private let timeFilter: Table<UInt64>
  /// The same for the words that stand only inside of rules.
  private let namedFilter: Table<UInt64>
  /// Bit per language that a word is among the frequent ones of.
  private let commonLanguages: Table<UInt32>

  /// A word of at most 24 bytes, as three numbers; the rest of a longer one is compared where it lies.
  struct Key {
    var low: UInt64 = 0
    var middle: UInt64 = 0
    var high: UInt64 = 0
    /// Bytes, all of them.
    var length = 0

    static let capacity = 24

    /// The first bytes of a word behind which eight more may be read.
    init(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
      let words = UnsafeRawPointer(bytes)
      func word(_ index: Int) -> UInt64 {
        let rest = count - 8 * index
        if rest <= 0 { return 0 }
        let value = words.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self)
        return rest >= 8 ? value : value & ~0 &>> UInt64(64 - 8 * rest)
      }
      (low, middle, high, length) = (word(0), word(1), word(2), count)
    }
  }

  /// A hash that grows letter by letter as the word is read: letters of one and two bytes at once, others byte by byte
  /// (after FNV-1a, on wider units; the high bits are the good ones).
  struct TimeHash {
    private var bits: UInt64 = 0x9e37_79b9_7f4a_7c15

    init() {}

    /// Of folded bytes.
    init(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
      var index = 0
      while index < count {
        let first = bytes[index]
        if first >= 0xc0, first < 0xe0, index + 1 < count {
          add(UInt16(first) | UInt16(bytes[index + 1]) &<< 8)
          index += 2
        } else {
          add(UInt16(first))
          index += 1
        }
      }
    }

    @inline(__always)
    mutating func add(_ letter: UInt16) { bits = (bits ^ UInt64(letter)) &* 0x9fb2_1c65_1e98_df25 }

    /// Place in the filter: a word of it, and a bit.
    @inline(__always) var filterWord: Int { Int(truncatingIfNeeded: bits &>> 48) }
    @inline(__always) var filterBit: UInt64 { 1 &<< (bits &>> 42 & 63) }
    @inline(__always) var slot: Int { Int(truncatingIfNeeded: bits &>> 36) }
  }

  /// A word with its first bytes: one look at one place in memory tells.
  private struct TimeSlot: BitwiseCopyable {
    var low: UInt64 = 0
    var middle: UInt64 = 0
    var high: UInt64 = 0
    var length: UInt32 = 0
    var entry: Int32 = -1
  }

  /// Ways to entries.
  struct Slots: @unchecked Sendable {
    fileprivate let slots: UnsafePointer<UInt64>
    fileprivate let filter: UnsafePointer<UInt64>
    fileprivate let slotMask: Int
    fileprivate let filterMask: Int

    fileprivate init(_ slots: Table<UInt64>, filter: Table<UInt64>) {
      (self.slots, self.filter) = (slots.base, filter.base)
      (slotMask, filterMask) = (slots.count - 1, filter.count - 1)
    }
  }

  /// Entries of the signs below U+0080, -1 for none.
  let signEntries: Table<Int32>
  /// Bytes behind the texts, so that they may be compared eight at a time.
  private static let padding = 16

  init(_ image: PackImage) {
    text = image.table(.wordText, of: UInt8.self)
    entries = image.table(.wordEntries, of: Entry.self)
    senses = image.table(.senses, of: Sense.self)
    signEntries = image.table(.signEntries, of: Int32.self)
    slots = Slots(image.table(.slots, of: UInt64.self), filter: image.table(.filter, of: UInt64.self))
    timeSlots = image.table(.timeSlots, of: TimeSlot.self)
    timeFilter = image.table(.timeFilter, of: UInt64.self)
    namedFilter = image.table(.namedFilter, of: UInt64.self)
    commonLanguages = image.table(.commonLanguages, of: UInt32.self)
  }

  /// Writes the table of forms, which keep their order; none is longer than 255 bytes.
  ///
  /// - Parameter timeCount: how many at the front are for reading time expressions.
  /// - Parameter namedCount: how many at the front rules name.
  static func write(
    _ forms: [(word: [UInt8], senses: [Sense])], timeCount: Int, namedCount: Int, phrases: [LexiconPhrase],
    to image: inout PackImageWriter
  ) {
    var phraseMarks: [Int32: SenseMask] = [:]
    for phrase in phrases { phraseMarks[phrase.parts[0], default: []].formUnion(phrase.marks) }
    var text: [UInt8] = []
    var entries: [Entry] = []
    var senses: [Sense] = []
    entries.reserveCapacity(forms.count)
    for form in forms {
      entries.append(
        Entry(
          textBegin: UInt32(text.count), sensesBegin: UInt32(senses.count), textLength: UInt8(form.word.count),
          sensesCount: UInt8(clamping: form.senses.count),
          mask: form.senses.reduce(0) { mask, sense in
            let isPart = sense.kind == KnownClass.part.id
            guard let marks = isPart ? phraseMarks[sense.value] : [] else { return mask }
            return mask | SenseMask.of(sense).union(marks).rawValue
          },
          check: UInt32(truncatingIfNeeded: hash(of: form.word))))
      text += form.word
      senses += form.senses
    }
    image.add(.wordText, text + Array(repeating: 0, count: padding))
    image.add(.wordEntries, entries)
    image.add(.senses, senses)
    writeSlots(forms, to: &image)
    writeTimeSlots(forms.prefix(timeCount), to: &image)
    image.add(.namedFilter, timeFilter(of: forms[timeCount..<namedCount]))
    image.add(
      .commonLanguages,
      forms.prefix(timeCount).map { form in
        form.senses.reduce(UInt32(0)) { $1.kind == KnownClass.common.id ? $0 | 1 << UInt32($1.language) : $0 }
      })
    var signs = Array(repeating: Int32(-1), count: 0x80)
    for (entry, form) in forms.enumerated() where form.word.count == 1 { signs[Int(form.word[0])] = Int32(entry) }
    image.add(.signEntries, signs)
  }

  private static func writeSlots(_ forms: [(word: [UInt8], senses: [Sense])], to image: inout PackImageWriter) {
    let filterWords = 8192
    var slots = Array(repeating: UInt64(0), count: capacity(for: forms.count))
    var filter = Array(repeating: UInt64(0), count: filterWords)
    for (entry, form) in forms.enumerated() {
      let hash = hash(of: form.word)
      filter[Int(hash >> 51) & (filterWords - 1)] |= 1 << (hash >> 32 & 63)
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 {
        let other = Int(slots[slot] & 0xff_ffff) - 1
        precondition(
          forms[other].word.count != form.word.count || Self.hash(of: forms[other].word) != hash, "two hashes")
        slot = (slot + 1) & (slots.count - 1)
      }
      slots[slot] = hash & ~0xff_ffff | UInt64(entry + 1)
    }
    image.add(.slots, slots)
    image.add(.filter, filter)
  }

  private static func hash(of word: [UInt8]) -> UInt64 {
    word.withUnsafeBufferPointer { hash($0.baseAddress!, $0.count, readable: 0) }
  }

  /// A filter that stays in the nearest cache.
  private static func timeFilter(of forms: ArraySlice<(word: [UInt8], senses: [Sense])>) -> [UInt64] {
    var filter = Array(repeating: UInt64(0), count: 2048)
    for form in forms {
      let hash = form.word.withUnsafeBufferPointer { TimeHash($0.baseAddress!, $0.count) }
      filter[hash.filterWord & (filter.count - 1)] |= hash.filterBit
    }
    return filter
  }

  private static func writeTimeSlots(
    _ forms: ArraySlice<(word: [UInt8], senses: [Sense])>, to image: inout PackImageWriter
  ) {
    var slots = Array(repeating: TimeSlot(), count: capacity(for: forms.count))
    for (entry, form) in forms.enumerated() {
      let (key, hash) = (form.word + Array(repeating: 0, count: padding)).withUnsafeBufferPointer {
        (Key($0.baseAddress!, form.word.count), TimeHash($0.baseAddress!, form.word.count))
      }
      var slot = hash.slot & (slots.count - 1)
      while slots[slot].entry >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = TimeSlot(
        low: key.low, middle: key.middle, high: key.high, length: UInt32(key.length), entry: Int32(entry))
    }
    image.add(.timeSlots, slots)
    image.add(.timeFilter, timeFilter(of: forms))
  }

  private static func capacity(for count: Int) -> Int {
    var capacity = 64
    while capacity < count * 2 { capacity *= 2 }
    return capacity
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

  /// Whether the small table may have a word: a look at memory that stays in the nearest cache.
  @inline(__always)
  func mayHaveForTime(_ hash: TimeHash) -> Bool {
    timeFilter.base[hash.filterWord & (timeFilter.count &- 1)] & hash.filterBit != 0
  }

  /// Whether a word may be one that stands only inside of rules.
  @inline(__always)
  func mayBeNamed(_ hash: TimeHash) -> Bool {
    namedFilter.base[hash.filterWord & (namedFilter.count &- 1)] & hash.filterBit != 0
  }

  /// Entry number of a folded word of the small table, or -1; eight bytes behind it may be read.
  func findForTime(_ hash: TimeHash, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let key = Key(bytes, count)
    var slot = hash.slot & (timeSlots.count &- 1)
    while true {
      let row = timeSlots.base[slot]
      if row.entry < 0 { return -1 }
      if row.low == key.low, row.middle == key.middle, row.high == key.high, Int(row.length) == count,
        count <= Key.capacity
          || equal(bytes, text.base + Int(entries.base[Int(row.entry)].textBegin), count)
      {
        return Int(row.entry)
      }
      slot = (slot &+ 1) & (timeSlots.count &- 1)
    }
  }

  /// Entry number of a folded word, or -1.
  ///
  /// Slot and entry hold all 64 bits of the hash and the length, which tell words apart: a look at the letters themselves
  /// would wait for memory once more at each word.
  func find(_ bytes: UnsafePointer<UInt8>, _ count: Int, readable: Int) -> Int {
    find(WordTable.hash(bytes, count, readable: readable), count)
  }

  @inline(__always)
  func find(_ hash: UInt64, _ count: Int) -> Int {
    guard slots.filter[Int(hash >> 51) & slots.filterMask] & (1 << (hash >> 32 & 63)) != 0 else { return -1 }
    var slot = Int(truncatingIfNeeded: hash) & slots.slotMask
    while true {
      let value = slots.slots[slot]
      if value == 0 { return -1 }
      if value & ~0xff_ffff == hash & ~0xff_ffff {
        let entry = Int(value & 0xff_ffff) - 1
        let row = entries.base[entry]
        if Int(row.textLength) == count, row.check == UInt32(truncatingIfNeeded: hash) { return entry }
      }
      slot = (slot + 1) & slots.slotMask
    }
  }

  /// Asks for the memory that `find` will look at first.
  @inline(__always)
  func prefetchSlot(_ hash: UInt64) { annals_prefetch(slots.slots + (Int(truncatingIfNeeded: hash) & slots.slotMask)) }

  /// Asks for the memory that `find` will look at when the slot is there.
  @inline(__always)
  func prefetchEntry(_ hash: UInt64) {
    let value = slots.slots[Int(truncatingIfNeeded: hash) & slots.slotMask]
    if value & ~0xff_ffff == hash & ~0xff_ffff, value != 0 {
      annals_prefetch(entries.base + (Int(value & 0xff_ffff) - 1))
    }
  }

  /// Whether two words of one length are equal, eight bytes behind each of which may be read.
  @inline(__always)
  private func equal(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var index = 0
    while index < count {
      let difference =
        UnsafeRawPointer(left + index).loadUnaligned(as: UInt64.self)
        ^ UnsafeRawPointer(right + index).loadUnaligned(as: UInt64.self)
      let rest = count - index
      if rest < 8 { return difference << UInt64(64 - 8 * rest) == 0 }
      if difference != 0 { return false }
      index += 8
    }
    return true
  }

  /// Bit per language that a word is among the frequent ones of.
  @inline(__always)
  func commonLanguages(of entry: Int32) -> UInt32 {
    entry >= 0 && Int(entry) < commonLanguages.count ? commonLanguages.base[Int(entry)] : 0
  }

  func senses(of entry: Int) -> Slice<Table<Sense>> {
    let row = entries[entry]
    return senses[Int(row.sensesBegin)..<Int(row.sensesBegin) + Int(row.sensesCount)]
  }
}
