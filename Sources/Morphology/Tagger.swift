public import TextModel

/// Chooses one lemma and tag for each token of a document.
///
/// Each token is judged alone, by how frequent its possible words are: context
/// serves only to tell whether a capital begins a sentence or a name.
public struct Tagger: Sendable {
  let lexicon: Lexicon
  let frequencies: Frequencies

  /// A tagger that reads `lexicon` and ranks by `frequencies`.
  public init(lexicon: Lexicon, frequencies: Frequencies) {
    self.lexicon = lexicon
    self.frequencies = frequencies
  }

  /// The document with one lemma and tag a token; O(tokens), and equal tokens are judged once.
  public func annotated(_ document: Document) -> AnnotatedDocument {
    var cache = AnnotationCache()
    let entryIndices = entryIndices(of: document, with: &cache)
    return AnnotatedDocument(
      document: document, entries: cache.entries, entryIndices: entryIndices, lemmas: cache.lemmas)
  }

  /// For each token its index in the entries of `cache`, which may know words from other documents
  /// that this tagger annotated.
  package func entryIndices(
    of document: Document, with cache: inout AnnotationCache
  ) -> [UInt32] {
    let text = document.text.utf8Span.span
    var entryIndices: [UInt32] = []
    entryIndices.reserveCapacity(document.tokens.count)
    for sentence in document.sentences {
      var isInitial = true
      // Sentences hold all tokens in order; a token between two would be a segmenter's mistake.
      precondition(sentence.tokens.lowerBound == entryIndices.count, "sentences hold all tokens")
      for index in sentence.tokens {
        let token = document.tokens[index]
        // The place matters to a capital only.
        let mayBeCapital = text[token.range.start] &- 0x61 >= 26
        let role = AnnotationCache.Role(
          kind: token.kind, isInitial: isInitial && mayBeCapital && token.kind.isWordLike)
        let known = cache.index(of: text, from: token.range.start, to: token.range.end, role)
        let entry = known.index ?? add(document, token, role, hash: known.hash, to: &cache)
        entryIndices.append(UInt32(entry))
        isInitial = Self.nextIsInitial(after: text, token, isInitial)
      }
    }
    return entryIndices
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

  private func add(
    _ document: Document, _ token: Token, _ role: AnnotationCache.Role, hash: UInt64,
    to cache: inout AnnotationCache
  ) -> Int {
    let choice = choice(for: String(document[token]), role.kind, isInitial: role.isInitial)
    let annotation = AnnotatedDocument.Annotation(
      lemmaIndex: cache.index(ofLemma: choice.lemma), tag: choice.tag,
      frequencyClass: choice.frequencyClass, source: choice.source)
    return cache.insert(
      document.text.utf8Span.span, from: token.range.start, to: token.range.end, role, hash: hash,
      annotation)
  }

  /// The reading chosen for a token.
  struct Choice {
    var lemma: String
    var tag: Tag
    var frequencyClass: FrequencyClass
    var source: Interpretation.Source
  }

  private func choice(for text: String, _ kind: TokenKind, isInitial: Bool) -> Choice {
    switch kind {
    case .word: word(text, isInitial: isInitial)
    case .abbreviation: abbreviation(text) ?? word(text, isInitial: isInitial)
    case .number: Self.plain(text, .digits)
    case .punctuation: Self.plain(text, .punctuation)
    case .url, .email, .hashtag, .mention, .emoji, .symbol: Self.plain(text, .symbol)
    }
  }

  private static func plain(_ text: String, _ partOfSpeech: PartOfSpeech) -> Choice {
    Choice(lemma: text, tag: Tag(partOfSpeech), frequencyClass: .unseen, source: .rule)
  }

  /// A word: as the lexicon has it, else from its parts, else unknown.
  private func word(_ text: String, isInitial: Bool) -> Choice {
    if isRomanNumeral(text, isInitial: isInitial) { return Self.plain(text, .romanNumeral) }
    // What needs a full stop and has none is no abbreviation: "w" is not "wiek".
    let isWanted = { (tag: Tag) in !tag.grammemes.contains(.withFullStop) }
    if let sole = lexicon.soleCandidate(for: text, where: isWanted) {
      return Choice(
        lemma: sole.lemma, tag: sole.tag, frequencyClass: sole.frequencyClass, source: .lexicon)
    }
    let candidates = lexicon.candidates(for: text).filter { isWanted($0.tag) }
    let capitalBonus =
      isInitial ? Self.initialCapitalBonus : Self.capitalBonus
    return best(of: candidates, in: text, capitalBonus: capitalBonus)
      ?? composed(text, isInitial: isInitial)
      ?? unknown(text, isInitial: isInitial)
  }

  /// How much likelier (as a decimal logarithm) a capitalised word is a name than a common word, as
  /// against their frequencies: about 1 in 30 common words inside a sentence has a capital.
  private static let capitalBonus = 1.5
  /// At the start of a sentence the capital says nothing.
  private static let initialCapitalBonus = 0.0

  /// The likeliest lemma over all its readings, and its likeliest reading.
  func best(of candidates: [Candidate], in text: String, capitalBonus: Double) -> Choice? {
    var lemmas: [(lemma: String, probability: Double, best: Candidate)] = []
    for candidate in candidates {
      var scored = candidate
      if candidate.isCapitalised { scored.score += capitalBonus }
      let probability = Self.power(scored.score)
      if let index = lemmas.firstIndex(where: { $0.lemma == scored.lemma }) {
        lemmas[index].probability += probability
        if scored.score > lemmas[index].best.score { lemmas[index].best = scored }
      } else {
        lemmas.append((scored.lemma, probability, scored))
      }
    }
    guard var chosen = lemmas.first else { return nil }
    // The first of equals stays, which is the lexicon's order.
    for other in lemmas where other.probability > chosen.probability { chosen = other }
    return Choice(
      lemma: chosen.lemma, tag: chosen.best.tag, frequencyClass: chosen.best.frequencyClass,
      source: .lexicon)
  }

  /// Ten to the power of `exponent`, without the C library, whose last digit may differ by platform.
  private static func power(_ exponent: Double) -> Double {
    // e^(x/1024) by its series, then ten squarings.
    let x = exponent * 2.302585092994046 / 1024
    var result = 1 + x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4)))
    for _ in 0..<10 { result *= result }
    return result
  }
}
