/// Primary language subtags of BCP 47.
public enum LanguageTag {
  /// `ru` of `ru`, `ru-RU` or `RU_ru`; nil if the text is no language tag.
  public static func primary(of tag: String) -> String? {
    let subtag = tag.utf8.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
    let isLetters = subtag.allSatisfy { (0x41...0x5a).contains($0 & 0xdf) }
    guard (2...3).contains(subtag.count), isLetters, tag.utf8.count <= 35 else { return nil }
    return String(decoding: subtag.map { $0 | 0x20 }, as: UTF8.self)
  }
}
