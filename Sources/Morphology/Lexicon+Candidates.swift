/// A reading with what ranks it.
struct Candidate {
  /// The lexeme's name with its homonym suffix.
  var lexeme: String
  var tag: Tag
  /// The name of its code in the lexicon's table.
  var lexemeCode: Int
  /// How likely the reading is, as a decimal logarithm; only differences mean something.
  var score: Double
  /// How common its lexeme is.
  var frequencyClass: FrequencyClass
  /// True if the form of the text has exactly the reading's capitals.
  var hasExactCase: Bool
  /// True for a reading that is written with a capital.
  var isCapitalised: Bool

  var lemma: String { LexiconEntry.shownLemma(ofLexeme: lexeme) }
}

extension Lexicon {
  /// The readings of `form`, the likeliest first; equal ones in the order of the lexicon.
  func candidates(
    for form: some StringProtocol, matching: CaseMatching = .lenient
  ) -> [Candidate] {
    let (lowercase, mask) = folded(form)
    guard let analysis = forms.value(of: lowercase.span) else { return [] }
    var all: [Candidate] = []
    var fitting: [Candidate] = []
    table.forEachReading(of: analysis) { lexemeCode, tagSet in
      let code = table.lexemeCode(lexemeCode)
      let isExact = code.formMask == mask
      if matching == .exact && !isExact { return }
      let lexeme = table.lexemeName(code, of: lowercase)
      let labels = table.qualifierTexts(code.qualifier)
      var frequencyClasses: [WordClass: FrequencyClass] = [:]
      table.forEachTag(of: tagSet) { tag in
        let wordClass = WordClass(tag.partOfSpeech)
        let known = frequencyClasses[wordClass]
        let frequencyClass =
          known ?? frequencies?.frequencyClass(ofLexeme: lexeme, wordClass) ?? .unseen
        frequencyClasses[wordClass] = frequencyClass
        let candidate = Candidate(
          lexeme: String(decoding: lexeme, as: UTF8.self), tag: tag, lexemeCode: lexemeCode,
          score: score(frequencyClass, tag, names: labels.names, labels: labels.labels),
          frequencyClass: frequencyClass, hasExactCase: isExact,
          isCapitalised: code.formMask != 0)
        all.append(candidate)
        if matching == .any || code.formMask & ~mask == 0 { fitting.append(candidate) }
      }
    }
    return Self.ranked(fitting.isEmpty ? all : fitting)
  }

  /// Logarithm of the reading's probability, up to a constant of the form.
  private func score(
    _ frequencyClass: FrequencyClass, _ tag: Tag, names: String, labels: String
  ) -> Double {
    var score = frequencyClass.zipf + (frequencies?.logWeight(of: tag) ?? 0)
    if tag.isOfWordPart { score -= Self.wordPartPenalty }
    if !labels.isEmpty {
      score += LexiconEntry.logPenalty(ofLabels: LexiconEntry.labels(labels))
    }
    if frequencyClass == .unseen && names.hasPrefix("nazwisko") { score -= Self.surnamePenalty }
    return score
  }

  /// Large enough to put parts of words behind all whole words.
  private static let wordPartPenalty = 20.0
  /// For lexemes of unknown frequency: SGJP lists 100,000 surnames, most of them rare.
  private static let surnamePenalty = 0.5

  private static func ranked(_ candidates: [Candidate]) -> [Candidate] {
    candidates.indices.sorted {
      candidates[$0].score == candidates[$1].score
        ? $0 < $1 : candidates[$0].score > candidates[$1].score
    }.map { candidates[$0] }
  }
}
