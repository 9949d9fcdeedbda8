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

  /// What a token is looked up by.
  private struct Key {
    var hash: UInt64
    var slot: UInt32
    var role: WordTable.Role
  }

  /// The words of `document`, numbered from those of the documents before.
  package mutating func words(of document: Document) -> DocumentWords {
    var result = DocumentWords()
    result.indices.reserveCapacity(document.tokens.count)
    let text = document.text.utf8Span.span
    let tokens = document.tokens.span
    var keys: [Key] = []
    for sentence in document.sentences {
      // Sentences hold all tokens in order; a token between two would be a segmenter's mistake.
      precondition(sentence.tokens.lowerBound == result.indices.count, "sentences hold all tokens")
      let own = tokens.extracting(sentence.tokens)
      findKeys(of: own, text, into: &keys)
      var hasUnknown = false
      result.indices.append(addingCapacity: own.count) { indices in
        for place in own.indices {
          let (range, key) = (own[place].range, keys[place])
          let known = words.index(
            of: text, from: range.start, to: range.end, key.role, hash: key.hash, slot: key.slot)
          if known == nil { hasUnknown = true }
          indices.append(known.map(UInt32.init(truncatingIfNeeded:)) ?? Self.unknown)
        }
      }
      guard hasUnknown else { continue }
      for (token, key) in zip(sentence.tokens, keys)
      where result.indices[token] == Self.unknown {
        result.indices[token] = index(of: token, tokens[token].range, key, text, &result.new)
      }
    }
    return result
  }

  /// Stands for the number of a word that is not in its likely slot.
  private static let unknown = UInt32.max

  private func findKeys(of tokens: Span<Token>, _ text: Span<UInt8>, into keys: inout [Key]) {
    keys.removeAll(keepingCapacity: true)
    var place = SentencePlace()
    keys.append(addingCapacity: tokens.count) { keys in
      for index in tokens.indices {
        // No check: `index` is one of the tokens'.
        let token = tokens[unchecked: index]
        let role = place.role(of: token, in: text)
        let hash = WordTable.hash(text, from: token.range.start, to: token.range.end, role)
        words.prefetchSlot(ofHash: hash)
        keys.append(Key(hash: hash, slot: 0, role: role))
      }
    }
    // The table is too large for a processor's cache: first all slots of a sentence are asked for, then
    // all words that they lead to.
    var found = keys.mutableSpan
    for index in found.indices {
      let slot = words.likelySlot(ofHash: found[index].hash)
      words.prefetchWord(inSlot: slot)
      found[index].slot = slot
    }
  }

  /// The number of a word that is not in its likely slot, added to `new` if it is.
  private mutating func index(
    of token: Int, _ range: ByteRange, _ key: Key, _ text: Span<UInt8>,
    _ new: inout [DocumentWords.NewWord]
  ) -> UInt32 {
    let (start, end) = (range.start, range.end)
    if let known = words.index(of: text, from: start, to: end, key.role, hash: key.hash) {
      return UInt32(known)
    }
    let index = UInt32(words.count)
    words.add(text, from: start, to: end, key.role, hash: key.hash)
    new.append(DocumentWords.NewWord(token: token, role: key.role))
    return index
  }
}

/// The words of a document by the numbers that a `WordIndexer` gave them.
package struct DocumentWords: Sendable {
  /// For each token the number of its word; 4 bytes.
  package fileprivate(set) var indices: [UInt32] = []
  /// The words that no document had before, in the order of their numbers.
  package fileprivate(set) var new: [NewWord] = []

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
  @inline(__always)
  mutating func role(of token: Token, in text: Span<UInt8>) -> WordTable.Role {
    let range = token.range
    // The place matters to a capital only.
    let mayBeCapital = text[range.start] &- 0x61 >= 26
    let role = WordTable.Role(
      kind: token.kind, isInitial: isInitial && mayBeCapital && token.kind.isWordLike,
      isNegated: isNegated && token.kind == .word)
    isNegated = Self.isNegation(text, range)
    isInitial = Self.nextIsInitial(after: text, token, isInitial)
    return role
  }

  /// True if a capital on the next word says nothing: at the start of a sentence, after what opens a
  /// quotation, and after a dash or colon.
  private static func nextIsInitial(
    after text: Span<UInt8>, _ token: Token, _ isInitial: Bool
  ) -> Bool {
    guard token.kind == .punctuation else {
      return isInitial && token.kind != .word && token.kind != .abbreviation
    }
    return isInitial || isOpening(text, token.range)
  }

  /// True for "nie" and "Nie".
  private static func isNegation(_ text: Span<UInt8>, _ range: ByteRange) -> Bool {
    range.byteCount == 3 && text[range.start] | 0x20 == UInt8(ascii: "n")
      && text[range.start + 1] == UInt8(ascii: "i") && text[range.start + 2] == UInt8(ascii: "e")
  }

  /// True for one of „ « " “ – — - : (
  private static func isOpening(_ text: Span<UInt8>, _ range: ByteRange) -> Bool {
    switch (range.byteCount, text[range.start]) {
    case (1, UInt8(ascii: "\"")), (1, UInt8(ascii: "-")), (1, UInt8(ascii: ":")),
      (1, UInt8(ascii: "(")):
      true
    case (2, 0xC2): text[range.start + 1] == 0xAB
    case (3, 0xE2):
      text[range.start + 1] == 0x80 && [0x93, 0x94, 0x9C, 0x9E].contains(text[range.start + 2])
    default: false
    }
  }
}
