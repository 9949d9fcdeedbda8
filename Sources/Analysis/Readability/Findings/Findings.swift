public import Morphology
import TextModel

/// Finds the places of a Polish text that make it harder to read, and how to mend them.
///
/// A pure function of the annotated document, the settings of readability and the limits.
/// Every detector looks at one sentence or one paragraph; O(tokens).
public struct Findings: Sendable {
  /// What counts as too much.
  public let limits: Limits

  private let readability: Readability
  private let transitions: TransitionWords
  private let plainWords: PlainWords
  private let lexicon: Lexicon
  private let lexicalised: LexicalisedWords
  private let words = EntryMemo<DetectorWord>()

  /// Where findings begin; each counts what is above it.
  public struct Limits: Hashable, Sendable, Codable {
    /// Words of a paragraph; 150 in Yoast SEO.
    public var paragraphWords = 150
    /// Words without a subheading; 300 in Yoast SEO.
    public var sectionWords = 300
    /// Nouns of a chain, found from this number on; no source gives a limit.
    public var chainNouns = 4
    /// Clauses of a sentence; no source gives a limit.
    public var clauses = 4
    /// Words between subject and verb; no source gives a limit.
    public var subjectVerbWords = 8
    /// Sentences in a row with one opening, found from this number on; 3 in Yoast SEO.
    public var openings = 3
    /// A word whose lemma is rarer than one in so many millions is rare.
    public var rareWordMillions = 10

    /// The usual limits.
    public init() {}
  }

  /// An analyzer of what `readability` counts that knows `transitions` and `plainWords`; `lexicon` tells
  /// what of a verb a word can be, unless it is `lexicalised`.
  public init(
    limits: Limits = Limits(), readability: Readability, transitions: TransitionWords,
    plainWords: PlainWords, lexicon: Lexicon, lexicalised: LexicalisedWords
  ) {
    self.readability = readability
    self.limits = limits
    self.transitions = transitions
    self.plainWords = plainWords
    self.lexicon = lexicon
    self.lexicalised = lexicalised
  }

  /// The readability of `document`, and the findings in its prose: by where they begin, of equals the
  /// longer first.
  public func result(
    for document: AnnotatedDocument
  ) -> (readability: ReadabilityResult, findings: FindingList) {
    let words = words.values(for: document) { entry, token in
      let annotation = document.entries[entry]
      return word(
        document.document.tokens[token], of: document.document,
        lemma: document.lemmas[annotation.lemmaIndex], annotation,
        readability.counter.word(entry: entry, token: token, of: document))
    }
    return result(for: DetectorText(document, words: words))
  }

  /// Sentences are looked at by those detectors only for which their words have the traits.
  private func result(
    for text: DetectorText
  ) -> (readability: ReadabilityResult, findings: FindingList) {
    let document = text.document
    var found = FindingList(wordings: plainWords.suggestions)
    var tally = ReadabilityTally(document: document)
    var repetitions = RepetitionDetector(
      openings: limits.openings, lemmaCount: document.lemmas.count)
    var sentences: [SentenceFacts] = []
    for paragraph in document.document.paragraphs where paragraph.role.isProse {
      sentences.removeAll(keepingCapacity: true)
      for sentence in paragraph.sentences { sentences.append(text.sentence(sentence, &tally)) }
      for sentence in sentences { find(in: SentenceContext(text: text, facts: sentence), &found) }
      repetitions.find(in: sentences, of: text, &found)
    }
    let readability = readability.result(of: tally)
    addCounted(readability, to: &found)
    var words = [Int](repeating: 0, count: document.document.sentences.count)
    let counted = readability.sentences
    for index in counted.indices { words[counted[index].sentence] = counted[index].words }
    LayoutDetector(limits: limits).find(in: document.document, words: words, &found)
    found.sort()
    return (readability, found)
  }

  private func find(in context: SentenceContext, _ found: inout FindingList) {
    let traits = context.facts.traits
    if traits.contains(.mayBePassive) { PassiveDetector().find(in: context, &found) }
    if traits.contains(.mayTellByForm) { VerbFormDetector().find(in: context, &found) }
    if context.facts.longestNounRun >= limits.chainNouns {
      NounChainDetector(shortest: limits.chainNouns).find(in: context, &found)
    }
    ClauseDetector(
      mostClauses: limits.clauses, mostWordsBetween: limits.subjectVerbWords
    ).find(in: context, &found)
    if traits.contains(.beginsTransition) { transitions.find(in: context, &found) }
    if traits.contains(.beginsPlainWording) { plainWords.find(in: context, &found) }
    if traits.contains(.isRare) {
      context.forEachToken(with: .isRare) { context.add(.rareWord, $0, to: &found) }
    }
  }

