/// A text whose width a chart needs to know.
public struct LabelRequest: Hashable, Sendable {
  public var text: String
  /// Points.
  public var size: Double
  public var bold: Bool

  public init(_ text: String, size: Double, bold: Bool = false) {
    self.text = text
    self.size = size
    self.bold = bold
  }

  /// The text in the syntax of a plain DOT label, as it is to be given to the measurer.
  public var escaped: String { PlainLabel(text).escaped }
}

/// Widths of texts in points, as measured once by the renderer. A text without a measured width is estimated.
public struct LabelMetrics: Sendable {
  private var widths: [LabelRequest: Double]
  /// What was asked for, in the order it was asked for first.
  private(set) var asked: [LabelRequest] = []
  private var seen: Set<LabelRequest> = []
  private let records: Bool

  /// - Precondition: one width for each request.
  public init(_ requests: [LabelRequest], widths: [Double]) {
    precondition(requests.count == widths.count, "one width for each text")
    self.widths = Dictionary(zip(requests, widths), uniquingKeysWith: { first, _ in first })
    records = false
  }

  /// Every width estimated.
  public init() {
    widths = [:]
    records = false
  }

  /// Estimates, and keeps what was asked for.
  init(recording: Bool) {
    widths = [:]
    records = recording
  }

  mutating func width(_ text: String, size: Double, bold: Bool = false) -> Double {
    let request = LabelRequest(text, size: size, bold: bold)
    if records, seen.insert(request).inserted { asked.append(request) }
    return widths[request] ?? Self.estimate(request)
  }

  /// 0.55 of the size for each scalar, a little more in bold.
  static func estimate(_ request: LabelRequest) -> Double {
    Double(request.text.unicodeScalars.count) * request.size * (request.bold ? 0.6 : 0.55)
  }
}
