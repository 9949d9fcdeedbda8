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
    package var entryIndices: [UInt32]
    /// For each token its probability as `AnnotatedDocument` stores it.
    package var probabilities: [UInt8]
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
    return cache.choices(for: document, words.indices.span, with: context)
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
    let text = document.text.utf8Span.span
    func bytes(_ word: DocumentWords.NewWord) -> Range<Int> {
      let range = document.tokens[word.token].range
      return range.start..<range.end
    }
    var batch = FormBatch()
    var readings = WordReadings()
    var draft = AnnotationCache.Draft()
    for start in stride(from: 0, to: words.count, by: Self.batchSize) {
      let together = words[start..<min(start + Self.batchSize, words.count)]
      batch.removeAll()
      for word in together { batch.add(text.extracting(bytes(word))) }
      lexicon.find(&batch)
      for (form, word) in together.enumerated() {
        find(
          text.extracting(bytes(word)), form, of: batch, document.tokens[word.token].kind,
          isInitial: word.role.isInitial, into: &readings)
        cache.insert(readings, word.role, context, &draft)
      }
    }
  }

  /// Words that are looked up together; a processor waits for a dozen places in memory at a time.
  private static let batchSize = 16

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
    var text = text
    text.makeContiguousUTF8()
    var batch = FormBatch()
    batch.add(text.utf8Span.span)
    lexicon.find(&batch)
    var readings = WordReadings()
    find(text.utf8Span.span, 0, of: batch, kind, isInitial: isInitial, into: &readings)
    return readings.all
  }

  /// Puts what a token can be by itself in the place of what `readings` holds.
  ///
  /// - Parameter form: the number of `text` in `batch`, which was looked up.
  private func find(
    _ text: Span<UInt8>, _ form: Int, of batch: borrowing FormBatch, _ kind: TokenKind,
    isInitial: Bool, into readings: inout WordReadings
  ) {
    switch kind {
    case .word: findWord(text, form, of: batch, isInitial: isInitial, into: &readings)
    case .abbreviation:
      if let found = abbreviation(text.string) {
        readings.set(found)
      } else {
        findWord(text, form, of: batch, isInitial: isInitial, into: &readings)
      }
    case .number: readings.set(Self.plain(.digits), lemma: text)
    case .punctuation: readings.set(Self.plain(.punctuation), lemma: text)
    case .url, .email, .hashtag, .mention, .emoji, .symbol:
      readings.set(Self.plain(.symbol), lemma: text)
    }
  }

  /// The reading of a token that is its own lemma.
  private static func plain(_ partOfSpeech: PartOfSpeech) -> WordReadings.Row {
    WordReadings.Row(
      tag: Tag(partOfSpeech), weight: 1, share: nil, lemma: 0, tagNumber: nil,
      frequencyClass: .unseen, source: .rule)
  }

  /// A word: as the lexicon has it, else from its parts, else by its ending.
  private func findWord(
    _ text: Span<UInt8>, _ form: Int, of batch: borrowing FormBatch, isInitial: Bool,
    into readings: inout WordReadings
  ) {
    if LetterCase.mayBeComposed(text), let composed = LetterCase.precomposed(text.string) {
      return readings.set(self.readings(for: composed, .word, isInitial: isInitial))
    }
    // "ń" is C5 84.
    if text.count > 2, text[text.count - 1] == 0x84, text[text.count - 2] == 0xC5,
      let found = withClitics(text.string)
    {
      return readings.set(found)
    }
    if isRomanNumeral(text, isInitial: isInitial) {
      return readings.set(Self.plain(.romanNumeral), lemma: text)
    }
    lexicon.read(form, of: batch, into: &readings.candidates)
    readings.removeAll()
    addWhole(to: &readings, isInitial: isInitial)
    if readings.rows.count == 0 {
      let found = batch.withLowercase(of: form) {
        composed(text, lowercase: $0, isInitial: isInitial)
      }
      guard let found else { return guess(text, isInitial: isInitial, into: &readings) }
      return readings.set(found)
    }
    if readings.rows.count == 1 { return }
    Self.weigh(&readings.rows)
    batch.withLowercase(of: form) { closedWords.filter(&readings, of: $0) }
  }

  /// Adds the readings of a word by itself; those of parts of words only if there are no others.
  private func addWhole(to readings: inout WordReadings, isInitial: Bool) {
    swap(&readings.lemmas, &readings.candidates.lemmas)
    let count = readings.candidates.rows.count
    var (hasWhole, hasOthers) = (false, false)
    for index in 0..<count {
      let tag = readings.candidates.rows[index].tag
      if Self.isOfWord(tag), !tag.isOfWordPart { hasWhole = true }
      if tag.partOfSpeech != .abbreviation { hasOthers = true }
    }
    var (exponent, power) = (0.0, 1.0)
    for index in 0..<count {
      let candidate = readings.candidates.rows[index]
      let lexeme = readings.candidates.lexemes[Int(candidate.lexeme)]
      guard Self.isOfWord(candidate.tag), !(hasWhole && candidate.tag.isOfWordPart) else {
        continue
      }
      // "Jan" is a name, not the gospel, which quotations of verses abbreviate so.
      if hasOthers, candidate.tag.partOfSpeech == .abbreviation,
        readings.lemmas.text(lexeme.lemma).contains(" ")
      {
        continue
      }
      let own = Self.logWeight(
        candidate.lexemeScore, candidate.tag, isCapitalised: lexeme.isCapitalised,
        isInitial: isInitial)
      // Most readings of a word are as likely as the one before.
      if own != exponent { (exponent, power) = (own, DecimalPower.value(own)) }
      readings.rows.append(
        WordReadings.Row(
          tag: candidate.tag, weight: power, share: nil, lemma: Int32(lexeme.lemma),
          tagNumber: candidate.tagIndex, frequencyClass: candidate.frequencyClass,
          source: .lexicon))
    }
  }

  /// What needs a full stop and has none is no abbreviation: "w" is not "wiek".
  private static func isOfWord(_ tag: Tag) -> Bool { !tag.grammemes.contains(.withFullStop) }

  /// How much likelier (as a decimal logarithm) a capitalised word is a name than a common word, as
  /// against their frequencies: about 1 in 30 common words inside a sentence has a capital. At the
  /// start of a sentence the capital says nothing.
  private static let capitalBonus = 1.5

  /// How much rarer (as a decimal logarithm) the plural of a name is than that of other nouns:
  /// "Ludwik" is one king, not several women called Ludwika. Names without a singular ("Tatry")
  /// are not rare.
  package static func numberBonus(ofName tag: Tag) -> Double {
    let grammemes = tag.grammemes
    let isPluralOnly = grammemes.contains(.plural) && !grammemes.contains(.singular)
    return tag.partOfSpeech == .noun && isPluralOnly && !grammemes.contains(.pluraleTantum) ? -1 : 0
  }

  /// The candidate as a reading, with the weight of its lexeme.
  func reading(_ candidate: Candidate, isInitial: Bool) -> Reading {
    let logWeight = Self.logWeight(
      candidate.lexemeScore, candidate.tag, isCapitalised: candidate.isCapitalised,
      isInitial: isInitial)
    return Reading(
      lemma: candidate.lemma, tag: candidate.tag, frequencyClass: candidate.frequencyClass,
      source: .lexicon, weight: DecimalPower.value(logWeight))
  }

  /// The decimal logarithm of the weight of a lexeme with `score` where the word stands.
  private static func logWeight(
    _ score: Double, _ tag: Tag, isCapitalised: Bool, isInitial: Bool
  ) -> Double {
    let bonus = isCapitalised ? (isInitial ? 0 : capitalBonus) + numberBonus(ofName: tag) : 0
    return score + bonus
  }

  /// SGJP lists many adjectives as nouns, too ("druga", "czerwona"): as nouns they are rarer than
  /// the frequencies of their common forms say. And it lists nouns beside gerunds ("działanie"),
  /// which the tagset's guidelines prefer. Many adverbs, particles and nouns ("naprawdę", "prawda")
  /// it lists as interjections, too, which stand alone as a rule.
  static func weigh(_ readings: inout [Reading]) {
    let hasAdjective = readings.contains { isAdjective($0.tag.partOfSpeech) }
    for index in readings.indices {
      readings[index].weight *= factor(readings[index].tag.partOfSpeech, hasAdjective)
    }
  }

  /// The same of the readings of a word that is met first.
  private static func weigh(_ readings: inout Scratch<WordReadings.Row>) {
    let hasAdjective = (0..<readings.count).contains {
      isAdjective(readings[$0].tag.partOfSpeech)
    }
    for index in 0..<readings.count {
      readings[index].weight *= factor(readings[index].tag.partOfSpeech, hasAdjective)
    }
  }

  private static func isAdjective(_ partOfSpeech: PartOfSpeech) -> Bool {
    switch partOfSpeech {
    case .adjective, .activeParticiple, .passiveParticiple: true
    default: false
    }
  }

  private static func factor(_ partOfSpeech: PartOfSpeech, _ hasAdjective: Bool) -> Double {
    switch partOfSpeech {
    case .noun: hasAdjective ? rareNounFactor : 1
    case .gerund: gerundFactor
    case .interjection: interjectionFactor
    default: 1
    }
  }

  private static let rareNounFactor = 0.1
  private static let gerundFactor = 4.0
  private static let interjectionFactor = 0.1
}
