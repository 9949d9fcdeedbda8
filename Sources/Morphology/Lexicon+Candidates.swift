/// A reading with what ranks it.
struct Candidate {
  /// The lemma that people see.
  var lemma: String
  var tag: Tag
  /// The name of its code in the lexicon's table.
  var lexemeCode: Int
  /// How likely the reading is, as a decimal logarithm; only differences mean something.
  var score: Double
  /// The same of its lexeme where the tag is known.
  var lexemeScore: Double
  /// How common its lexeme is.
  var frequencyClass: FrequencyClass
  /// True if the form of the text has exactly the reading's capitals.
  var hasExactCase: Bool
  /// True for a reading that is written with a capital.
  var isCapitalised: Bool
  /// True if the capitals of the reading are capitals in the text, too.
  var fits: Bool
}

extension Lexicon {
  /// The readings of `form`, the likeliest first; equal ones in the order of the lexicon.
  func candidates(
    for form: some StringProtocol, matching: CaseMatching = .lenient
  ) -> [Candidate] {
    let (lowercase, mask) = folded(form)
    guard let analysis = forms.value(of: lowercase.span) else { return [] }
    var all: [Candidate] = []
    all.reserveCapacity(Self.usualCount)
    var hasFitting = false
    var name: [UInt8] = []
    table.forEachReading(of: analysis) { lexemeCode, tagSet in
      let code = table.lexemeCode(lexemeCode)
      let isExact = code.formMask == mask
      if matching == .exact && !isExact { return }
      table.readLexemeName(code, of: lowercase, into: &name)
      let lemma = LexiconEntry.shownLemma(ofLexeme: name)
      let fits = matching == .any || code.formMask & ~mask == 0
      if fits { hasFitting = true }
      let label = self.label(code.qualifier)
      forEachScoredTag(of: tagSet, lexeme: name, label) { tag, score, frequencyClass in
        all.append(
          Candidate(
            lemma: lemma, tag: tag, lexemeCode: lexemeCode, score: score,
            lexemeScore: lexemeScore(frequencyClass, label),
            frequencyClass: frequencyClass, hasExactCase: isExact,
            isCapitalised: code.formMask != 0, fits: fits))
      }
    }
    if hasFitting { all.removeAll { !$0.fits } }
    Self.rank(&all)
    return all
  }

  /// True if `form` has a reading whose tag `isWanted`, whatever its capitals are; sooner than
  /// `interpretations(of:matching:)`, since no lemma is made and nothing is ranked.
  package func hasReading(
    of form: some StringProtocol, where isWanted: (Tag) -> Bool
  ) -> Bool {
    let lowercase = folded(form).bytes
    guard let analysis = forms.value(of: lowercase.span) else { return false }
    var found = false
    table.forEachReading(of: analysis) { _, tagSet in
      if !found { table.forEachTag(of: tagSet) { _, tag in if isWanted(tag) { found = true } } }
    }
    return found
  }

  /// The readings of `form` that `interpretations(of:)` has, in the order of the lexicon; equal ones may
  /// stand twice. Sooner, since nothing is ranked.
  package func unrankedReadings(of form: some StringProtocol) -> [Interpretation] {
    let (lowercase, mask) = folded(form)
    guard let analysis = forms.value(of: lowercase.span) else { return [] }
    var (fitting, others): ([Interpretation], [Interpretation]) = ([], [])
    var name: [UInt8] = []
    table.forEachReading(of: analysis) { lexemeCode, tagSet in
      let code = table.lexemeCode(lexemeCode)
      let fits = code.formMask & ~mask == 0
      if !fits, !fitting.isEmpty { return }
      table.readLexemeName(code, of: lowercase, into: &name)
      let lemma = LexiconEntry.shownLemma(ofLexeme: name)
      table.forEachTag(of: tagSet) { _, tag in
        let reading = Interpretation(lemma: lemma, tag: tag)
        if fits { fitting.append(reading) } else { others.append(reading) }
      }
    }
    return fitting.isEmpty ? others : fitting
  }

  /// Calls `visit` with each tag of a set, for the lexeme called `lexeme`, with its rank.
  @inline(__always)
  private func forEachScoredTag(
    of tagSet: Int, lexeme: [UInt8], _ label: Label,
    _ visit: (Tag, _ score: Double, FrequencyClass) -> Void
  ) {
    // Tags of one word class stand together.
    var known: (wordClass: WordClass, frequencyClass: FrequencyClass)?
    table.forEachTag(of: tagSet) { index, tag in
      let wordClass = WordClass(tag.partOfSpeech)
      if known?.wordClass != wordClass {
        let frequencyClass = frequencies?.frequencyClass(ofLexeme: lexeme, wordClass)
        known = (wordClass, frequencyClass ?? .unseen)
      }
      let frequencyClass = known?.frequencyClass ?? .unseen
      visit(tag, score(frequencyClass, tag, weight: tagWeights[index], label), frequencyClass)
    }
  }

  /// Most words have no more readings.
  private static let usualCount = 12

  /// What a qualifier does to the rank of its readings.
  struct Label {
    /// A decimal logarithm, 0 or negative.
    var penalty: Double
    var isSurname: Bool
  }

  /// What the qualifier of that name in the lexicon says.
  func label(_ qualifier: Int) -> Label {
    let texts = table.qualifierTexts(qualifier)
    return Label(
      penalty: LexiconEntry.logPenalty(ofLabels: LexiconEntry.labels(texts.labels)),
      isSurname: texts.names.utf8.starts(with: "nazwisko".utf8))
  }

  /// Logarithm of the reading's probability, up to a constant of the form.
  private func score(
    _ frequencyClass: FrequencyClass, _ tag: Tag, weight: Double, _ label: Label
  ) -> Double {
    var score = frequencyClass.zipf + weight + label.penalty
    if tag.isOfWordPart { score -= Self.wordPartPenalty }
    if frequencyClass == .unseen && label.isSurname { score -= Self.surnamePenalty }
    return score
  }

  /// Logarithm of the lexeme's weight among those of its kind.
  private func lexemeScore(_ frequencyClass: FrequencyClass, _ label: Label) -> Double {
    let isRareSurname = frequencyClass == .unseen && label.isSurname
    return (frequencyClass == .unseen ? Self.unseenZipf : max(frequencyClass.zipf, 1))
      + label.penalty - (isRareSurname ? Self.surnamePenalty : 0)
  }

  /// A lexeme that is not known to occur is about as common as this.
  private static let unseenZipf = 0.7
  /// Large enough to put parts of words behind all whole words.
  private static let wordPartPenalty = 20.0
  /// For lexemes of unknown frequency: SGJP lists 100,000 surnames, most of them rare.
  private static let surnamePenalty = 0.5

  /// Puts the likeliest first and keeps the order of equals; there are a few dozen at most.
  private static func rank(_ candidates: inout [Candidate]) {
    for index in candidates.indices.dropFirst() {
      var place = index
      while place > 0, candidates[place - 1].score < candidates[place].score {
        candidates.swapAt(place - 1, place)
        place -= 1
      }
    }
  }
}
