import Analysis
import TextModel

extension ReportWriter {
  func entries(_ result: ThemesResult) -> [Report.ThemeEntry] {
    result.themes.compactMap { theme in
      guard theme.score > 0 else { return nil }
      return Report.ThemeEntry(
        id: theme.id, label: ["pl": theme.labels.pl, "en": theme.labels.en],
        parent: theme.parent, score: theme.score, share: theme.share,
        isPresent: theme.isPresent, confidence: theme.confidence,
        evidence: theme.evidence.map(entry))
    }
  }

  func entry(_ evidence: ThemeEvidence) -> Report.EvidenceEntry {
    Report.EvidenceEntry(
      term: evidence.term, count: evidence.count, contribution: evidence.contribution,
      places: places(of: evidence.places))
  }

  func entry(_ contrast: ThemeContrast) -> Report.ContrastReport {
    Report.ContrastReport(
      themes: [contrast.first.id, contrast.second.id], lean: contrast.lean,
      interval: contrast.interval.map { [$0.lower, $0.upper] }, verdict: contrast.verdict.rawValue,
      words: [contrast.first.words.map(entry), contrast.second.words.map(entry)],
      stretches: contrast.stretches.map { stretch in
        Report.StretchEntry(
          theme: stretch.isFirst ? contrast.first.id : contrast.second.id,
          range: place(of: stretch.range), opening: textPlace(of: stretch.opening),
          lean: stretch.lean, weight: stretch.weight)
      },
      turns: contrast.turns.map { textPlace(of: $0.opening) })
  }
}

extension ReportWriter {
  func entry(_ analysis: ReadabilityAnalysis) -> Report.ReadabilityReport {
    let result = analysis.result
    var entry = entry(result.figures)
    entry.hardestSentences = result.hardestSentences(limit: configuration.hardestSentences)
      .map { self.entry($0) }
    entry.findings = entries(analysis.findings)
    entry.profile = analysis.profile.map { self.entry($0) }
    if !analysis.keyphrases.isEmpty {
      entry.keyphrases = analysis.keyphrases.map { self.entry($0) }
    }
    return entry
  }

  /// The figures of a text without what its sentences and words tell.
  func entry(_ figures: ReadabilityFigures) -> Report.ReadabilityReport {
    let counts = figures.counts
    return Report.ReadabilityReport(
      counts: Report.ReadabilityCountsEntry(
        words: counts.words, sentences: counts.sentences, syllables: counts.syllables,
        letters: counts.letters, longWords: counts.longWords, hardWords: counts.hardWords,
        wordsPerSentence: counts.averageSentenceLength,
        hardWordsPercent: counts.hardWordPercentage),
      indices: figures.scores.map { score in
        Report.IndexEntry(
          id: score.index.rawValue, value: score.value, band: band(of: score.index, in: figures),
          interval: score.interval.map { [$0.lowerBound, $0.upperBound] },
          isCalibrated: score.index.isCalibratedForPolish)
      },
      difficulty: figures.rating.map { entry($0) }, hardestSentences: [],
      findings: Report.FindingEntries(),
      warnings: figures.warnings.map(\.rawValue))
  }

  private func entry(_ rating: DifficultyRating) -> Report.DifficultyEntry {
    Report.DifficultyEntry(
      difficultyClass: rating.difficultyClass.rawValue, probabilities: rating.probabilities,
      sentenceLengthPush: rating.sentenceLengthPush, hardWordsPush: rating.hardWordsPush)
  }

  /// FOG-PL has stages of school, Pisarek's non-linear formula bands of difficulty.
  private func band(of index: ReadabilityIndex, in figures: ReadabilityFigures) -> String? {
    switch index {
    case .fogPL: figures.schoolStage?.rawValue
    case .pisarekNonLinear: figures.pisarekBand?.rawValue
    default: nil
    }
  }

  private func entry(_ sentence: SentenceReadability) -> Report.SentenceEntry {
    Report.SentenceEntry(
      place: textPlace(of: sentence.range), words: sentence.words,
      hardWords: sentence.hardWords.map { String(document[$0]) }, fog: sentence.fog,
      share: sentence.share, fogIfRemoved: sentence.fogIfRemoved,
      fogIfSplit: sentence.fogIfSplit, reasons: sentence.reasons.map(\.rawValue))
  }

  func entry(_ keyphrase: Keyphrase) -> Report.KeywordEntry {
    Report.KeywordEntry(
      text: keyphrase.text, score: keyphrase.score, count: keyphrase.count,
      variants: keyphrase.variants, places: places(of: keyphrase.places),
      features: keyphrase.features, factors: keyphrase.factors)
  }
}
