import Analysis

/// Figures, checks and lists.
extension ReportPage {
  private var charts: PageCharts { PageCharts(labels: labels) }

  // MARK: Figures

  var summary: String {
    guard let readability = report.readability else { return "" }
    let warnings = readability.warnings.map {
      "<li>\(HTMLText.escaped(labels.warning($0)))</li>"
    }
    let content = """
      \(warnings.isEmpty ? "" : "<ul class=\"warnings\">\(warnings.joined())</ul>")
      <div class="gauges">
      \(gauges(readability).joined(separator: "\n"))
      </div>
      \(sentenceChart)
      \(indexTable(readability))
      """
    return section("figures", labels.pick("Czytelność", "Readability"), content)
  }

  private func gauges(_ readability: Report.ReadabilityReport) -> [String] {
    var gauges: [String] = []
    if let fog = readability.indices.first(where: { $0.id == ReadabilityIndex.fogPL.rawValue }),
      let value = fog.value
    {
      let band = fog.band.map { ", " + labels.band($0) } ?? ""
      gauges.append(
        charts.gauge(
          "FOG-PL", value: value, shown: labels.number(value) + band, interval: fog.closedInterval,
          bands: [
            .init(end: 8.5, label: "1–8", color: .good),
            .init(end: 12.5, label: "9–12", color: .middling),
            .init(end: 17.5, label: "13–17", color: .watch),
            .init(end: 24, label: "18+", color: .fix),
          ]))
    }
    if let difficulty = readability.difficulty {
      let number = difficulty.difficultyClass
      gauges.append(
        charts.classes(
          labels.pick("Klasa trudności (własna)", "Class of difficulty (own)"), chosen: number,
          probabilities: difficulty.probabilities,
          shown: "\(number), \(labels.readers(ofClass: number))"))
    }
    if let mean = readability.counts.wordsPerSentence {
      gauges.append(
        charts.gauge(
          labels.pick("Słowa w zdaniu", "Words a sentence"), value: mean,
          shown: labels.number(mean), interval: nil, bands: bands(of: .sentenceLength)))
    }
    if let hard = readability.counts.hardWordsPercent {
      gauges.append(
        charts.gauge(
          labels.pick("Trudne słowa", "Hard words"), value: hard,
          shown: labels.number(hard) + " %", interval: nil, bands: bands(of: .hardWords)))
    }
    return gauges
  }

  /// What the profile finds good, to be watched and to be fixed; without one, only a scale.
  private func bands(of check: AudienceProfile.Check) -> [PageCharts.Band] {
    let checks = report.readability?.profile?.checks ?? []
    guard let limit = checks.first(where: { $0.id == check.rawValue }) else {
      return [10.0, 20, 30, 40].map {
        .init(end: $0, label: labels.number($0, digits: 0), color: .none)
      }
    }
    func label(_ value: Double) -> String {
      labels.number(value, digits: value == value.rounded() ? 0 : 1)
    }
    return [
      .init(end: limit.good, label: label(limit.good), color: .good),
      .init(end: limit.watch, label: label(limit.watch), color: .watch),
      .init(end: max(40, 1.5 * limit.watch), label: "", color: .fix),
    ]
  }

  private var sentenceChart: String {
    let sentences = analysis.result.sentences
    guard !sentences.isEmpty else { return "" }
    let starts = Set(
      document.paragraphs.filter(\.role.isProse).compactMap { $0.sentences.first })
    let limit = report.settings.readability.longSentenceWords
    let long = sentences.count { $0.words > limit }
    let mean = labels.number(report.readability?.counts.wordsPerSentence)
    let longest = labels.words(sentences.map(\.words).max() ?? 0)
    return charts.sentences(
      sentences.map {
        .init(
          words: $0.words, link: "s\($0.sentence)", startsParagraph: starts.contains($0.sentence))
      }, limit: limit,
      caption: labels.pick(
        "Długość zdań po kolei: średnio \(mean) słowa, najdłuższe ma \(longest), ponad \(labels.words(limit)): \(long).",
        "Sentence lengths in order: \(mean) words on average, \(longest) in the longest, \(long) of more than \(labels.words(limit))."
      ))
  }

