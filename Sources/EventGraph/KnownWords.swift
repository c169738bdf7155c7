/// What the language packs know of the words of a text, whatever language they are of.
public struct KnownWords: Sendable {
  /// The types of events that its words and phrases are triggers of.
  public var types: Set<EventType> = []
  /// The bodies and places that it names.
  public var names: [Name] = []

  /// A body or place by the name that all languages share, and the words that stand for it in the text.
  public struct Name: Hashable, Sendable {
    public var name: String
    public var words: String

    public init(_ name: String, words: String) {
      self.name = name
      self.words = words
    }
  }

  public init() {}

  /// Whether one of `names` is among those of this text.
  public func name(anyOf names: Set<String>) -> Bool { self.names.contains { names.contains($0.name) } }
}
