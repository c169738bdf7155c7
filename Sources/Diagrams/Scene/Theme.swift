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

  /// The colour of words on a ground: that of paper or of text, whichever is easier to read there.
  func ink(on ground: Colour) -> Colour {
    paper.contrast(with: ground) > text.contrast(with: ground) ? paper : text
  }

  static let light = Palette(
    paper: Colour(0xffffff), band: Colour(0xf6f8fa), text: Colour(0x1b2733), mutedText: Colour(0x5b6875),
    grid: Colour(0xdfe4ea), strongGrid: Colour(0xb8c1cc), axis: Colour(0x1b2733), accent: Colour(0x8a5a00),
    accentText: Colour(0xffffff), wash: Colour(0xfff4d6), bandWash: Colour(0xfdeec4),
    openWash: Colour(0xfff4d6, alpha: 110), strip: Colour(0xe3e9f0), strongStrip: Colour(0xcfd9e4),
    neutral: Colour(0x56606b), conflict: Colour(0xc1121f), order: Colour(0x6b7887), report: Colour(0xb08d2a),
    note: Colour(0xfff8e1),
    noteLine: Colour(0x8a6d1a), actor: Colour(0xeef1f5),
    families: [
      "politics": Colour(0xb94900), "law": Colour(0x6a6802), "diplomacy": Colour(0x1471b0), "speech": Colour(0x3f4750),
      "liberty": Colour(0xbc2242), "justice": Colour(0x76412a), "civic": Colour(0x1a7350),
      "information": Colour(0x1644c6), "assembly": Colour(0xb34475), "violence": Colour(0x870e7f),
      "movement": Colour(0x045565), "context": Colour(0x614c01), "other": Colour(0x5f6e7c),
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
      "politics": Colour(0xe6790f), "law": Colour(0xe0cd1e), "diplomacy": Colour(0x53b1e3), "speech": Colour(0x8d999d),
      "liberty": Colour(0xf26c88), "justice": Colour(0xdba77c), "civic": Colour(0x4ce4b8),
      "information": Colour(0xab9afd), "assembly": Colour(0xe684a2), "violence": Colour(0xe59ee1),
      "movement": Colour(0x4daabe), "context": Colour(0xe0c268), "other": Colour(0x94b3c0),
    ])
}
