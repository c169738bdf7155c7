internal import LanguagePacks

/// Signs by what they do in a sentence, whatever script they belong to.
extension Token {
  /// The Latin or the Arabic comma.
  var isComma: Bool { kind == .sign && (value == 0x2c || value == 0x60c) }

  /// The Latin or the Arabic semicolon.
  var isSemicolon: Bool { kind == .sign && (value == 0x3b || value == 0x61b) }

  /// A straight or angular quotation mark, or one that curls, of either side.
  var isQuotationMark: Bool {
    kind == .sign && [0x22, 0xab, 0xbb, 0x201c, 0x201d, 0x201e].contains(value)
  }
}
