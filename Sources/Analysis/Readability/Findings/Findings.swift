public import Morphology
import TextModel

/// Finds the places of a Polish text that make it harder to read, and how to mend them.
///
/// A pure function of the annotated document, its readability and the limits.
/// Every detector looks at one sentence or one paragraph; O(tokens).
public struct Findings: Sendable {
  /// What counts as too much.
  public let limits: Limits

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

  /// An analyzer that knows `transitions` and `plainWords`; `lexicon` tells what of a verb a word can be,
  /// unless it is `lexicalised`.
  public init(
    limits: Limits = Limits(), transitions: TransitionWords, plainWords: PlainWords,
    lexicon: Lexicon, lexicalised: LexicalisedWords
  ) {
    self.limits = limits
    self.transitions = transitions
    self.plainWords = plainWords
    self.lexicon = lexicon
    self.lexicalised = lexicalised
  }

  /// The findings in the prose of `document`, whose readability is `readability`: by where they begin,
  /// of equals the longer first.
  public func result(
    for document: AnnotatedDocument, readability: ReadabilityResult
  ) -> [Finding] {
    var findings: [Finding] = []
    let detectorWords = words.values(for: document) { entry, token in
      let annotation = document.entries[entry]
      return word(
        document.document[document.document.tokens[token]],
        lemma: document.lemmas[annotation.lemmaIndex], annotation)
    }
    let words = Dictionary(
      uniqueKeysWithValues: readability.sentences.map { ($0.sentence, $0.words) })
    let repetitions = RepetitionDetector(openings: limits.openings)
    for paragraph in document.document.paragraphs where paragraph.role.isProse {
      let contexts = paragraph.sentences.map { index in
        SentenceContext(document, index: index, words: detectorWords)
      }
      for context in contexts { append(to: &findings, of: context) }
      findings += repetitions.findings(in: contexts)
    }
    findings += sentenceFindings(document, readability)
    findings += LayoutDetector(limits: limits).findings(in: document.document, words: words)
    // Their numbers are sorted: a finding is large.
    return findings.indices.sorted { left, right in
      let (first, second) = (findings[left].range, findings[right].range)
      if first.start != second.start { return first.start < second.start }
      return first.end != second.end ? first.end > second.end : left < right
    }
    .map { findings[$0] }
  }

  private func word(
    _ text: Substring, lemma: String, _ annotation: AnnotatedDocument.Annotation
  ) -> DetectorWord {
    let form = text.lowercased()
    return DetectorWord(
      lemmaClasses: LemmaClasses(of: lemma),
      verbal: VerbalWord(text, lemma: lemma, annotation, lexicon, lexicalised),
      transition: transitions.number(of: form), plain: plainWords.numbers(of: form, lemma: lemma))
  }

  private func append(to findings: inout [Finding], of context: SentenceContext) {
    findings += PassiveDetector().findings(in: context)
    findings += VerbFormDetector().findings(in: context)
    findings += NounChainDetector(shortest: limits.chainNouns).findings(in: context)
    findings += ClauseDetector(
      mostClauses: limits.clauses, mostWordsBetween: limits.subjectVerbWords
    ).findings(in: context)
    findings += transitions.findings(in: context)
    findings += plainWords.findings(in: context)
    findings += rareWords(in: context)
  }

  /// Words whose lemma is known and hardly ever used; names and what was guessed are not rare, but new.
  private func rareWords(in context: SentenceContext) -> [Finding] {
    context.tokens.compactMap { token in
      let annotation = context.document.annotations[token]
      guard context.kind(token) == .word, annotation.source == .lexicon,
        annotation.frequencyClass.zipf < rarestZipf,
        context.range(token).byteCount >= Self.shortestRareWord,
        !context.lemmaClass(token).contains(.name), Self.isContentWord(annotation.tag.partOfSpeech)
      else { return nil }
      return context.finding(.rareWord, words: [token])
    }
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

  /// Long sentences and hard words, which readability has counted.
  private func sentenceFindings(
    _ document: AnnotatedDocument, _ readability: ReadabilityResult
  ) -> [Finding] {
    var findings: [Finding] = []
    for sentence in readability.sentences where sentence.reasons.contains(.manyWords) {
      findings.append(
        Finding(
          kind: .longSentence, range: sentence.range, words: [sentence.range],
          sentence: sentence.sentence, amount: sentence.words))
    }
    for word in readability.hardWords {
      for place in word.places {
        findings.append(
          Finding(
            kind: .hardWord, range: place, words: [place], sentence: nil, amount: word.syllables))
      }
    }
    return findings
  }
}
