/// One word, number or sign of a paragraph.
public struct Token: Sendable, BitwiseCopyable {
  public enum Kind: UInt8, Sendable, BitwiseCopyable { case word, number, sign }

  public struct Flags: OptionSet, Sendable, BitwiseCopyable {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// No blank stands before it.
    @inlinable public static var glued: Flags { Flags(rawValue: 1) }
    /// Starts with an upper-case letter.
    @inlinable public static var capital: Flags { Flags(rawValue: 2) }
    /// All letters are upper case (and there are at least two).
    @inlinable public static var allCapitals: Flags { Flags(rawValue: 4) }
    /// A line break stands before it.
    @inlinable public static var newline: Flags { Flags(rawValue: 8) }
    /// Looked up among few words only: `PackSet.complete` tells whether it is another one that the packs know.
    @inlinable public static var unread: Flags { Flags(rawValue: 32) }
    /// Looked up among the words that rules name, and none of them.
    @inlinable public static var unnamed: Flags { Flags(rawValue: 64) }
    /// The word was found after prefixes or suffixes had been taken off.
    @inlinable public static var stripped: Flags { Flags(rawValue: 16) }
  }

  /// UTF-8 offsets into the document.
  public var begin: Int32
  public var end: Int32
  /// Entry in the word table, -1 for unknown words.
  public var entry: Int32
  /// Value of a number, cut at Int32.max; for signs the scalar.
  public var value: Int32
  /// Languages in whose alphabet all letters lie.
  public var languages: UInt32
  /// Features that stripped prefixes and suffixes add.
  public var clitics: Features
  public var kind: Kind
  public var flags: Flags
  /// Digits of a number, 1...255.
  public var digits: UInt8
  /// Groups of classes that the word has senses in.
  public var mask: SenseMask
}
