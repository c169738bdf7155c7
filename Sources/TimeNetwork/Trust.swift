/// How far a claim is trusted; the lesser gives way in a contradiction.
///
/// Order: inferred below stated, qualified (`?`, `~`) below plain, copy below source, later document below earlier.
public struct Trust: Hashable, Comparable, Sendable {
  public var isInferred: Bool
  public var isQualified: Bool
  public var isCopy: Bool
  /// Rank of the document in reading order, from 0.
  public var document: Int32

  public init(isInferred: Bool = false, isQualified: Bool = false, isCopy: Bool = false, document: Int32 = 0) {
    self.isInferred = isInferred
    self.isQualified = isQualified
    self.isCopy = isCopy
    self.document = document
  }

  public static func < (left: Trust, right: Trust) -> Bool {
    if left.isInferred != right.isInferred { return left.isInferred }
    if left.isQualified != right.isQualified { return left.isQualified }
    if left.isCopy != right.isCopy { return left.isCopy }
    return left.document > right.document
  }
}
