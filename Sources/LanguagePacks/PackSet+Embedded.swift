internal import PackData

extension PackFile {
  /// The files that were built into the program.
  public static var embedded: [PackFile] {
    var count = 0
    let files = annals_pack_files(&count)
    return (0..<count).map { index in
      let bytes = UnsafeBufferPointer(start: files[index].bytes, count: files[index].count)
      return PackFile(path: String(cString: files[index].path), text: String(decoding: bytes, as: UTF8.self))
    }
  }
}

extension PackSet {
  /// The languages that were built into the program.
  ///
  /// - Throws: `PackError` where a pack has a defect; the tests see to it that none does.
  public static func embedded() throws(PackError) -> PackSet { try PackSet(PackFile.embedded) }
}
