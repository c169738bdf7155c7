/// Tokens on their way into an array.
struct TokenOutput {
  private let base: UnsafeMutablePointer<Token>
  private(set) var count = 0

  init(_ base: UnsafeMutablePointer<Token>) { self.base = base }

  @inline(__always)
  mutating func append(_ token: Token) {
    (base + count).initialize(to: token)
    count &+= 1
  }
}
