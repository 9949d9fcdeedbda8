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
    var notes = Notes()
    var annotations: [AnnotatedDocument.Annotation] = []
    annotations.reserveCapacity(document.tokens.count)
    for sentence in document.sentences {
      var isInitial = true
      // Sentences hold all tokens in order; a token between two would be a segmenter's mistake.
      precondition(sentence.tokens.lowerBound == annotations.count, "sentences hold all tokens")
      for token in document.tokens(in: sentence) {
        let text = document[token]
        annotations.append(annotation(of: text, token.kind, isInitial: isInitial, &notes))
        isInitial = Self.nextIsInitial(after: text, token.kind, isInitial)
      }
    }
    return AnnotatedDocument(document: document, annotations: annotations, lemmas: notes.lemmas)
  }

  /// True if a capital on the next word says nothing: at the start of a sentence, after what opens a
  /// quotation, and after a dash or colon.
  private static func nextIsInitial(
    after text: Substring, _ kind: TokenKind, _ isInitial: Bool
  ) -> Bool {
    guard kind == .punctuation else { return isInitial && kind != .word && kind != .abbreviation }
    return isInitial || ["„", "«", "\"", "“", "–", "—", "-", ":", "("].contains(text)
  }

  /// What was already found out about the document's words.
  private struct Notes {
    var lemmas: [String] = []
    private var lemmaIndices: [String: Int] = [:]
    var annotations: [Key: AnnotatedDocument.Annotation] = [:]

    struct Key: Hashable {
      var text: Substring
      var kind: TokenKind
      var isInitial: Bool
    }

    mutating func index(of lemma: String) -> Int {
      if let index = lemmaIndices[lemma] { return index }
      lemmaIndices[lemma] = lemmas.count
      lemmas.append(lemma)
      return lemmas.count - 1
    }
  }

  private func annotation(
    of text: Substring, _ kind: TokenKind, isInitial: Bool, _ notes: inout Notes
  ) -> AnnotatedDocument.Annotation {
    let key = Notes.Key(text: text, kind: kind, isInitial: isInitial)
    if let known = notes.annotations[key] { return known }
    let choice = choice(for: String(text), kind, isInitial: isInitial)
    let annotation = AnnotatedDocument.Annotation(
      lemmaIndex: notes.index(of: choice.lemma), tag: choice.tag,
      frequencyClass: choice.frequencyClass, source: choice.source)
    notes.annotations[key] = annotation
    return annotation
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
    let candidates = lexicon.candidates(for: text).filter {
      !$0.tag.grammemes.contains(.withFullStop)
    }
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
