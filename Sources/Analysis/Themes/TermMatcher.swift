import Morphology
import TextModel

/// One occurrence of a term in a document.
struct TermMatch: Sendable {
  /// The number of the phrase in its `PhraseTree`.
  var term: Int
  /// The sentence's index in the document.
  var sentence: Int
  /// The paragraph's index in the document.
  var paragraph: Int
  /// Where the words stand; a part only of a hyphenated compound.
  var range: ByteRange
}

/// Finds the terms of a taxonomy, and the phrases of its conditions, in one document.
///
/// A word of a phrase stands for a token if it equals, in lower case,
/// 1. the nominative of a gerund or participle, which NKJP lists under its verb:
///    "zarządzaniem" has the lemma "zarządzać", and both the terms "zarządzać"
///    and "zarządzanie" find it;
/// 2. the plural of the token's noun, if the token is in the plural: "wyborach"
///    stands for "wybory", "warunków pracy" for "warunki pracy";
/// 3. the token's lemma;
/// 4. an abbreviation, or a token in small letters, as it is written: "odsetki"
///    is found although its lemma might be taken for "odsetek";
/// 5. in a phrase of several words, any token as it is written ("obsługę
///    klienta": the second word of the phrase is the same in all its cases), or
///    a nominative of the token's adjective ("mediów społecznościowych": "media
///    społecznościowe");
/// 6. at the start of a phrase of which the next word follows, any lemma that the
///    lexicon has for the token: "dziale sprzedaży" is no cannon.
///
/// A word that is written in capitals only, such as "IT", stands for nothing
/// but itself in capitals.
///
/// Phrases lie within a sentence, without punctuation inside. The longest
/// phrase from the left takes its words. A hyphenated compound that is no
/// phrase itself counts for the phrases among its parts.
///
/// Not copyable, so that its methods copy no document and no tree; those of a class would ask at run time
/// whether two of them change the same memo.
struct TermMatcher: ~Copyable {
  private let index: TermIndex
  private let lexicon: Lexicon?
  private let input: AnnotatedDocument
  /// What decides where to look further: of most tokens there is nothing.
  private var knownFacts: EntryMemo<TermFacts>.Table
  /// The same by the entries of the document.
  private var facts: [TermFacts] = []
  /// The words that tokens can stand for, of those that can for any.
  private var words: EntryMemo<[Word]>.Table
  /// The words that begin phrases among all lemmas that the lexicon has, of tokens with any.
  private var readings: EntryMemo<[Word]>.Table

  /// A word of the trees that a token can stand for.
  struct Word: Sendable {
    fileprivate var number: Int
    /// Not if the phrase has this word only.
    fileprivate var isOfPhrase: Bool
  }

  /// A phrase, and the token behind it.
  private typealias Found = (phrase: Int, end: Int)

  /// What words were found to stand for, kept for one index and lexicon.
  struct Memory: Sendable {
    fileprivate let facts = EntryMemo<TermFacts>()
    fileprivate let words = EntryMemo<[Word]>()
    fileprivate let readings = EntryMemo<[Word]>()
  }

  /// A matcher that knows and keeps what is in `memory`.
  init(
    _ index: TermIndex, _ lexicon: Lexicon?, in input: AnnotatedDocument, _ memory: Memory
  ) {
    precondition(
      input.firstTokens.count == input.entries.count, "a whole document, not a part of a stream")
    self.index = index
    self.lexicon = lexicon
    self.input = input
    knownFacts = memory.facts.table(for: input)
    words = memory.words.table(for: input)
    readings = memory.readings.table(for: input)
    findFacts()
  }

  /// Hands what was found out about words to `memory`.
  consuming func finish(_ memory: Memory) {
    memory.facts.keep(knownFacts)
    memory.words.keep(words)
    memory.readings.keep(readings)
  }

  // MARK: Facts

