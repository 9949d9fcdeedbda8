/// What readability tells but the findings, without containers, with keys in alphabetical order.
extension JSONWriter {
  func append(_ report: Report.ReadabilityReport) {
    append(signs: "{")
    appendName("counts")
    append(report.counts)
    if let difficulty = report.difficulty {
      appendName("difficulty")
      append(difficulty)
    }
    appendName("findings")
    append(report.findings)
    append(field: "hardestSentences", report.hardestSentences) { append($0) }
    append(field: "indices", report.indices) { append($0) }
    if let keyphrases = report.keyphrases { append(field: "keyphrases", keyphrases) }
    if let profile = report.profile { append(field: "profile", profile) }
    append(field: "warnings", report.warnings) { append($0) }
    append(signs: "}")
  }

  private func append(_ counts: Report.ReadabilityCountsEntry) {
    append(signs: "{")
    append(field: "hardWords", counts.hardWords)
    append(field: "hardWordsPercent", counts.hardWordsPercent)
    append(field: "letters", counts.letters)
    append(field: "longWords", counts.longWords)
    append(field: "sentences", counts.sentences)
    append(field: "syllables", counts.syllables)
    append(field: "words", counts.words)
    append(field: "wordsPerSentence", counts.wordsPerSentence)
    append(signs: "}")
  }

  private func append(_ difficulty: Report.DifficultyEntry) {
    append(signs: "{")
    append(field: "class", difficulty.difficultyClass)
    append(field: "hardWordsPush", difficulty.hardWordsPush)
    append(field: "probabilities", difficulty.probabilities) { append($0) }
    append(field: "sentenceLengthPush", difficulty.sentenceLengthPush)
    append(signs: "}")
  }

  private func append(_ sentence: Report.SentenceEntry) {
    append(signs: "{")
    append(field: "fog", sentence.fog)
    append(field: "fogIfRemoved", sentence.fogIfRemoved)
    append(field: "fogIfSplit", sentence.fogIfSplit)
    append(field: "hardWords", sentence.hardWords) { append($0) }
    appendName("place")
    append(sentence.place)
    append(field: "reasons", sentence.reasons) { append($0) }
    append(field: "share", sentence.share)
    append(field: "words", sentence.words)
    append(signs: "}")
  }

  private func append(_ index: Report.IndexEntry) {
    append(signs: "{")
    if let band = index.band { append(field: "band", band) }
    append(field: "id", index.id)
    if let interval = index.interval { append(field: "interval", interval) { append($0) } }
    appendName("isCalibrated")
    append(index.isCalibrated)
    append(field: "value", index.value)
    append(signs: "}")
  }

  func append(_ place: Report.Place) {
    append(signs: "{")
    append(field: "line", place.line)
    appendName("range")
    append(place.range)
    append(field: "text", place.text)
    append(signs: "}")
  }
}
