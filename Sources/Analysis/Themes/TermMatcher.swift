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

/// Finds the phrases of a tree in one document.
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
  private let tree: PhraseTree
  private let lexicon: Lexicon?
  private let input: AnnotatedDocument
  /// What decides where to look further: of most tokens there is nothing.
  private var facts: EntryMemo<Facts>.Table
  /// The same by the entries of the document, as far as they were asked for.
  private var factsOfEntries: [Facts]
  /// The words that tokens can stand for.
  private var words: EntryMemo<[Word]>.Table
  /// The same with all readings of the lexicon.
  private var readings: EntryMemo<[Word]>.Table

  /// A word of the tree that a token can stand for.
  struct Word: Sendable {
    fileprivate var number: Int
    /// Not if the phrase has this word only.
    fileprivate var isOfPhrase: Bool
  }

  fileprivate struct Traits: OptionSet, Sendable {
    let rawValue: UInt8
    /// It was looked at.
    static let isKnown = Traits(rawValue: 1)
    /// It stands for a word behind the first of a phrase.
    static let isInner = Traits(rawValue: 2)
    /// It stands for the first word of a phrase of several.
    static let beginsPhrase = Traits(rawValue: 4)
    /// It may begin a phrase by another of its readings.
    static let mayBeginPhrase = Traits(rawValue: 8)
    /// It may be a compound of parts with hyphens.
    static let hasParts = Traits(rawValue: 16)
  }

  /// Four bytes, since looking them up is mostly waiting for memory.
  fileprivate struct Facts: Sendable {
    /// The traits, and above them a number more than that of the term.
    private var bits: UInt32 = 0

    init(_ traits: Traits = [], term: Int? = nil) {
      bits = UInt32(term.map { $0 + 1 } ?? 0) << 8 | UInt32(traits.rawValue)
    }

    var traits: Traits { Traits(rawValue: UInt8(truncatingIfNeeded: bits)) }
    /// The phrase that the token is by itself.
    var term: Int? { bits >> 8 == 0 ? nil : Int(bits >> 8) - 1 }
  }

  /// What words were found to stand for, kept for one tree and lexicon.
  struct Memory: Sendable {
    fileprivate let facts = EntryMemo<Facts>()
    fileprivate let words = EntryMemo<[Word]>()
    fileprivate let readings = EntryMemo<[Word]>()
  }

  /// A matcher that knows and keeps what is in `memory`.
  init(
    _ tree: PhraseTree, _ lexicon: Lexicon?, in input: AnnotatedDocument, _ memory: Memory
  ) {
    self.tree = tree
    self.lexicon = lexicon
    self.input = input
    words = memory.words.table(for: input)
    readings = memory.readings.table(for: input)
    facts = memory.facts.table(for: input)
    factsOfEntries = Array(repeating: Facts(), count: input.entries.count)
  }

  /// Looks up what is known of all entries, which takes less time than one by one when they are met.
  mutating func lookUpFacts() {
    for entry in factsOfEntries.indices {
      if let known = facts[entry] { factsOfEntries[entry] = known }
    }
  }

  private mutating func facts(of token: Int) -> Facts {
    let entry = Int(input.entryIndices[token])
    let known = factsOfEntries[entry]
    return known.traits.isEmpty ? findFacts(of: token, entry: entry) : known
  }

  private mutating func findFacts(of token: Int, entry: Int) -> Facts {
    let known = facts[entry]
    let found = known ?? foundFacts(of: token)
    if known == nil { facts[entry] = found }
    factsOfEntries[entry] = found
    return found
  }

  private mutating func foundFacts(of token: Int) -> Facts {
    var traits: Traits = .isKnown
    var term: Int?
    for word in words(of: token) {
      if tree.isInner(word.number) { traits.insert(.isInner) }
      guard let node = tree.child(of: PhraseTree.root, word: word.number) else { continue }
      if tree.hasChildren(node) { traits.insert(.beginsPhrase) }
      if term == nil, !word.isOfPhrase { term = tree.phrase(at: node) }
    }
    let (kind, range) = (input.document.tokens[token].kind, input.document.tokens[token].range)
    if kind == .word {
      if lexicon != nil, Self.isInflected(input.tag(ofToken: token).partOfSpeech) {
        traits.insert(.mayBeginPhrase)
      }
      if input.document[range].utf8.contains(UInt8(ascii: "-")) { traits.insert(.hasParts) }
    }
    return Facts(traits, term: term)
  }

  /// Hands what was found out about words to `memory`.
  consuming func finish(_ memory: Memory) {
    memory.facts.keep(facts)
    memory.words.keep(words)
    memory.readings.keep(readings)
  }

  /// Appends the phrases in the paragraph with index `paragraph`, in the text's order.
  mutating func appendMatches(inParagraph paragraph: Int, to matches: inout [TermMatch]) {
    for sentence in input.document.paragraphs[paragraph].sentences {
      let tokens = input.document.sentences[sentence].tokens
      var token = tokens.lowerBound
      while token < tokens.upperBound {
        let facts = facts(of: token)
        if let found = longestPhrase(at: token, facts, before: tokens.upperBound) {
          let range = ByteRange(
            input.document.tokens[token].range.start,
            input.document.tokens[found.end - 1].range.end)
          matches.append(
            TermMatch(term: found.term, sentence: sentence, paragraph: paragraph, range: range))
          token = found.end
        } else {
          if facts.traits.contains(.hasParts) {
            appendParts(of: token, sentence: sentence, paragraph: paragraph, to: &matches)
          }
          token += 1
        }
      }
    }
  }

  /// The longest phrase that begins at `token`, of which `facts` are known.
  private mutating func longestPhrase(
    at token: Int, _ facts: Facts, before end: Int
  ) -> (term: Int, end: Int)? {
    var best = facts.term.map { (term: $0, end: token + 1) }
    // All others need a word behind the first.
    guard !facts.traits.isDisjoint(with: [.beginsPhrase, .mayBeginPhrase]), token + 1 < end,
      self.facts(of: token + 1).traits.contains(.isInner)
    else { return best }
    if facts.traits.contains(.beginsPhrase) {
      descend(words(of: token), at: token + 1, before: end, best: &best)
    }
    if best == nil || best?.end == token + 1, facts.traits.contains(.mayBeginPhrase) {
      let readings = readings(of: token)
      if readings.isEmpty { forgetReadings(of: token, facts) }
      descend(readings, at: token + 1, before: end, best: &best)
    }
    return best
  }

  /// There are no other readings of `token`, which need not be looked up again.
  private mutating func forgetReadings(of token: Int, _ known: Facts) {
    let entry = Int(input.entryIndices[token])
    let left = Facts(known.traits.subtracting(.mayBeginPhrase), term: known.term)
    factsOfEntries[entry] = left
    facts[entry] = left
  }

  /// Goes on at `token` behind a first word, which is one of `words`.
  private mutating func descend(
    _ words: [Word], at token: Int, before end: Int, best: inout (term: Int, end: Int)?
  ) {
    for word in words {
      guard let node = tree.child(of: PhraseTree.root, word: word.number) else { continue }
      descend(from: node, at: token, before: end, best: &best)
    }
  }

  private static func isInflected(_ partOfSpeech: PartOfSpeech) -> Bool {
    switch partOfSpeech {
    case .preposition, .coordinatingConjunction, .subordinatingConjunction, .particle, .adverb,
      .pronounFirstSecond, .pronounThird, .pronounReflexive, .interjection:
      false
    default: true
    }
  }

  /// The words of the tree that are lemmas of `token` in the lexicon.
  private mutating func readings(of token: Int) -> [Word] {
    let entry = Int(input.entryIndices[token])
    if let known = readings[entry] { return known }
    var numbers: [Int] = []
    func add(_ number: Int) { if !numbers.contains(number) { numbers.append(number) } }
    // In lower case, no surnames: "Warunek" is one that does not change in the plural.
    let range = input.document.tokens[token].range
    let text = input.document.text.utf8Span.span.extracting(range.start..<range.end)
    let form = String(decoding: LetterCase.folded(text).bytes, as: UTF8.self)
    var last: (lemma: String, bytes: [UInt8])?
    for reading in lexicon?.unrankedReadings(of: form) ?? [] {
      // Readings with one lemma stand together.
      if last?.lemma != reading.lemma {
        let bytes = PhraseTree.folded(reading.lemma)
        last = (reading.lemma, bytes)
        if let number = tree.number(ofWord: bytes) { add(number) }
      }
      guard let last, reading.tag.grammemes.contains(.plural) else { continue }
      for plural in tree.plurals(ofNoun: last.bytes) { add(plural) }
    }
    let found = numbers.sorted().map { Word(number: $0, isOfPhrase: true) }
    readings[entry] = found
    return found
  }

  /// Follows all phrases that go on from `node` with `token`, and keeps the longest in `best`.
  ///
  /// As deep as the longest phrase of the tree has words.
  private mutating func descend(
    from node: Int, at token: Int, before end: Int, best: inout (term: Int, end: Int)?
  ) {
    guard tree.hasChildren(node), token < end, facts(of: token).traits.contains(.isInner) else {
      return
    }
    for word in words(of: token) {
      guard let child = tree.child(of: node, word: word.number) else { continue }
      if let term = tree.phrase(at: child), (best?.end ?? 0) < token + 1 {
        best = (term, token + 1)
      }
      descend(from: child, at: token + 1, before: end, best: &best)
    }
  }

  private mutating func words(of token: Int) -> [Word] {
    let entry = Int(input.entryIndices[token])
    if let known = words[entry] { return known }
    let found = foundWords(of: token)
    words[entry] = found
    return found
  }

  /// The words of the tree that `token` can stand for, the first of the rules above first.
  private func foundWords(of token: Int) -> [Word] {
    let (kind, range) = (input.document.tokens[token].kind, input.document.tokens[token].range)
    guard kind.isWordLike || kind == .hashtag else { return [] }
    let text = input.document.text.utf8Span.span.extracting(range.start..<range.end)
    let (form, capitals) = LetterCase.folded(text)
    var result: [Word] = []
    func add(_ number: Int, isOfPhrase: Bool = false) {
      if result.contains(where: { $0.number == number }) { return }
      result.append(Word(number: number, isOfPhrase: isOfPhrase))
    }
    func add(_ bytes: [UInt8], isOfPhrase: Bool = false) {
      if let number = tree.number(ofWord: bytes) { add(number, isOfPhrase: isOfPhrase) }
    }
    if kind == .hashtag {
      add(Array(form.dropFirst()))
      return result
    }
    let tag = input.tag(ofToken: token)
    let nominative = Self.nominative(ofVerbal: form, tag)
    if let nominative { add(Array(nominative.utf8)) }
    let lemma = PhraseTree.folded(input.lemma(ofToken: token))
    if tag.grammemes.contains(.plural) {
      if let nominative {
        for plural in tree.plurals(ofNoun: Array(nominative.utf8)) { add(plural) }
      }
      for plural in tree.plurals(ofNoun: lemma) { add(plural) }
    }
    add(lemma)
    add(form, isOfPhrase: kind != .abbreviation && capitals != 0)
    if capitals != 0, PhraseTree.isAcronym(input.document[range]) {
      add(Array(input.document[range].utf8))
    }
    for base in Self.adjectives(lemma, tag, form, nominative) {
      add(base, isOfPhrase: true)
      for form in WordShape.nominatives(ofAdjective: base) { add(form, isOfPhrase: true) }
    }
    return result
  }

  /// The masculine nominatives of a form of the adjective `lemma`, of its degree too: "wysoki",
  /// "najwyższy".
  private static func adjectives(
    _ lemma: [UInt8], _ tag: Tag, _ form: [UInt8], _ nominative: String?
  ) -> [[UInt8]] {
    if let nominative { return [Array(nominative.utf8)] }
    guard tag.partOfSpeech == .adjective else { return [] }
    guard tag.grammemes.contains(.superlative) || tag.grammemes.contains(.comparative) else {
      return [lemma]
    }
    // Compared adjectives are declined as participles are.
    let compared = WordShape.nominative(
      ofParticiple: String(decoding: form, as: UTF8.self), isNegated: false)
    return [lemma] + (compared.map { [Array($0.utf8)] } ?? [])
  }

  /// The nominative of a gerund or participle; `nil` for all other words.
  private static func nominative(ofVerbal form: [UInt8], _ tag: Tag) -> String? {
    let isNegated = tag.grammemes.contains(.negated)
    switch tag.partOfSpeech {
    case .gerund:
      return WordShape.nominative(
        ofGerund: String(decoding: form, as: UTF8.self), isNegated: isNegated)
    case .activeParticiple, .passiveParticiple:
      return WordShape.nominative(
        ofParticiple: String(decoding: form, as: UTF8.self), isNegated: isNegated)
    default: return nil
    }
  }

  /// The phrases of one word among the parts of a hyphenated compound.
  private func appendParts(
    of token: Int, sentence: Int, paragraph: Int, to matches: inout [TermMatch]
  ) {
    let range = input.document.tokens[token].range
    let ranges = partRanges(of: range)
    let lemma = input.lemma(ofToken: token).lowercased()
    var parts = lemma.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    if parts.count != ranges.count { parts = ranges.map { input.document[$0].lowercased() } }
    for (range, part) in zip(ranges, parts) {
      guard let term = term(ofPart: part, at: range) else { continue }
      matches.append(
        TermMatch(term: term, sentence: sentence, paragraph: paragraph, range: range))
    }
  }

  /// The phrase that the part at `range` of a hyphenated compound stands for.
  private func term(ofPart part: String, at range: ByteRange) -> Int? {
    var words = WordShape.words(ofHyphenPart: part)
    let written = String(input.document[range])
    if PhraseTree.isAcronym(written) { words.append(written) }
    for word in words {
      if let number = tree.number(ofWord: Array(word.utf8)),
        let node = tree.child(of: PhraseTree.root, word: number),
        let term = tree.phrase(at: node)
      {
        return term
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