  /// Of all entries at once, which takes less time than one by one when they are met.
  private mutating func findFacts() {
    facts = knownFacts.values(count: input.firstTokens.count, unknown: TermFacts())
    for entry in facts.indices where !facts[entry].traits.contains(.isKnown) {
      facts[entry] = foundFacts(of: Int(input.firstTokens[entry]))
      knownFacts[entry] = facts[entry]
    }
  }

  private func facts(of token: Int) -> TermFacts { facts[Int(input.entryIndices[token])] }

  private mutating func foundFacts(of token: Int) -> TermFacts {
    var facts = TermFacts()
    facts.traits.insert(.isKnown)
    for word in words(of: token) {
      facts.traits.insert(.hasWords)
      facts.marks |=
        index.phrases.innerMark(ofWord: word.number)
        | index.contexts.innerMark(ofWord: word.number)
      if let node = index.phrases.child(of: PhraseTree.root, word: word.number) {
        facts.followers |= index.phrases.followers(of: node)
        if facts.term == nil, !word.isOfPhrase { facts.term = index.phrases.phrase(at: node) }
      }
      if index.contexts.child(of: PhraseTree.root, word: word.number) != nil {
        facts.traits.insert(.beginsContext)
      }
    }
    if input.document.tokens[token].kind == .word {
      if lexicon != nil, Self.isInflected(input.tag(ofToken: token).partOfSpeech) {
        facts.traits.insert(.isOpen)
        facts.followers = .max
      }
      if hasHyphen(token) { facts.traits.formUnion(traitsOfParts(of: token)) }
    }
    return facts
  }

  private func hasHyphen(_ token: Int) -> Bool {
    let range = input.document.tokens[token].range
    let text = input.document.text.utf8Span.span.extracting(range.start..<range.end)
    for index in text.indices where text[index] == UInt8(ascii: "-") { return true }
    return false
  }

  private func traitsOfParts(of token: Int) -> TermFacts.Traits {
    var traits: TermFacts.Traits = []
    forEachPart(of: token, in: index.phrases) { _, _ in traits.insert(.hasTermParts) }
    forEachPart(of: token, in: index.contexts) { _, _ in traits.insert(.hasContextParts) }
    return traits
  }

  private static func isInflected(_ partOfSpeech: PartOfSpeech) -> Bool {
    switch partOfSpeech {
    case .preposition, .coordinatingConjunction, .subordinatingConjunction, .particle, .adverb,
      .pronounFirstSecond, .pronounThird, .pronounReflexive, .interjection:
      false
    default: true
    }
  }

  // MARK: Terms

  /// Appends the terms in the paragraph with index `paragraph`, in the text's order.
  mutating func appendTerms(inParagraph paragraph: Int, to matches: inout [TermMatch]) {
    for sentence in input.document.paragraphs[paragraph].sentences {
      let tokens = input.document.sentences[sentence].tokens
      var token = firstStart(from: tokens.lowerBound, before: tokens.upperBound)
      while token < tokens.upperBound {
        if let found = longestTerm(at: token, before: tokens.upperBound) {
          matches.append(match(found, from: token, sentence: sentence, paragraph: paragraph))
          token = found.end
        } else {
          if facts(of: token).traits.contains(.hasTermParts) {
            forEachPart(of: token, in: index.phrases) { term, range in
              matches.append(
                TermMatch(term: term, sentence: sentence, paragraph: paragraph, range: range))
            }
          }
          token += 1
        }
        token = firstStart(from: token, before: tokens.upperBound)
      }
    }
  }

  /// The first token from `token` on at which a term may begin; `end` if there is none before it.
  private func firstStart(from token: Int, before end: Int) -> Int {
    let (entries, facts) = (input.entryIndices.span, facts.span)
    var token = token
    while token < end {
      let own = facts[Int(entries[token])]
      if own.isTermAlone { return token }
      if own.followers != 0, token + 1 < end,
        own.followers & facts[Int(entries[token + 1])].marks != 0
      {
        return token
      }
      token += 1
    }
    return end
  }

