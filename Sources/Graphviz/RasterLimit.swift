/// How large a PNG may become. Beyond it cairo shrinks the picture without an error and takes minutes and gigabytes.
public enum RasterLimit {
  /// Pixels on the longer side.
  public static let side = 32_000
  /// Pixels of the whole picture.
  public static let area = 50_000_000

  /// Nil if a drawing of that size (points) fits at that resolution, else an error that names the limit and a way out.
  static func refusal(width: Double, height: Double, dotsPerInch: Int) -> GraphvizError? {
    let scale = Double(dotsPerInch) / 72
    let (across, down) = ((width * scale).rounded(.up), (height * scale).rounded(.up))
    // Written so that a size that is no number is refused too.
    if across <= Double(side), down <= Double(side), across * down <= Double(area) { return nil }
    let size = "\(text(across)) x \(text(down))"
    return GraphvizError(
      .tooLarge,
      "a PNG of \(size) pixels is over the limit of \(side) a side and \(area / 1_000_000) million in all: "
        + "write SVG or PDF, lower the resolution, or filter the events")
  }

  private static func text(_ pixels: Double) -> String {
    pixels.isFinite && pixels.magnitude < 1e15 ? String(Int(pixels)) : "?"
  }
}
