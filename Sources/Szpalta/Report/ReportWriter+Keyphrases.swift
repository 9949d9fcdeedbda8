import Analysis

extension ReportWriter {
  func entry(_ use: KeyphraseUse) -> Report.KeyphraseEntry {
    Report.KeyphraseEntry(
      phrase: use.phrase, count: use.countInProse, density: use.density, isInTitle: use.isInTitle,
      isInLead: use.isInLead, headings: use.headings, headingsWithIt: use.headingsWithIt,
      spread: use.spread, tenths: use.tenths,
      places: use.places.map { found in
        Report.KeyphrasePlace(
          place: textPlace(of: found.range), words: places(of: found.words),
          role: found.role.rawValue, wording: found.wording)
      })
  }
}