  private func match(
    _ found: Found, from token: Int, sentence: Int, paragraph: Int
  ) -> TermMatch {
    let tokens = input.document.tokens.span
    return TermMatch(
      term: found.phrase, sentence: sentence, paragraph: paragraph,
      range: ByteRange(tokens[token].range.start, tokens[found.end - 1].range.end))
  }

  /// The longest term that begins at `token`.
  private mutating func longestTerm(at token: Int, before end: Int) -> Found? {
    let facts = facts(of: token)
    var best = facts.term.map { (phrase: $0, end: token + 1) }
    // All others need a word behind the first.
    guard token + 1 < end, facts.followers & self.facts(of: token + 1).marks != 0 else {
      return best
    }
    if facts.traits.contains(.hasWords) {
      descend(words(of: token), at: token + 1, before: end, best: &best)
    }
    if best == nil || best?.end == token + 1,
      !facts.traits.isDisjoint(with: [.isOpen, .hasReadings])
    {
      descend(readings(of: token), at: token + 1, before: end, best: &best)
    }
    return best
  }

  /// Goes on at `token` behind a first word, which is one of `words`.
  private mutating func descend(
    _ words: [Word], at token: Int, before end: Int, best: inout Found?
  ) {
    for word in words {
      guard let node = index.phrases.child(of: PhraseTree.root, word: word.number) else { continue }
      descend(from: node, in: index.phrases, at: token, before: end, best: &best)
    }
  }

  /// Follows all phrases of `tree` that go on from `node` with `token`, and keeps the longest in `best`.
  ///
  /// As deep as the longest phrase of the tree has words.
  private mutating func descend(
    from node: Int, in tree: PhraseTree, at token: Int, before end: Int, best: inout Found?
  ) {
    guard token < end, tree.followers(of: node) & facts(of: token).marks != 0 else { return }
    for word in words(of: token) {
      guard let child = tree.child(of: node, word: word.number) else { continue }
      if let phrase = tree.phrase(at: child), (best?.end ?? 0) < token + 1 {
        best = (phrase, token + 1)
      }
      descend(from: child, in: tree, at: token + 1, before: end, best: &best)
    }
  }

  // MARK: Conditions

  /// Appends the phrases of conditions in the paragraph with index `paragraph`, in the text's order.
  mutating func appendContexts(inParagraph paragraph: Int, to matches: inout [TermMatch]) {
    for sentence in input.document.paragraphs[paragraph].sentences {
      let tokens = input.document.sentences[sentence].tokens
      var token = tokens.lowerBound
      while token < tokens.upperBound {
        let traits = facts(of: token).traits
        if traits.contains(.beginsContext),
          let found = longestContext(at: token, before: tokens.upperBound)
        {
          matches.append(match(found, from: token, sentence: sentence, paragraph: paragraph))
          token = found.end
          continue
        }
        if traits.contains(.hasContextParts) {
          forEachPart(of: token, in: index.contexts) { phrase, range in
            matches.append(
              TermMatch(term: phrase, sentence: sentence, paragraph: paragraph, range: range))
          }
        }
        token += 1
      }
    }
  }

  private mutating func longestContext(at token: Int, before end: Int) -> Found? {
    var best: Found?
    for word in words(of: token) {
      guard let node = index.contexts.child(of: PhraseTree.root, word: word.number)
      else { continue }
      if best == nil, !word.isOfPhrase, let phrase = index.contexts.phrase(at: node) {
        best = (phrase, token + 1)
      }
      descend(from: node, in: index.contexts, at: token + 1, before: end, best: &best)
    }
    return best
  }

  // MARK: Words

