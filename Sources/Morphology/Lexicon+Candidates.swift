/// A reading of a form, as rules that put words together need it.
struct Candidate {
  /// The lemma that people see.
  var lemma: String
  var tag: Tag
  /// The name of its code in the lexicon's table.
  var lexemeCode: Int
  /// How likely its lexeme is where the tag is known, as a decimal logarithm.
  var lexemeScore: Double
  /// How common its lexeme is.
  var frequencyClass: FrequencyClass
  /// True for a reading that is written with a capital.
  var isCapitalised: Bool
}

extension Lexicon {
  /// The readings of `form`, the likeliest first; equal ones in the order of the lexicon.
  func candidates(
    for form: some StringProtocol, matching: CaseMatching = .lenient
  ) -> [Candidate] {
    let list = candidateList(for: form, matching)
    let lemmas = (0..<list.lemmas.count).map { list.lemmas.text($0) }
    return (0..<list.rows.count).map { index in
      let row = list.rows[index]
      let lexeme = list.lexemes[Int(row.lexeme)]
      return Candidate(
        lemma: lemmas[lexeme.lemma], tag: row.tag, lexemeCode: lexeme.code,
        lexemeScore: row.lexemeScore, frequencyClass: row.frequencyClass,
        isCapitalised: lexeme.isCapitalised)
    }
  }

  /// The same as numbers and bytes.
  func candidateList(
    for form: some StringProtocol, _ matching: CaseMatching
  ) -> CandidateList {
    var form = String(form)
    form.makeContiguousUTF8()
    var batch = FormBatch()
    batch.add(form.utf8Span.span)
    find(&batch)
    var list = CandidateList()
    read(0, of: batch, matching: matching, into: &list)
    return list
  }

  /// Looks all forms of `batch` up.
  func find(_ batch: inout FormBatch) { batch.find(in: forms, table, frequencies) }

  /// Puts the readings of a form of `batch`, which was looked up, in the place of what `list` holds.
  func read(
    _ form: Int, of batch: borrowing FormBatch, matching: CaseMatching = .lenient,
    into list: inout CandidateList
  ) {
    list.removeAll()
    let capitals = batch.capitals(of: form)
    batch.forEachLexeme(of: form) { lexeme, name, place in
      let code = lexeme.code
      if matching == .exact, code.formMask != capitals { return }
      let label = table.label(code.qualifier)
      let number = Int32(list.lexemes.count)
      // Tags of one word class stand together.
      var known: WordClass?
      var (frequencyClass, lexemeScore) = (FrequencyClass.unseen, 0.0)
      table.forEachTag(of: lexeme.tagSet) { index, tag in
        let rank = tagRanks[index]
        if known != rank.wordClass {
          known = rank.wordClass
          frequencyClass = frequencies?.frequencyClass(atPlace: place, rank.wordClass) ?? .unseen
          lexemeScore = self.lexemeScore(frequencyClass, label)
        }
        list.rows.append(
          CandidateList.Row(
            tag: tag, score: score(frequencyClass, rank, label), lexemeScore: lexemeScore,
            lexeme: number, tagIndex: Int32(truncatingIfNeeded: index),
            frequencyClass: frequencyClass))
      }
      list.lexemes.append(
        CandidateList.Lexeme(
          code: lexeme.codeName, lemma: list.addLemma(ofLexeme: name),
          isCapitalised: code.formMask != 0,
          fits: matching == .any || code.formMask & ~capitals == 0))
    }
    list.keepFitting()
    list.rank()
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
    table.forEachReading(of: analysis) { lexemeCode, tagSet in
      let code = table.lexemeCode(lexemeCode)
      let fits = code.formMask & ~mask == 0
      if !fits, !fitting.isEmpty { return }
      let lemma = LexiconEntry.shownLemma(ofLexeme: table.lexemeName(code, of: lowercase))
      table.forEachTag(of: tagSet) { _, tag in
        let reading = Interpretation(lemma: lemma, tag: tag)
        if fits { fitting.append(reading) } else { others.append(reading) }
      }
    }
    return fitting.isEmpty ? others : fitting
  }

  /// Calls `visit` with the lemma in lower case of each lexeme of `form` that `interpretations(of:)` has,
  /// and whether some reading of it is in the plural; a lemma may come twice. Sooner, since no string is
  /// made.
  package func forEachLemma(
    ofLowercase form: Span<UInt8>, _ visit: (_ lemma: Span<UInt8>, _ isInPlural: Bool) -> Void
  ) {
    guard let analysis = forms.value(of: form) else { return }
    var isWrittenSo = false
    table.forEachReading(of: analysis) { lexeme, _ in
      if table.lexemeCode(lexeme).formMask == 0 { isWrittenSo = true }
    }
    var name: [UInt8] = []
    table.forEachReading(of: analysis) { lexeme, tagSet in
      let code = table.lexemeCode(lexeme)
      if isWrittenSo, code.formMask != 0 { return }
      name.removeAll(keepingCapacity: true)
      name.append(addingCapacity: table.nameCapacity(code, form.count)) {
        table.appendLexemeName(code, of: form, to: &$0)
      }
      var shown = name.mutableSpan
      let count = LexiconEntry.makeShownLemma(&shown)
      var isInPlural = false
      table.forEachTag(of: tagSet) { _, tag in
        if tag.grammemes.contains(.plural) { isInPlural = true }
      }
      let lemma = name.span.extracting(0..<count)
      if LetterCase.hasSmallLettersOnly(lemma) {
        visit(lemma, isInPlural)
      } else {
        let folded = LetterCase.folded(lemma).bytes
        visit(folded.span, isInPlural)
      }
    }
  }

  /// What ranks the readings of a tag, found out once.
  struct TagRank {
    var wordClass: WordClass
    var isOfWordPart: Bool
    /// The logarithm of the tag's share.
    var weight: Double
  }

  /// Logarithm of the reading's probability, up to a constant of the form.
  private func score(
    _ frequencyClass: FrequencyClass, _ rank: TagRank, _ label: AnalysisTable.Label
  ) -> Double {
    var score = frequencyClass.zipf + rank.weight + label.penalty
    if rank.isOfWordPart { score -= Self.wordPartPenalty }
    if frequencyClass == .unseen && label.isSurname { score -= Self.surnamePenalty }
    return score
  }

  /// Logarithm of the lexeme's weight among those of its kind.
  private func lexemeScore(
    _ frequencyClass: FrequencyClass, _ label: AnalysisTable.Label
  ) -> Double {
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
}
