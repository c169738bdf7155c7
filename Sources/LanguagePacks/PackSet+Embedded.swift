internal import EventGraph
internal import PackData

extension PackFile {
  /// The files that were built into the program.
  public static var embedded: [PackFile] {
    embeddedBytes.map { path, bytes in
      PackFile(path: String(cString: path), text: String(decoding: bytes, as: UTF8.self))
    }
  }

  fileprivate static var embeddedBytes: [(path: UnsafePointer<CChar>, bytes: UnsafeBufferPointer<UInt8>)] {
    var count = 0
    let files = annals_pack_files(&count)
    return (0..<count).map { index in
      (files[index].path, UnsafeBufferPointer(start: files[index].bytes, count: files[index].count))
    }
  }
}

extension PackImage {
  /// Compiles packs from their files.
  ///
  /// - Throws: the first `PackError` in order of language, file and line.
  public convenience init(compiling files: [PackFile]) throws(PackError) {
    var compiler = PackCompiler()
    self.init(try compiler.compile(files), sourceHash: Self.embeddedHash)
  }

  /// The compiled packs that were built into the program, if it was built with those of its own sources.
  public static let embedded: PackImage? = {
    var count = 0
    guard let bytes = annals_pack_image(&count) else { return nil }
    return PackImage(at: UnsafeRawBufferPointer(start: bytes, count: count), sourceHash: embeddedHash)
  }()

  /// Changes with the built-in packs and the engine's vocabulary: rows made with another one may differ.
  public static var embeddedFingerprint: UInt64 { embeddedHash }

  /// All that an image is made from: the files that were built in, and the vocabulary of the engine.
  private static let embeddedHash: UInt64 = {
    var hash: UInt64 = 0
    func add(_ bytes: UnsafeBufferPointer<UInt8>) { hash = (hash ^ fourWayHash(bytes)) &* 0x100_0000_01b3 }
    for (path, bytes) in PackFile.embeddedBytes {
      String(cString: path).utf8.withContiguousStorageIfAvailable { add($0) }
      add(bytes)
    }
    let vocabulary =
      KnownClass.allCases.map { $0.name + $0.valueNames.joined() } + Features.names.map(\.name)
      + ValueFunction.allCases.map(\.rawValue) + Question.Intent.allCases.map(\.rawValue)
      + Question.Slot.allCases.map(\.rawValue) + PackImage.Section.allCases.map { "\($0)" }
    for var word in vocabulary { word.withUTF8 { add($0) } }
    return hash
  }()

  /// Four hashes side by side, since each start of the program reads all embedded files: a single one waits for its own
  /// product at every word.
  private static func fourWayHash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard let base = bytes.baseAddress else { return 0 }
    var lanes = SIMD4<UInt64>(
      0x9e37_79b9_7f4a_7c15, 0xbf58_476d_1ce4_e5b9, 0x94d0_49bb_1331_11eb, 0xd6e8_feb8_6659_fd93)
    let blocks = bytes.count / 32
    for block in 0..<blocks {
      for lane in 0..<4 {
        let word = UnsafeRawPointer(base + 32 * block + 8 * lane).loadUnaligned(as: UInt64.self)
        let product = (lanes[lane] ^ word).multipliedFullWidth(by: 0xe703_7ed1_a0b4_28db)
        lanes[lane] = product.high ^ product.low &+ word
      }
    }
    var hash = WordTable.hash(base + 32 * blocks, bytes.count - 32 * blocks, readable: 0)
    for lane in 0..<4 { hash = (hash ^ lanes[lane]) &* 0x100_0000_01b3 ^ hash >> 29 }
    return hash ^ UInt64(bytes.count)
  }
}

extension PackSet {
  /// The languages that were built into the program: from their compiled image where there is one.
  ///
  /// - Throws: `PackError` where a pack has a defect; the tests see to it that none does.
  public static func embedded() throws(PackError) -> PackSet { try builtIn.get() }

  /// Made once, and left to the end of the process.
  private static let builtIn = Result { () throws(PackError) in
    if let image = PackImage.embedded { return PackSet(image) }
    return try PackSet(PackFile.embedded)
  }
}