  private func word(
    _ token: Token, of document: Document, lemma: String,
    _ annotation: AnnotatedDocument.Annotation, _ counted: CountedWord
  ) -> DetectorWord {
    let form = Self.lowercased(token, of: document)
    var lemma = lemma
    lemma.makeContiguousUTF8()
    let (formHash, lemmaHash) = (WordHash(form.span), WordHash(lemma.utf8Span.span))
    var word = DetectorWord(
      tag: annotation.tag, traits: DetectorWord.Traits(counted.traits), letters: counted.letters,
      syllables: counted.syllables, hardSyllables: counted.hardSyllables,
      transition: transitions.number(of: form.span, formHash),
      plain: plainWords.numbers(of: form.span, formHash, lemma: lemma.utf8Span.span, lemmaHash),
      lemmaClasses: LemmaClasses(of: lemma, lemmaHash),
      verbal: VerbalWord(
        document[token], lowercase: form.span, lemma: lemma, annotation, lexicon, lexicalised))
    word.traits.formUnion(traits(of: word, token, annotation, in: document))
    return word
  }

  /// The bytes of the token's text in lower case.
  private static func lowercased(_ token: Token, of document: Document) -> [UInt8] {
    let range = token.range
    let bytes = document.text.utf8Span.span.extracting(range.start..<range.end)
    // What lower case depends on its neighbours stands behind Latin.
    for index in bytes.indices where bytes[index] > 0xC5 {
      return Array(document[token].lowercased().utf8)
    }
    return LetterCase.folded(bytes).bytes
  }

  private func traits(
    of word: DetectorWord, _ token: Token, _ annotation: AnnotatedDocument.Annotation,
    in document: Document
  ) -> DetectorWord.Traits {
    var traits: DetectorWord.Traits = []
    func insert(_ trait: DetectorWord.Traits, if condition: Bool) {
      if condition { traits.insert(trait) }
    }
    insert(.isWordLike, if: token.kind.isWordLike)
    insert(.isMark, if: token.kind == .punctuation)
    insert(
      .isComma,
      if: token.range.byteCount == 1
        && document.text.utf8Span.span[token.range.start] == UInt8(ascii: ","))
    insert(
      .mayBePassive,
      if: word.verbal.partOfSpeech == .passiveParticiple || word.verbal.isPassiveBesideBecome)
    switch NounChainDetector.role(of: word.tag.partOfSpeech) {
    case .noun: traits.insert(.isNoun)
    case .attribute: traits.insert(.isAttribute)
    case .end: break
    }
    insert(.isFiniteVerb, if: word.tag.partOfSpeech.isFiniteVerb)
    insert(.isNegation, if: word.lemmaClasses.contains(.not))
    insert(.isGuess, if: annotation.source == .guess)
    insert(.beginsTransition, if: transitions.mayBegin(with: word.transition))
    insert(.beginsPlainWording, if: plainWords.mayBegin(with: word.plain))
    guard token.kind == .word else { return traits }
    let byteCount = token.range.byteCount
    insert(.mayTellByForm, if: VerbFormDetector.mayTell(word))
    insert(.isRare, if: isRare(word, byteCount: byteCount, annotation))
    insert(
      .strikes,
      if: RepetitionDetector.strikes(word, byteCount: byteCount, annotation.frequencyClass))
    return traits
  }

  /// True for a word whose lemma is known and hardly ever used; names and what was guessed are not rare,
  /// but new.
  private func isRare(
    _ word: DetectorWord, byteCount: Int, _ annotation: AnnotatedDocument.Annotation
  ) -> Bool {
    annotation.source == .lexicon && annotation.frequencyClass.zipf < rarestZipf
      && byteCount >= Self.shortestRareWord && !word.lemmaClasses.contains(.name)
      && Self.isContentWord(word.tag.partOfSpeech)
  }

  /// The Zipf value of one occurrence in `rareWordMillions` million words.
  private var rarestZipf: Double {
    var zipf = 3.0
    var millions = limits.rareWordMillions
    while millions >= 10 {
      zipf -= 1
      millions /= 10
    }
    return zipf
  }

  /// In bytes. Short words that look rare are frequent ones of another class, misread.
  private static let shortestRareWord = 6

  private static func isContentWord(_ partOfSpeech: PartOfSpeech) -> Bool {
    switch partOfSpeech {
    case .noun, .adjective, .finiteVerb, .pastForm, .infinitive: true
    default: false
    }
  }

  /// Adds long sentences and hard words, which readability has counted.
  private func addCounted(_ readability: ReadabilityResult, to found: inout FindingList) {
    let sentences = readability.sentences
    for index in sentences.indices where sentences[index].hasManyWords {
      let sentence = sentences[index]
      found.append(word: sentence.range)
      found.close(
        .longSentence, sentence.range, sentence: sentence.sentence, amount: sentence.words)
    }
    for (place, group) in zip(readability.hardPlaces, readability.hardGroups) {
      found.append(
        .hardWord, at: place, amount: Int(readability.hardLemmas[Int(group)].syllables))
    }
  }
}