  /// The first words of phrases that are lemmas of `token` in the lexicon; what that tells is added to
  /// the facts.
  private mutating func readings(of token: Int) -> [Word] {
    let entry = Int(input.entryIndices[token])
    let isOpen = facts[entry].traits.contains(.isOpen)
    if !isOpen, let known = readings[entry] { return known }
    let found = foundReadings(of: token)
    if !found.isEmpty { readings[entry] = found }
    if isOpen {
      let words = facts[entry].traits.contains(.hasWords) ? words(of: token) : []
      facts[entry].close(
        followers: (words + found).reduce(0) { $0 | followers(ofFirst: $1) },
        hasReadings: !found.isEmpty)
      knownFacts[entry] = facts[entry]
    }
    return found
  }

  /// The marks of the words that follow where `word` begins a phrase.
  private func followers(ofFirst word: Word) -> UInt8 {
    guard let node = index.phrases.child(of: PhraseTree.root, word: word.number) else { return 0 }
    return index.phrases.followers(of: node)
  }

  private func foundReadings(of token: Int) -> [Word] {
    guard let lexicon else { return [] }
    let (phrases, known) = (index.phrases, index.words)
    var numbers: [Int] = []
    func add(_ number: Int) {
      guard let node = phrases.child(of: PhraseTree.root, word: number),
        phrases.followers(of: node) != 0, !numbers.contains(number)
      else { return }
      numbers.append(number)
    }
    // In lower case, no surnames: "Warunek" is one that does not change in the plural.
    let range = input.document.tokens[token].range
    let text = input.document.text.utf8Span.span.extracting(range.start..<range.end)
    let form = LetterCase.folded(text).bytes
    lexicon.forEachLemma(ofLowercase: form.span) { lemma, isInPlural in
      guard let number = known.number(of: lemma) else { return }
      add(number)
      if isInPlural { for plural in known.plurals(ofNoun: number) { add(plural) } }
    }
    return numbers.sorted().map { Word(number: $0, isOfPhrase: true) }
  }

  private mutating func words(of token: Int) -> [Word] {
    let entry = Int(input.entryIndices[token])
    if let known = words[entry] { return known }
    let found = foundWords(of: token)
    if !found.isEmpty { words[entry] = found }
    return found
  }

  /// The words of the trees that `token` can stand for, the first of the rules above first.
  private func foundWords(of token: Int) -> [Word] {
    let (kind, range) = (input.document.tokens[token].kind, input.document.tokens[token].range)
    guard kind.isWordLike || kind == .hashtag else { return [] }
    let text = input.document.text.utf8Span.span.extracting(range.start..<range.end)
    var found: [Word] = []
    if kind == .hashtag {
      add(Array(LetterCase.folded(text).bytes.dropFirst()), to: &found)
      return found
    }
    let (lemma, tag) = (input.lemma(ofToken: token), input.tag(ofToken: token))
    let isPlural = tag.grammemes.contains(.plural)
    let nominative = Self.nominative(ofVerbal: text, tag)
    if let nominative {
      add(nominative, to: &found)
      if isPlural { addPlurals(ofNoun: index.words.number(of: nominative.span), to: &found) }
    }
    let number = number(ofWord: lemma.utf8Span.span)
    if isPlural { addPlurals(ofNoun: number, to: &found) }
    if let number { add(number, false, to: &found) }
    addWritten(text, kind, to: &found)
    if let nominative {
      addForms(ofAdjective: nominative, to: &found)
    } else if tag.partOfSpeech == .adjective {
      addForms(ofAdjective: PhraseTree.folded(lemma), to: &found)
      // Compared adjectives are declined as participles are: "najwyższy".
      if tag.grammemes.contains(.superlative) || tag.grammemes.contains(.comparative),
        let compared = WordShape.nominative(
          ofParticiple: LetterCase.folded(text).bytes, isNegated: false)
      {
        addForms(ofAdjective: compared, to: &found)
      }
    }
    return found
  }

  /// The number of the word `text` in lower case, which most words are.
  private func number(ofWord text: Span<UInt8>) -> Int? {
    if LetterCase.hasSmallLettersOnly(text) { return index.words.number(of: text) }
    let folded = LetterCase.folded(text).bytes
    return index.words.number(of: folded.span)
  }

