import Analysis

/// The part of a report on readability.
extension TextRenderer {
  func section(
    _ readability: Report.ReadabilityReport, _ settings: Readability.Configuration
  ) -> [String] {
    var lines = [style.heading(labels.pick("Czytelność", "Readability"))]
    for index in readability.indices {
      let name = TerminalStyle.padded(labels.index(index.id), 20)
      let value = TerminalStyle.aligned(labels.number(index.value), 6)
      let interval = index.interval.map {
        "  \(labels.number($0[0]))–\(labels.number($0[1]))"
      }
      let range = style.faint(TerminalStyle.padded(interval ?? "", 13))
      let band =
        index.isCalibrated
        ? index.band.map { "  " + labels.band($0) } ?? ""
        : "  " + labels.pick("niekalibrowane", "not calibrated for Polish")
      lines.append(Self.trimmed("  \(name)\(style.bold(value))\(range)\(band)"))
    }
    if let difficulty = readability.difficulty { lines.append(line(of: difficulty)) }
    let counts = readability.counts
    let mean = labels.number(counts.wordsPerSentence)
    let hard = labels.number(counts.hardWordsPercent)
    let hardness = labels.hardness(settings)
    lines.append(
      style.faint(
        labels.pick(
          "  \(mean) słowa w zdaniu, \(hard) % słów trudnych (\(hardness))",
          "  \(mean) words a sentence, \(hard) % hard words (\(hardness))")))
    if !settings.changes.isEmpty {
      let changes = settings.changes.joined(separator: ", ")
      lines.append(style.faint("  " + labels.pick("Ustawienia", "Settings") + ": " + changes))
    }
    lines += readability.warnings.map { "  " + style.warning("! " + labels.warning($0)) }
    if !readability.hardestSentences.isEmpty {
      lines.append("  " + labels.pick("Najtrudniejsze zdania:", "Hardest sentences:"))
    }
    for sentence in readability.hardestSentences { lines += entry(sentence) }
    lines += section(findings: readability.findings)
    if let profile = readability.profile { lines += [""] + section(profile) }
    if let uses = readability.keyphrases { lines += [""] + section(keyphrases: uses) }
    return lines
  }

  private func line(of difficulty: Report.DifficultyEntry) -> String {
    let name = labels.pick("Klasa trudności (własna)", "Class of difficulty (own)")
    let number = difficulty.difficultyClass
    var facts = [labels.readers(ofClass: number)]
    if difficulty.probabilities.count >= number {
      let share = labels.number(100 * difficulty.probabilities[number - 1], digits: 0)
      facts.append(labels.pick("pewność \(share) %", "\(share) % sure"))
    }
    let of = labels.pick("z", "of")
    return "  \(name): \(style.bold("\(number)")) \(of) 7, \(facts.joined(separator: ", "))"
  }

  /// How many findings there are of each kind, and the first of those that matter most.
  private func section(findings: Report.FindingEntries) -> [String] {
    var counts: [(kind: Finding.Kind, count: Int)] = []
    for kind in Finding.Kind.allCases where kind != .transition {
      let count = findings.count(of: kind)
      if count > 0 { counts.append((kind, count)) }
    }
    if counts.isEmpty { return [] }
    let names = counts.map { "\(labels.name(of: $0.kind)) \($0.count)" }
    var lines = [
      "  " + labels.pick("Uwagi:", "Findings:"),
      "    " + TerminalStyle.shortened(names.joined(separator: ", "), 3 * Self.width),
    ]
    // Long sentences are among the hardest already.
    let shown = findings.filter {
      $0.priority >= 2 && $0.kind != Finding.Kind.longSentence.rawValue
    }
    for finding in shown.prefix(Self.shownFindings) {
      let line = labels.pick("w.", "l.") + TerminalStyle.aligned("\(finding.place.line)", 4)
      let quoted = TerminalStyle.shortened(visible(finding.place.text), 40)
      let explanation = finding.explanation[language.rawValue] ?? ""
      lines.append("    \(line)  \(style.warning("„\(quoted)”"))")
      lines.append("            " + explanation)
    }
    if shown.count > Self.shownFindings {
      let rest = shown.count - Self.shownFindings
      lines.append("    " + labels.pick("… i jeszcze \(rest)", "… and \(rest) more"))
    }
    return lines
  }

  private static let shownFindings = 5

  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  private func entry(_ sentence: Report.SentenceEntry) -> [String] {
    let line = labels.pick("w.", "l.") + " \(sentence.place.line)"
    let facts = [
      "FOG \(labels.number(sentence.fog))", labels.words(sentence.words),
      sentence.reasons.map(labels.reason).joined(separator: ", "),
    ].filter { !$0.isEmpty }.joined(separator: ", ")
    let quoted = TerminalStyle.shortened(sentence.place.text, Self.width - 8)
    var lines = ["    \(line): „\(quoted)”", "      " + style.warning(facts)]
    if !sentence.hardWords.isEmpty {
      let words = TerminalStyle.shortened(
        sentence.hardWords.joined(separator: ", "), Self.width - 8)
      lines.append("      " + style.faint(words))
    }
    return lines
  }
}
