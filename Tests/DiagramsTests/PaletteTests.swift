import EventGraph
import Testing

@testable import Diagrams

@Suite struct PaletteTests {
  private static func palette(_ theme: Theme) -> Palette { theme.palette }

  /// L*, a*, b* of linear sRGB under D65 (CIE 15:2004; matrix of IEC 61966-2-1).
  private static func lab(_ linear: [Double]) -> [Double] {
    let (r, g, b) = (linear[0], linear[1], linear[2])
    let xyz = [
      (0.412_456_4 * r + 0.357_576_1 * g + 0.180_437_5 * b) / 0.950_47,
      0.212_672_9 * r + 0.715_152_2 * g + 0.072_175 * b,
      (0.019_333_9 * r + 0.119_192 * g + 0.950_304_1 * b) / 1.088_83,
    ].map { $0 > 216.0 / 24_389 ? Logarithm.power($0, 1.0 / 3) : (24_389.0 / 27 * $0 + 16) / 116 }
    return [116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])]
  }

  private static func linear(_ colour: Colour) -> [Double] {
    [colour.red, colour.green, colour.blue].map { part in
      let share = Double(part) / 255
      return share <= 0.040_45 ? share / 12.92 : Logarithm.power((share + 0.055) / 1.055, 2.4)
    }
  }

  /// How a deuteranope sees linear sRGB (Machado, Oliveira, Fernandes 2009, deuteranomaly of severity 1).
  private static func deuteranope(_ linear: [Double]) -> [Double] {
    [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_82, 0.042_94, 0.968_881]]
      .map { row in min(1, max(0, zip(row, linear).map { $0 * $1 }.reduce(0, +))) }
  }

  private static func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }

  /// CIE76 colour difference: 2.3 is just noticeable, 10 is told apart at a glance.
  @Test(arguments: Theme.allCases) func familiesAreToldApartAlsoByDeuteranopes(theme: Theme) {
    let families = Taxonomy.families + ["other"]
    #expect(Set(families).count == 13)
    for see in [{ $0 }, Self.deuteranope] as [([Double]) -> [Double]] {
      let colours = Set(families).sorted().map { Self.lab(see(Self.linear(Self.palette(theme).family($0)))) }
      for (index, colour) in colours.enumerated() {
        for other in colours[(index + 1)...] { #expect(Self.distance(colour, other) >= 10) }
      }
    }
  }

  @Test func theSimulationConfusesWhatDeuteranopesConfuse() {
    let (red, green) = (Self.linear(Colour(0xb03030)), Self.linear(Colour(0x5a6a00)))
    let seen = Self.distance(Self.lab(Self.deuteranope(red)), Self.lab(Self.deuteranope(green)))
    #expect(Self.distance(Self.lab(red), Self.lab(green)) > 2 * seen)
  }

  @Test(arguments: Theme.allCases) func everyTextHoldsItsContrast(theme: Theme) {
    let palette = Self.palette(theme)
    let grounds = [palette.paper, palette.band, palette.wash, palette.bandWash]
    var texts = [palette.text, palette.mutedText, palette.accent]
    // Dates on which sources disagree are written in the colour of their family.
    texts += palette.families.values
    for text in texts {
      for ground in grounds { #expect(text.contrast(with: ground) >= 4.5, "\(text) on \(ground)") }
    }
    #expect(palette.accentText.contrast(with: palette.accent) >= 4.5)
    for family in palette.families.values {
      #expect(palette.ink(on: family).contrast(with: family) >= 4.5)
      #expect(palette.text.contrast(with: family.faded(46).over(palette.paper)) >= 4.5)
    }
    for ground in [palette.note, palette.actor] { #expect(palette.text.contrast(with: ground) >= 4.5) }
  }

  @Test func contrastIsThatOfTheStandard() {
    #expect(abs(Colour(0).contrast(with: Colour(0xffffff)) - 21) < 1e-9)
    #expect(abs(Colour(0x767676).contrast(with: Colour(0xffffff)) - 4.54) < 0.005)
  }

  @Test func everyFamilyButTheRestHasASignOfItsOwn() {
    let signs = Taxonomy.families.filter { $0 != "other" }.map { Mark.Shape.sign(ofFamily: $0) }
    #expect(!signs.contains(nil))
    #expect(Set(signs).count == signs.count)
  }

  @Test(arguments: [0.5, 1, 2, 9, 1_000]) func powersAreExact(x: Double) {
    #expect(abs(Logarithm.power(x, 2) / (x * x) - 1) < 1e-10)
    #expect(abs(Logarithm.power(x, 0.5) / x.squareRoot() - 1) < 1e-10)
  }
}
