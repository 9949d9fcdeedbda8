public import TextModel

/// Chooses one lemma and tag for each token of a document.
///
/// How frequent a token's possible words are, and how well their states follow
/// each other in the sentence (`ContextModel`), decide together.
public struct Tagger: Sendable {
  let lexicon: Lexicon
  let frequencies: Frequencies
  package let context: ContextModel
  let closedWords: ClosedWords
  let wordParts: WordParts
  let endings: Endings
  private let pool = Pool(wordCount: { $0.indexer.count }, make: { WordCaches() })

  /// A tagger that reads `lexicon`, ranks by `frequencies`, chooses by `context`, puts words together
  /// from `wordParts` and guesses by `endings`.
  public init(
    lexicon: Lexicon, frequencies: Frequencies, context: ContextModel, closedWords: ClosedWords,
    wordParts: WordParts, endings: Endings
  ) {
    self.lexicon = lexicon
    self.frequencies = frequencies
    self.context = context
    self.closedWords = closedWords
    self.wordParts = wordParts
    self.endings = endings
  }

  /// The document with one lemma and tag a token; O(tokens).
  ///
  /// What was found out about words is kept for further documents, up to some
  /// 30 MB for each thread that annotates at the same time.
  public func annotated(_ document: Document) -> AnnotatedDocument {
    var caches = pool.take()
    defer { pool.give(caches) }
    let words = caches.indexer.words(of: document)
    let choices = choices(for: document, words, with: &caches.annotations)
    return caches.annotations.annotated(document, choices)
  }

  /// Which annotation each token of a document has.
  package struct Choices: Sendable {
    /// For each token its index in the entries of a cache.
    package var entryIndices: [UInt32] = []
    /// For each token its probability as `AnnotatedDocument` stores it.
    package var probabilities: [UInt8] = []

    package init() {}
  }

  /// The choice for each token, in the entries of `cache`.
  ///
  /// - Parameters:
  ///   - words: those of `document`, from an indexer that met the same documents as `cache`.
  ///   - cache: may know words from other documents that this tagger annotated.
  package func choices(
    for document: Document, _ words: DocumentWords, with cache: inout AnnotationCache
  ) -> Choices {
    add(words.new, of: document, to: &cache)
    var choices = Choices()
    choices.entryIndices.reserveCapacity(document.tokens.count)
    choices.probabilities.reserveCapacity(document.tokens.count)
    var decoder = ContextDecoder()
    let indices = words.indices.span
    for (number, sentence) in document.sentences.enumerated() {
      if number + 1 < document.sentences.count {
        cache.prefetch(indices.extracting(document.sentences[number + 1].tokens))
      }
      cache.choose(indices.extracting(sentence.tokens), with: context, &decoder, &choices)
    }
    return choices
  }

  /// All that each token of `document` can be: the chosen reading first, then by probability.
  ///
  /// About a hundred times as much memory as `annotated(_:)` needs.
  public func rankedReadings(of document: Document) -> [[RankedReading]] {
    var caches = pool.take()
    defer { pool.give(caches) }
    let words = caches.indexer.words(of: document)
    add(words.new, of: document, to: &caches.annotations)
    var decoder = ContextDecoder()
    let indices = words.indices.span
    return document.sentences.flatMap { sentence in
      caches.annotations.rankedReadings(
        indices.extracting(sentence.tokens), with: context, &decoder)
    }
  }

  /// Adds the new words of `document` to `cache`.
  private func add(
    _ words: [DocumentWords.NewWord], of document: Document, to cache: inout AnnotationCache
  ) {
    for word in words {
      let token = document.tokens[word.token]
      cache.insert(
        readings(for: String(document[token]), token.kind, isInitial: word.role.isInitial),
        word.role, context)
    }
  }

  /// Calls `visit` with each token and what is known of it without the lexicon; for training.
  package func forEachToken(
    of document: Document,
    _ visit: (Token, _ isInitial: Bool, _ isNegated: Bool, _ endsSentence: Bool) -> Void
  ) {
    let text = document.text.utf8Span.span
    for sentence in document.sentences {
      var place = SentencePlace()
      for index in sentence.tokens {
        let token = document.tokens[index]
        let role = place.role(of: token, in: text)
        visit(token, role.isInitial, role.isNegated, index == sentence.tokens.upperBound - 1)
      }
    }
  }

  /// What a token can be by itself, the likeliest first; never empty.
  ///
  /// - Parameter isInitial: true where a capital says nothing, as at the start of a sentence.
  package func readings(for text: String, _ kind: TokenKind, isInitial: Bool) -> [Reading] {
    switch kind {
    case .word: word(text, isInitial: isInitial)
    case .abbreviation: abbreviation(text) ?? word(text, isInitial: isInitial)
    case .number: [Self.plain(text, .digits)]
    case .punctuation: [Self.plain(text, .punctuation)]
    case .url, .email, .hashtag, .mention, .emoji, .symbol: [Self.plain(text, .symbol)]
    }
  }