  private func indexTable(_ readability: Report.ReadabilityReport) -> String {
    let rows = readability.indices.map { index in
      [
        "<strong>\(HTMLText.escaped(labels.index(index.id)))</strong>",
        labels.number(index.value),
        index.interval.map { "\(labels.number($0[0]))–\(labels.number($0[1]))" } ?? "–",
        HTMLText.escaped(
          index.isCalibrated
            ? index.band.map(labels.band) ?? "–"
            : labels.pick("niekalibrowane", "not calibrated for Polish")),
        HTMLText.escaped(labels.meaning(ofIndex: index.id, report.settings.readability)),
      ]
    }
    return table(
      "figures",
      [
        labels.pick("wskaźnik", "index"), labels.pick("wartość", "value"),
        labels.pick("przedział 90 %", "90 % interval"), labels.pick("poziom", "level"),
        labels.pick("co znaczy", "meaning"),
      ], rows)
  }

  // MARK: Profile and keyphrases

  var profileSection: String {
    guard let profile = report.readability?.profile else { return "" }
    let colors: [(AudienceProfile.Verdict, String)] = [
      (.good, "#2e7d32"), (.watch, "#ef8f00"), (.fix, "#c62828"), (.notMeasurable, "#90a4ae"),
    ]
    let parts = colors.map { verdict, color in
      (
        label: labels.word(for: verdict),
        count: profile.checks.count { $0.verdict == verdict }, color: color
      )
    }
    let rows = profile.checks.map { check in
      [
        """
        <span class="verdict \(check.verdict.rawValue)">\(HTMLText.escaped(labels.word(for: check.verdict)))</span>
        """,
        HTMLText.escaped(check.explanation[language.rawValue] ?? check.id),
        HTMLText.escaped(check.source),
      ]
    }
    let label = profile.label[language.rawValue] ?? profile.id
    return section(
      "profile", labels.pick("Profil", "Profile") + ": \(label)",
      charts.shares(labels.pick("Ocena", "Verdict"), parts)
        + table(
          "profile",
          [
            labels.pick("ocena", "verdict"), labels.pick("co sprawdzono", "check"),
            labels.pick("źródło", "source"),
          ], rows))
  }

  var keyphraseSection: String {
    guard let uses = report.readability?.keyphrases else { return "" }
    var next = analysis.findings.count
    let rows = uses.map { use in
      let first = next
      next += use.places.count
      let links = use.places.indices.map { "<a href=\"#f\(first + $0)\">\($0 + 1)</a>" }
      let density = labels.number(use.density, digits: 2)
      let spread = labels.pick("rozkład w tekście", "spread over the text")
      return [
        "<strong>\(HTMLText.escaped(use.phrase))</strong>", "\(use.count)", density,
        HTMLText.escaped(labels.places(of: use)), charts.tenths(use.tenths, shown: spread),
        "<span class=\"links\">\(links.joined(separator: " "))</span>",
      ]
    }
    return section(
      "keyphrases", labels.pick("Frazy", "Keyphrases"),
      table(
        "keyphrases",
        [
          labels.pick("fraza", "keyphrase"), labels.pick("w tekście", "in the text"),
          labels.pick("na 100 słów", "in 100 words"), labels.pick("gdzie", "where"),
          labels.pick("rozkład", "spread"), labels.pick("miejsca", "places"),
        ], rows))
  }

  // MARK: Sentences and findings

  var sentenceSection: String {
    let hardest = analysis.result.hardestSentences(limit: Self.shownSentences)
    let rows = hardest.map { sentence in
      [
        "<a href=\"#s\(sentence.sentence)\">\(HTMLText.escaped(short(sentence.range, 140)))</a>",
        "\(sentence.words)", labels.number(sentence.fog), labels.number(sentence.share, digits: 2),
        labels.number(sentence.fogIfSplit), labels.number(sentence.fogIfRemoved),
      ]
    }
    return hardest.isEmpty
      ? ""
      : section(
        "sentences", labels.pick("Najtrudniejsze zdania", "Hardest sentences"),
        table(
          "sentences",
          [
            labels.pick("zdanie", "sentence"), labels.pick("słowa", "words"), "FOG",
            labels.pick("udział", "share"), labels.pick("FOG po podziale", "FOG if split"),
            labels.pick("FOG bez niego", "FOG without"),
          ], rows))
  }