  /// The word as it is written.
  private func addWritten(_ text: Span<UInt8>, _ kind: TokenKind, to words: inout [Word]) {
    if LetterCase.hasSmallLettersOnly(text) {
      if let number = index.words.number(of: text) { add(number, false, to: &words) }
      return
    }
    let (form, capitals) = LetterCase.folded(text)
    add(form, isOfPhrase: kind != .abbreviation && capitals != 0, to: &words)
    let written = text.indices.map { text[$0] }
    if capitals != 0, PhraseTree.isAcronym(String(decoding: written, as: UTF8.self)) {
      add(written, to: &words)
    }
  }

  private func add(_ bytes: [UInt8], isOfPhrase: Bool = false, to words: inout [Word]) {
    if let number = index.words.number(of: bytes.span) { add(number, isOfPhrase, to: &words) }
  }

  private func addPlurals(ofNoun noun: Int?, to words: inout [Word]) {
    guard let noun else { return }
    for plural in index.words.plurals(ofNoun: noun) { add(plural, false, to: &words) }
  }

  /// The masculine nominative `base` and the others.
  private func addForms(ofAdjective base: [UInt8], to words: inout [Word]) {
    add(base, isOfPhrase: true, to: &words)
    WordShape.forEachNominative(ofAdjective: base) { add($0, isOfPhrase: true, to: &words) }
  }

  private func add(_ number: Int, _ isOfPhrase: Bool, to words: inout [Word]) {
    if words.contains(where: { $0.number == number }) { return }
    words.append(Word(number: number, isOfPhrase: isOfPhrase))
  }

  /// The nominative of a gerund or participle; `nil` for all other words.
  private static func nominative(ofVerbal text: Span<UInt8>, _ tag: Tag) -> [UInt8]? {
    let isNegated = tag.grammemes.contains(.negated)
    switch tag.partOfSpeech {
    case .gerund:
      return WordShape.nominative(
        ofGerund: LetterCase.folded(text).bytes, isNegated: isNegated)
    case .activeParticiple, .passiveParticiple:
      return WordShape.nominative(
        ofParticiple: LetterCase.folded(text).bytes, isNegated: isNegated)
    default: return nil
    }
  }

  // MARK: Compounds

  /// Calls `visit` with the phrases of one word among the parts of the hyphenated compound `token`.
  private func forEachPart(
    of token: Int, in tree: PhraseTree, _ visit: (_ phrase: Int, ByteRange) -> Void
  ) {
    let range = input.document.tokens[token].range
    let ranges = partRanges(of: range)
    let lemma = input.lemma(ofToken: token).lowercased()
    var parts = lemma.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    if parts.count != ranges.count { parts = ranges.map { input.document[$0].lowercased() } }
    for (range, part) in zip(ranges, parts) {
      if let phrase = phrase(ofPart: part, at: range, in: tree) { visit(phrase, range) }
    }
  }

  /// The phrase that the part at `range` of a hyphenated compound stands for.
  private func phrase(ofPart part: String, at range: ByteRange, in tree: PhraseTree) -> Int? {
    var words = WordShape.words(ofHyphenPart: part)
    let written = String(input.document[range])
    if PhraseTree.isAcronym(written) { words.append(written) }
    for word in words {
      if let number = index.words.number(of: word.utf8Span.span),
        let node = tree.child(of: PhraseTree.root, word: number),
        let phrase = tree.phrase(at: node)
      {
        return phrase
      }
    }
    return nil
  }

  /// The ranges between the hyphens of the token at `range`.
  private func partRanges(of range: ByteRange) -> [ByteRange] {
    var result: [ByteRange] = []
    var start = range.start
    let bytes = input.document[range].utf8
    for part in bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false) {
      result.append(ByteRange(start, start + part.count))
      start += part.count + 1
    }
    return result
  }
}
