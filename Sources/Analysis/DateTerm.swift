internal import TimeModel

/// A date that a question names instead of an event: any EDTF value of at least a year's four characters.
struct DateTerm {
  var text: String
  /// The period that the words name, from its first to its last day; for one of a set (`[…]`) an act within it.
  var bounds: TimeBounds

  /// Nil if the text is no date, or one without any bound.
  init?(_ text: some StringProtocol) {
    // Shorter values (`19`, `193`) are centuries and decades to EDTF and just numbers to a reader.
    guard text.utf8.count >= 4, text.utf8.count <= 64, let value = try? EDTF(parsing: text) else { return nil }
    self.text = String(text)
    let (first, last) = (value.lower ?? .unboundedPast, value.upper ?? .unboundedFuture)
    guard first.isFinite || last.isFinite, first <= last else { return nil }
    if case .oneOf = value.content {
      bounds = TimeBounds(actWithin: first, last)
    } else {
      bounds = TimeBounds(
        earliestStart: first, latestStart: first.isFinite ? first : last, earliestEnd: last.isFinite ? last : first,
        latestEnd: last)
    }
  }
}
