package import TextModel

/// Numbers the different words of texts, told apart by their bytes, kind and place in the sentence.
///
/// Needs no lexicon, so that one thread can do it ahead of another that tags.
package struct WordIndexer: Sendable {
  private var words = WordTable()

  /// An indexer that has met no word.
  package init() {}

  /// The number of different words met.
  package var count: Int { words.count }

  /// The words of `document`, numbered from those of the documents before.
  package mutating func words(of document: Document) -> DocumentWords {
    let text = document.text.utf8Span.span
    let tokens = document.tokens.span
    var indices = [UInt32](repeating: 0, count: tokens.count)
    var new: [DocumentWords.NewWord] = []
    // Those of a sentence, and more behind them.
    var found: [WordTable.Word] = []
    var end = 0
    for sentence in document.sentences {
      // Sentences hold all tokens in order; a token between two would be a segmenter's mistake.
      precondition(sentence.tokens.lowerBound == end, "sentences hold all tokens")
      end = sentence.tokens.upperBound
      find(tokens.extracting(sentence.tokens), text, into: &found)
      var indexSpan = indices.mutableSpan
      let foundSpan = found.span
      for (place, token) in sentence.tokens.enumerated() {
        let word = foundSpan[place]
        let index = words.likelyIndex(of: word, in: text) ?? index(of: word, token, text, &new)
        indexSpan[token] = UInt32(truncatingIfNeeded: index)
      }
    }
    return DocumentWords(indices: indices, new: new)
  }

  /// Finds the slots of a sentence's words.
  private func find(
    _ tokens: Span<Token>, _ text: Span<UInt8>, into found: inout [WordTable.Word]
  ) {
    if found.count < tokens.count {
      found = Array(repeating: WordTable.noWord, count: 2 * tokens.count)
    }
    var place = SentencePlace()
    var foundSpan = found.mutableSpan
    // No checks: there is a place for each token.
    for index in tokens.indices {
      let token = tokens[unchecked: index]
      let first = text.first(of: token.range)
      let role = place.role(of: token, first: first)
      let word = WordTable.word(text, token.range, role, first: first)
      words.prefetchSlot(of: word)
      foundSpan[unchecked: index] = word
    }
    // The table is too large for a processor's cache: first all slots of a sentence are asked for, then
    // all words that they lead to.
    for index in tokens.indices { words.findSlot(of: &foundSpan[unchecked: index]) }
  }

  /// The number of a word that is not in its likely slot, added to `new` if it is.
  @inline(never)
  private mutating func index(
    of word: WordTable.Word, _ token: Int, _ text: Span<UInt8>,
    _ new: inout [DocumentWords.NewWord]
  ) -> Int {
    if let known = words.index(of: word, in: text) { return known }
    words.add(word, in: text)
    new.append(DocumentWords.NewWord(token: token, role: word.role))
    return words.count - 1
  }
}

/// The words of a document by the numbers that a `WordIndexer` gave them.
package struct DocumentWords: Sendable {
  /// For each token the number of its word; 4 bytes.
  package let indices: [UInt32]
  /// The words that no document had before, in the order of their numbers.
  package let new: [NewWord]

  /// Where a new word stands.
  package struct NewWord: Sendable {
    /// The index of its token.
    package var token: Int
    var role: WordTable.Role

    /// True if its capital says nothing, as `Tagger.readings(for:_:isInitial:)` asks.
    package var isInitial: Bool { role.isInitial }
  }
}

/// What the tokens before tell of a token: whether a capital on it says anything, and whether "nie"
/// stands before it.
struct SentencePlace {
  private var isInitial = true
  private var isNegated = false

  /// The role of the next token of the sentence.
  mutating func role(of token: Token, in text: Span<UInt8>) -> WordTable.Role {
    role(of: token, first: text.first(of: token.range))
  }

  /// The role of the next token of the sentence, which begins with the bytes of `first`.
  @inline(__always)
  mutating func role(of token: Token, first: UInt64) -> WordTable.Role {
    // The place matters to a capital only.
    let mayBeCapital = UInt8(truncatingIfNeeded: first) &- 0x61 >= 26
    let role = WordTable.Role(
      kind: token.kind, isInitial: isInitial && mayBeCapital && token.kind.isWordLike,
      isNegated: isNegated && token.kind == .word)
    // "nie" and "Nie".
    isNegated = first | 0x20 == 0x65_696E
    isInitial = Self.nextIsInitial(after: token.kind, first, isInitial)
    return role
  }

  /// True if a capital on the next word says nothing: at the start of a sentence, after what opens a
  /// quotation, and after a dash or colon.
  @inline(__always)
  private static func nextIsInitial(
    after kind: TokenKind, _ first: UInt64, _ isInitial: Bool
  ) -> Bool {
    switch kind {
    case .word, .abbreviation: false
    case .punctuation: isInitial || isOpening(first)
    default: isInitial
    }
  }

  /// True for one of " - : ( « – — “ „, as numbers of their bytes.
  private static func isOpening(_ mark: UInt64) -> Bool {
    switch mark {
    case 0x22, 0x2D, 0x3A, 0x28, 0xABC2, 0x9380E2, 0x9480E2, 0x9C80E2, 0x9E80E2: true
    default: false
    }
  }
}
