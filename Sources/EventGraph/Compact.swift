/// A value of which one stands for "none", as no row has it.
public protocol Absentable: Hashable, Sendable {
  static var absent: Self { get }
}

extension ID: Absentable {
  @inlinable public static var absent: ID<Row> { ID(-1) }
}

extension TextSpan: Absentable {
  @inlinable public static var absent: TextSpan { TextSpan(-1, -1) }
}

/// An optional field of a row, in the memory of the value alone: an `Optional` of a whole number takes a byte more, and
/// with the alignment of its neighbour four.
@propertyWrapper
public struct Compact<Value: Absentable>: Hashable, Sendable {
  @usableFromInline var stored: Value

  @inlinable
  public init(wrappedValue: Value?) { stored = wrappedValue ?? .absent }

  @inlinable public var wrappedValue: Value? {
    get { stored == .absent ? nil : stored }
    set { stored = newValue ?? .absent }
  }
}
