/// Looking up words that were put off when the text was cut.
extension Tokenizer {
  /// Looks up anew the word of a token.
  func lookUp(_ token: inout Token) {
    let (begin, end) = (Int(token.begin), Int(token.end))
    let start = token.flags.intersection([.glued, .newline])
    let first = text[begin]
    if first < 0xe0, cells[first < 0x80 ? Int(first) : Int(first & 0x1f) << 6 | Int(text[begin + 1] & 0x3f)].isLetter {
      let letters = scan(from: begin, end)
      if letters.isWhole, letters.end == end {
        token = self.token(letters, from: begin, start)
        return
      }
    }
    (token, _) = word(at: begin, end, start)
  }

  /// Looks up anew the word of a token if it is one that rules name, else marks it as none: most words behind a number
  /// are none, and a look at a small filter tells so at once.
  func lookUpIfNamed(_ token: inout Token) {
    let (begin, end) = (Int(token.begin), Int(token.end))
    if text[begin] < 0xe0 {
      let letters = scan(from: begin, end)
      if letters.isWhole, letters.end == end, !table.mayBeNamed(letters.hash),
        letters.common.languages & cliticLanguages == 0 || !clitics.mayBeNamed(word, letters.length, table)
      {
        token.flags.insert(.unnamed)
        return
      }
    }
    lookUp(&token)
  }

  /// Looks up anew the words of a range of tokens that are marked as unread.
  func lookUpUnread(_ tokens: UnsafeMutableBufferPointer<Token>, _ range: Range<Int>) {
    let batch = 32
    withPending(atMost: batch) { pending in
      for index in range where tokens[index].flags.contains(.unread) {
        let (begin, end) = (Int(tokens[index].begin), Int(tokens[index].end))
        let first = text[begin]
        if first < 0xe0,
          cells[first < 0x80 ? Int(first) : Int(first & 0x1f) << 6 | Int(text[begin + 1] & 0x3f)].isLetter
        {
          let letters = scan(from: begin, end)
          if letters.isWhole, letters.end == end {
            let start = tokens[index].flags.intersection([.glued, .newline])
            tokens[index] = postpone(letters, from: begin, start, at: index, &pending)
            if pending.count == batch {
              settle(pending, tokens)
              pending.removeAll()
            }
            continue
          }
        }
        lookUp(&tokens[index])
      }
      settle(pending, tokens)
    }
  }
}

/// Words whose places in the table of all words have been asked for.
///
/// The table lies far from the processor: where the places of a run of words are asked for together, the waits for them
/// overlap.
struct PendingWords {
  fileprivate struct Word: BitwiseCopyable {
    var index: Int32
    /// Folded bytes.
    var length: Int32
    var hash: UInt64
  }

  fileprivate var words: UnsafeMutablePointer<Word>?
  private(set) var count = 0

  fileprivate mutating func append(_ word: Word) {
    (words! + count).initialize(to: word)
    count &+= 1
  }

  fileprivate mutating func removeAll() { count = 0 }
}

extension Tokenizer {
  func withPending(atMost count: Int, _ body: (inout PendingWords) -> Void) {
    withUnsafeTemporaryAllocation(of: PendingWords.Word.self, capacity: count) {
      var pending = PendingWords(words: $0.baseAddress)
      body(&pending)
    }
  }

  /// The token of a word that is looked up by `settle`.
  @inline(__always)
  func postpone(
    _ letters: Letters, from begin: Int, _ start: Token.Flags, at index: Int, _ pending: inout PendingWords
  ) -> Token {
    let hash = WordTable.hash(word, letters.length, readable: Clitics.margin)
    table.prefetchSlot(hash)
    pending.append(PendingWords.Word(index: Int32(index), length: Int32(letters.length), hash: hash))
    return token(
      begin, letters.end, entry: -1, languages: letters.common.languages, [],
      start.union(capitals(letters, from: begin)))
  }

  /// Looks up what was postponed.
  func settle(_ pending: PendingWords, _ tokens: UnsafeMutableBufferPointer<Token>) {
    let words = UnsafeBufferPointer(start: pending.words, count: pending.count)
    for word in words { table.prefetchEntry(word.hash) }
    for word in words {
      let index = Int(word.index)
      let entry = table.find(word.hash, Int(word.length))
      if entry >= 0 {
        tokens[index].entry = Int32(truncatingIfNeeded: entry)
        tokens[index].mask = mask(entry)
      } else if tokens[index].languages & cliticLanguages != 0 {
        lookUp(&tokens[index])
      }
    }
  }
}