  private static let shownSentences = 8
  private static let shownFindings = 200

  var findingSection: String {
    let lists = Finding.Kind.allCases.compactMap { kind -> String? in
      let found = analysis.findings.enumerated().filter { $0.element.kind == kind }
      guard kind != .transition, !found.isEmpty else { return nil }
      let items = found.prefix(Self.shownFindings).map { item(of: $0.element, number: $0.offset) }
      let rest = found.count - items.count
      let more = rest > 0 ? "<li>\(labels.pick("i jeszcze", "and")) \(rest)</li>" : ""
      return """
        <details><summary>\(HTMLText.escaped(labels.name(of: kind))) \
        <span class="count">\(found.count)</span></summary>
        <ul>\(items.joined(separator: "\n"))\(more)</ul></details>
        """
    }
    return section("findings", labels.pick("Uwagi", "Findings"), lists.joined(separator: "\n"))
  }

  private func item(of finding: Finding, number: Int) -> String {
    let target =
      PageStyle.layer(of: finding.kind) == .margin
      ? document.paragraphs.first { $0.range.overlaps(finding.range) }?.sentences.first.map {
        "s\($0)"
      }
      : "f\(number)"
    let explanation = labels.explanation(
      of: finding.kind, amount: finding.amount, suggestions: finding.suggestions)
    let quoted = HTMLText.escaped("„\(short(finding.range, 80))”")
    let link = target.map { "<a href=\"#\($0)\">\(quoted)</a>" } ?? quoted
    return "<li>\(link) \(HTMLText.escaped(explanation))</li>"
  }

  /// The text at `range` on one line of at most `count` characters.
  private func short(_ range: ByteRange, _ count: Int) -> String {
    TerminalStyle.shortened(String(document[range]), count)
  }

  // MARK: Keywords, themes, repairs, settings

  var keywordSection: String {
    let keywords = report.keywords.map { keywords in
      table(
        "keywords", [labels.pick("słowo kluczowe", "keyword"), "×", ""],
        keywords.map { [HTMLText.escaped($0.text), "\($0.count)", bar($0.score)] })
    }
    let themes = report.themes.map { themes in
      table(
        "themes",
        [labels.pick("temat", "theme"), "%", "", labels.pick("na podstawie", "evidence")],
        themes.filter(\.isPresent).map { theme in
          [
            HTMLText.escaped(theme.label[language.rawValue] ?? theme.id),
            labels.number(100 * theme.share, digits: 0), bar(theme.share),
            HTMLText.escaped(
              theme.evidence.prefix(8).map { "\($0.term) \($0.count)" }.joined(separator: ", ")),
          ]
        })
    }
    return section(
      "topics", labels.pick("O czym jest artykuł", "What the article is about"),
      [keywords, themes].compactMap(\.self).joined(separator: "\n"))
  }

  private func bar(_ share: Double) -> String {
    "<span class=\"bar\" style=\"width: \(Int((100 * min(max(share, 0), 1)).rounded()))%\"></span>"
  }

  var repairSection: String {
    let rows = report.edits.map { edit in
      [
        "\(edit.line)", "<del>\(HTMLText.escaped(edit.before))</del>",
        "<ins>\(HTMLText.escaped(edit.after))</ins>", HTMLText.escaped(labels.rule(edit.rule)),
      ]
    }
    return rows.isEmpty
      ? ""
      : section(
        "repairs", labels.pick("Poprawki", "Repairs"),
        "<details><summary>\(labels.repairs(rows.count))</summary>"
          + table(
            "repairs",
            [
              labels.pick("wiersz", "line"), labels.pick("było", "before"),
              labels.pick("jest", "after"), labels.pick("reguła", "rule"),
            ], rows) + "</details>")
  }

  var settingsSection: String {
    section(
      "settings", labels.pick("Ustawienia", "Settings"),
      """
      <details><summary>\(labels.pick("od czego zależą liczby", "what the figures depend on"))</summary>
      <pre>\(HTMLText.escaped(JSONText.indented(report.settings.readability)))</pre></details>
      """)
  }
}

extension Report.IndexEntry {
  fileprivate var closedInterval: ClosedRange<Double>? {
    interval.flatMap { $0.count == 2 && $0[0] <= $0[1] ? $0[0]...$0[1] : nil }
  }
}
