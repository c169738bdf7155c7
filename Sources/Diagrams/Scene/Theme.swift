/// The colours of a chart.
public enum Theme: String, Hashable, Sendable, CaseIterable {
  case light, dark

  var palette: Palette { self == .light ? .light : .dark }
}

/// All colours of one theme. Text holds a contrast of 4.5 to 1 and more against every ground it stands on; marks differ
/// in lightness as well as in hue, and shape or lane says the same a second time, so that nothing rests on hue alone.
struct Palette: Sendable {
  var paper: Colour
  /// Every second lane.
  var band: Colour
  var text: Colour
  var mutedText: Colour
  var grid: Colour
  var strongGrid: Colour
  var axis: Colour
  /// The flag of X, its line, the marks of a changed scale.
  var accent: Colour
  var accentText: Colour
  /// Left of X, on plain and on banded lanes.
  var wash: Colour
  var bandWash: Colour
  /// Between the earliest and the latest start of X.
  var openWash: Colour
  var strip: Colour
  var strongStrip: Colour
  var neutral: Colour
  var conflict: Colour
  /// Arrows from earlier to later.
  var order: Colour
  var report: Colour
  var note: Colour
  var noteLine: Colour
  var actor: Colour
  var families: [String: Colour]

  func family(_ name: String) -> Colour { families[name] ?? neutral }

  static let light = Palette(
    paper: Colour(0xffffff), band: Colour(0xf6f8fa), text: Colour(0x1b2733), mutedText: Colour(0x5b6875),
    grid: Colour(0xdfe4ea), strongGrid: Colour(0xb8c1cc), axis: Colour(0x1b2733), accent: Colour(0x8a5a00),
    accentText: Colour(0xffffff), wash: Colour(0xfff4d6), bandWash: Colour(0xfdeec4),
    openWash: Colour(0xfff4d6, alpha: 110), strip: Colour(0xe3e9f0), strongStrip: Colour(0xcfd9e4),
    neutral: Colour(0x56606b), conflict: Colour(0xc1121f), order: Colour(0x6b7887), report: Colour(0xb08d2a),
    note: Colour(0xfff8e1),
    noteLine: Colour(0x8a6d1a), actor: Colour(0xeef1f5),
    families: [
      "politics": Colour(0xd55e00), "law": Colour(0x7a6a00), "diplomacy": Colour(0x0072b2), "speech": Colour(0x56606b),
      "liberty": Colour(0xb3123c), "justice": Colour(0x7d4a2d), "civic": Colour(0x00795a),
      "information": Colour(0x5a4fcf), "assembly": Colour(0xc04a78), "violence": Colour(0xa3318a),
      "movement": Colour(0x2f7d95), "context": Colour(0x8a6d1a), "other": Colour(0x7c8792),
    ])

  static let dark = Palette(
    paper: Colour(0x111820), band: Colour(0x19222c), text: Colour(0xe8edf2), mutedText: Colour(0x9ba8b5),
    grid: Colour(0x26313c), strongGrid: Colour(0x3f4c59), axis: Colour(0xe8edf2), accent: Colour(0xf2c14e),
    accentText: Colour(0x1b1400), wash: Colour(0x2a2418), bandWash: Colour(0x342b1a),
    openWash: Colour(0x342b1a, alpha: 110), strip: Colour(0x1c2732), strongStrip: Colour(0x283643),
    neutral: Colour(0xa9b4bf), conflict: Colour(0xff6b6b), order: Colour(0x8795a3), report: Colour(0xd8b455),
    note: Colour(0x2d2716),
    noteLine: Colour(0xd8b455), actor: Colour(0x222d38),
    families: [
      "politics": Colour(0xff8a3c), "law": Colour(0xe3d34a), "diplomacy": Colour(0x56b4f0), "speech": Colour(0xa9b4bf),
      "liberty": Colour(0xff7a93), "justice": Colour(0xd6a177), "civic": Colour(0x35c99a),
      "information": Colour(0xa59cff), "assembly": Colour(0xf58fb4), "violence": Colour(0xe398d0),
      "movement": Colour(0x6fc3dc), "context": Colour(0xd0b35e), "other": Colour(0x93a0ad),
    ])
}
