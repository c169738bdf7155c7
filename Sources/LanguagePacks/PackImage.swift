/// Compiled language packs as one block of bytes: tables that are used where they lie, found by section and language.
///
/// Packs are compiled into an image and then read from it, whether it was made a moment ago or when the program was
/// built; a look at an image costs no more with a bigger lexicon. Images are of one build of one machine: byte order and
/// layouts are its own.
///
/// Layout: a header of eight 64-bit words (magic, format, hash of the sources, length, number of sections, three zeros), a
/// directory of 24 bytes a section, then the sections, each at a multiple of 16.
public final class PackImage: @unchecked Sendable {
  /// What a section holds; one of each kind per language or for all of them together.
  enum Section: UInt32, CaseIterable {
    case characters, characterKinds, characterFolds, characterCapitals, characterLanguages, signEntries
    case wordText, wordEntries, senses, slots, filter, timeSlots, timeFilter, namedFilter, commonLanguages
    case prefixes, suffixes
    case phrases, phraseParts, phraseStarts, phraseOrder, phraseSeconds
    case conditions, conditionWords, conditionItems
    case nameBytes, nameOffsets, ruleBytes, ruleOffsets
    case live, readers, ranks, targets, starts, openers, wordSymbols, numberSymbols, combined
    case instructions, entryPoints, signatures, captureSenses, captureRanges, valueRanges
    /// Settings, triggers, values of rules; words of charts; questions: read through `ImageReader`.
    case notes, labels, questions
  }

  struct DirectoryEntry {
    var section: UInt32
    var language: UInt32
    var offset: UInt64
    /// In bytes.
    var length: UInt64
  }

  static let magic: UInt64 = 0x3130_4b43_4150_4e41  // "ANPACK01"
  /// Changes with every change of a layout or of the compiler's ways; a test compares the image of a build with what
  /// its own compiler makes.
  static let format: UInt64 = 19
  static let headerLength = 64
  /// The language of sections that belong to all.
  static let shared = UInt32.max

  public let bytes: UnsafeRawBufferPointer
  private let owned: UnsafeMutableRawBufferPointer?

  /// An image in memory of its own.
  init(_ sections: PackImageWriter, sourceHash: UInt64) {
    let memory = sections.image(sourceHash: sourceHash)
    (owned, bytes) = (memory, UnsafeRawBufferPointer(memory))
  }

  /// An image in memory that stays; nil if it is none of this format, of other sources, or cut off.
  init?(at bytes: UnsafeRawBufferPointer, sourceHash: UInt64) {
    guard bytes.count >= Self.headerLength, let base = bytes.baseAddress, UInt(bitPattern: base) % 16 == 0,
      bytes.load(as: UInt64.self) == Self.magic, bytes.load(fromByteOffset: 8, as: UInt64.self) == Self.format,
      bytes.load(fromByteOffset: 16, as: UInt64.self) == sourceHash,
      bytes.load(fromByteOffset: 24, as: UInt64.self) == UInt64(bytes.count)
    else { return nil }
    (owned, self.bytes) = (nil, bytes)
  }

  deinit { owned?.deallocate() }

  private func find(_ section: Section, _ language: Int?) -> DirectoryEntry {
    let directory = (bytes.baseAddress! + Self.headerLength).assumingMemoryBound(to: DirectoryEntry.self)
    let wanted = language.map { UInt32($0) } ?? Self.shared
    for index in 0..<Int(bytes.load(fromByteOffset: 32, as: UInt64.self)) {
      let entry = directory[index]
      if entry.section == section.rawValue, entry.language == wanted { return entry }
    }
    preconditionFailure("an image holds every section")
  }

  /// The table of a section; of one language, or of all together.
  func table<Element: BitwiseCopyable>(_ section: Section, language: Int? = nil, of: Element.Type) -> Table<Element> {
    let entry = find(section, language)
    let stride = MemoryLayout<Element>.stride
    precondition(
      entry.offset + entry.length <= UInt64(bytes.count) && Int(entry.length) % stride == 0, "a whole table of its type"
    )
    return Table(
      base: (bytes.baseAddress! + Int(entry.offset)).assumingMemoryBound(to: Element.self),
      count: Int(entry.length) / stride)
  }

  func texts(_ bytes: Section, _ offsets: Section) -> TextTable {
    TextTable(bytes: table(bytes, of: UInt8.self), offsets: table(offsets, of: UInt32.self))
  }

  func reader(_ section: Section, language: Int? = nil) -> ImageReader {
    ImageReader(table(section, language: language, of: UInt8.self))
  }
}

/// Collects the sections of an image.
struct PackImageWriter {
  private var sections: [(section: PackImage.Section, language: UInt32, bytes: [UInt8])] = []

  mutating func add<Element: BitwiseCopyable>(
    _ section: PackImage.Section, language: Int? = nil, _ elements: [Element]
  ) {
    let bytes = elements.withUnsafeBytes { Array($0) }
    sections.append((section, language.map { UInt32($0) } ?? PackImage.shared, bytes))
  }

  mutating func add(_ bytes: PackImage.Section, _ offsets: PackImage.Section, texts: [String]) {
    var text: [UInt8] = []
    var begins: [UInt32] = [0]
    for string in texts {
      text += Array(string.utf8)
      begins.append(UInt32(text.count))
    }
    add(bytes, text)
    add(offsets, begins)
  }

  fileprivate func image(sourceHash: UInt64) -> UnsafeMutableRawBufferPointer {
    func aligned(_ offset: Int) -> Int { (offset + 15) & ~15 }
    let stride = MemoryLayout<PackImage.DirectoryEntry>.stride
    var offset = aligned(PackImage.headerLength + sections.count * stride)
    var directory: [PackImage.DirectoryEntry] = []
    for section in sections {
      directory.append(
        PackImage.DirectoryEntry(
          section: section.section.rawValue, language: section.language, offset: UInt64(offset),
          length: UInt64(section.bytes.count)))
      offset = aligned(offset + section.bytes.count)
    }
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: offset, alignment: 16)
    memory.initializeMemory(as: UInt8.self, repeating: 0)
    let header = [PackImage.magic, PackImage.format, sourceHash, UInt64(offset), UInt64(sections.count), 0, 0, 0]
    header.withUnsafeBytes { memory.copyMemory(from: $0) }
    directory.withUnsafeBytes { bytes in
      UnsafeMutableRawBufferPointer(rebasing: memory[PackImage.headerLength...]).copyMemory(from: bytes)
    }
    for (section, entry) in zip(sections, directory) where !section.bytes.isEmpty {
      section.bytes.withUnsafeBytes { bytes in
        UnsafeMutableRawBufferPointer(rebasing: memory[Int(entry.offset)...]).copyMemory(from: bytes)
      }
    }
    return memory
  }
}