  private static func plain(_ text: String, _ partOfSpeech: PartOfSpeech) -> Reading {
    Reading(
      lemma: text, tag: Tag(partOfSpeech), frequencyClass: .unseen, source: .rule, weight: 1)
  }

  /// A word: as the lexicon has it, else from its parts, else by its ending.
  private func word(_ text: String, isInitial: Bool) -> [Reading] {
    if let composed = LetterCase.precomposed(text) { return word(composed, isInitial: isInitial) }
    // Bytes: every new word is asked. "ń" is C5 84.
    if text.utf8.last == 0x84, text.hasSuffix("ń"), let readings = withClitics(text) {
      return readings
    }
    if isRomanNumeral(text, isInitial: isInitial) { return [Self.plain(text, .romanNumeral)] }
    var readings = whole(lexicon.candidates(for: text), of: text, isInitial: isInitial)
    if readings.isEmpty {
      return composed(text, isInitial: isInitial) ?? guessed(text, isInitial: isInitial)
    }
    if readings.count == 1 { return readings }
    Self.weigh(&readings)
    return closedWords.filtered(readings, of: text)
  }

  /// The readings of a word by itself; those of parts of words only if there are no others.
  private func whole(_ candidates: [Candidate], of text: String, isInitial: Bool) -> [Reading] {
    let hasWhole = candidates.contains { Self.isOfWord($0) && !$0.tag.isOfWordPart }
    let hasOthers = candidates.contains { $0.tag.partOfSpeech != .abbreviation }
    var readings: [Reading] = []
    readings.reserveCapacity(candidates.count)
    for candidate in candidates where Self.isOfWord(candidate) {
      if hasWhole, candidate.tag.isOfWordPart { continue }
      // "Jan" is a name, not the gospel, which quotations of verses abbreviate so.
      if hasOthers, candidate.tag.partOfSpeech == .abbreviation, candidate.lemma.contains(" ") {
        continue
      }
      readings.append(reading(candidate, isInitial: isInitial))
    }
    return readings
  }

  /// What needs a full stop and has none is no abbreviation: "w" is not "wiek".
  private static func isOfWord(_ candidate: Candidate) -> Bool {
    !candidate.tag.grammemes.contains(.withFullStop)
  }

  /// How much likelier (as a decimal logarithm) a capitalised word is a name than a common word, as
  /// against their frequencies: about 1 in 30 common words inside a sentence has a capital. At the
  /// start of a sentence the capital says nothing.
  private static let capitalBonus = 1.5

  /// How much rarer (as a decimal logarithm) the plural of a name is than that of other nouns:
  /// "Ludwik" is one king, not several women called Ludwika. Names without a singular ("Tatry")
  /// are not rare.
  private static func numberBonus(ofName tag: Tag) -> Double {
    let grammemes = tag.grammemes
    let isPluralOnly = grammemes.contains(.plural) && !grammemes.contains(.singular)
    return tag.partOfSpeech == .noun && isPluralOnly && !grammemes.contains(.pluraleTantum) ? -1 : 0
  }

  /// The candidate as a reading, with the weight of its lexeme.
  func reading(_ candidate: Candidate, isInitial: Bool) -> Reading {
    let bonus =
      candidate.isCapitalised
      ? (isInitial ? 0 : Self.capitalBonus) + Self.numberBonus(ofName: candidate.tag) : 0
    return Reading(
      lemma: candidate.lemma, tag: candidate.tag, frequencyClass: candidate.frequencyClass,
      source: .lexicon, weight: DecimalPower.value(candidate.lexemeScore + bonus))
  }

  /// SGJP lists many adjectives as nouns, too ("druga", "czerwona"): as nouns they are rarer than
  /// the frequencies of their common forms say. And it lists nouns beside gerunds ("działanie"),
  /// which the tagset's guidelines prefer. Many adverbs, particles and nouns ("naprawdę", "prawda")
  /// it lists as interjections, too, which stand alone as a rule.
  static func weigh(_ readings: inout [Reading]) {
    let isAdjective = readings.contains {
      switch $0.tag.partOfSpeech {
      case .adjective, .activeParticiple, .passiveParticiple: true
      default: false
      }
    }
    for index in readings.indices {
      let partOfSpeech = readings[index].tag.partOfSpeech
      if isAdjective, partOfSpeech == .noun { readings[index].weight *= rareNounFactor }
      if partOfSpeech == .gerund { readings[index].weight *= gerundFactor }
      if partOfSpeech == .interjection { readings[index].weight *= interjectionFactor }
    }
  }

  private static let rareNounFactor = 0.1
  private static let gerundFactor = 4.0
  private static let interjectionFactor = 0.1
}
