/// Recognises files that hold no plain text, so that they are refused with a reason and not read as noise.
enum BinaryFormat {
  /// What the file is if it is no text, in words for an error message; nil for text. Looks at the survey only.
  static func name(of survey: Survey) -> String? {
    for (signature, name) in signatures where survey.head.starts(with: signature.utf8Bytes) { return name }
    guard survey.utf8Errors > 0, survey.utf8Sequences <= 10 * survey.utf8Errors,
      EncodingDetector.byteOrderMark(of: survey.head) == nil, EncodingDetector.wideEncoding(of: survey.head) == nil
    else { return nil }
    // No encoding of text uses these bytes; in machine data they are one in ten.
    let controls = survey.head.count { $0 < 0x09 || (0x0e..<0x20).contains($0) && $0 != 0x1b || $0 == 0x7f }
    return controls * 50 > survey.head.count ? "binary data" : nil
  }

  private static let signatures: [(signature: String, name: String)] = [
    ("%PDF-", "a PDF file"),
    ("PK\u{3}\u{4}", "a ZIP archive (or a DOCX, ODT, EPUB file)"),
    ("{\\rtf", "an RTF file"),
    ("SQLite format 3\u{0}", "an SQLite database"),
    ("\u{D0}\u{CF}\u{11}\u{E0}\u{A1}\u{B1}", "an old Microsoft Office file"),
    ("\u{89}PNG\r\n\u{1A}\n", "a PNG image"),
    ("GIF87a", "a GIF image"), ("GIF89a", "a GIF image"),
    ("\u{FF}\u{D8}\u{FF}", "a JPEG image"),
    ("\u{1F}\u{8B}\u{8}", "a gzip archive"),
    ("BZh", "a bzip2 archive"),
    ("\u{FD}7zXZ\u{0}", "an xz archive"),
    ("7z\u{BC}\u{AF}\u{27}\u{1C}", "a 7-Zip archive"),
    ("(\u{B5}/\u{FD}", "a Zstandard archive"),
    ("\u{7F}ELF", "a program"),
    ("OggS", "an Ogg recording"), ("ID3", "an MP3 recording"),
  ]
}

extension String {
  /// The scalars of a signature as bytes; all are below U+0100.
  fileprivate var utf8Bytes: [UInt8] { unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }
}
