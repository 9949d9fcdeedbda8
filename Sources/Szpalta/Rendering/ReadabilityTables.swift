import Analysis

/// Articles side by side: a ranking of many, or one before and after.
public struct ReadabilityTables: Sendable {
  private let labels: Labels
  private let style: TerminalStyle

  /// Tables with labels in `language`, coloured on a terminal.
  public init(language: LabelLanguage, isColored: Bool) {
    labels = Labels(language: language)
    style = TerminalStyle(isColored: isColored)
  }

  private static let nameWidth = 40

  /// The reports that could be measured by FOG-PL, the hardest first, then the others; equals as they
  /// come.
  public static func ranked(_ reports: [Report]) -> [Report] {
    let keyed = reports.enumerated().map { (place: $0, report: $1, fog: fog(of: $1)) }
    return keyed.sorted { left, right in
      switch (left.fog, right.fog) {
      case (let first?, let second?) where first != second: first > second
      case (.some, nil): true
      case (nil, .some): false
      default: left.place < right.place
      }
    }
    .map(\.report)
  }

  private static func fog(of report: Report) -> Double? { value(of: .fogPL, in: report) }

  private static func value(of index: ReadabilityIndex, in report: Report) -> Double? {
    report.readability?.indices.first { $0.id == index.rawValue }?.value
  }

  /// A line an article: FOG-PL, class, words, long sentences, passives, name.
  public func ranking(_ reports: [Report]) -> String {
    let head = [
      TerminalStyle.aligned("FOG-PL", 7),
      TerminalStyle.aligned(labels.pick("klasa", "class"), 6),
      TerminalStyle.aligned(labels.pick("słowa", "words"), 7),
      TerminalStyle.aligned(labels.pick("długie", "long"), 7),
      TerminalStyle.aligned(labels.pick("bierna", "passive"), 8),
      " " + labels.pick("artykuł", "article"),
    ]
    let rows = Self.ranked(reports).map { report in
      let readability = report.readability
      return [
        TerminalStyle.aligned(labels.number(Self.fog(of: report)), 7),
        TerminalStyle.aligned(readability?.difficulty.map { "\($0.difficultyClass)" } ?? "–", 6),
        TerminalStyle.aligned("\(report.counts.words)", 7),
        TerminalStyle.aligned(Self.cell(.longSentence, in: report) ?? "–", 7),
        TerminalStyle.aligned(Self.cell(.passive, in: report) ?? "–", 8),
        " " + report.document.name,
      ].joined()
    }
    return ([style.heading(head.joined())] + rows).joined(separator: "\n") + "\n"
  }

  /// The ranking as CSV with a head, commas and quotes as in RFC 4180.
  public static func csv(_ reports: [Report]) -> String {
    var lines = ["name,fogPL,class,words,sentences,longSentences,passives"]
    for report in ranked(reports) {
      let name = report.document.name.replacing("\"", with: "\"\"")
      let difficulty = report.readability?.difficulty.map { "\($0.difficultyClass)" } ?? ""
      let fog = fog(of: report).map { "\($0)" } ?? ""
      lines.append(
        "\"\(name)\",\(fog),\(difficulty),\(report.counts.words),\(report.counts.sentences),"
          + "\(cell(.longSentence, in: report) ?? ""),\(cell(.passive, in: report) ?? "")")
    }
    return lines.joined(separator: "\r\n") + "\r\n"
  }

  /// How many findings of `kind` there are; `nil` where findings were left out.
  private static func cell(_ kind: Finding.Kind, in report: Report) -> String? {
    guard report.settings.hasFindings else { return nil }
    return report.readability.map { "\($0.findings.count(of: kind))" }
  }

  private func count(_ kind: Finding.Kind, in report: Report) -> Int {
    report.readability?.findings.count(of: kind) ?? 0
  }

  /// The figures of an article before and after a revision, and what became of its findings.
  public func comparison(before: Report, after: Report) -> String {
    var lines = [style.heading("\(before.document.name) → \(after.document.name)")]
    for entry in before.readability?.indices ?? [] {
      let new = after.readability?.indices.first { $0.id == entry.id }?.value
      lines.append(row(labels.index(entry.id), entry.value, new, digits: 1))
    }
    let (old, new) = (before.readability?.counts, after.readability?.counts)
    lines.append(
      row(
        labels.pick("słowa w zdaniu", "words a sentence"), old?.wordsPerSentence,
        new?.wordsPerSentence, digits: 1))
    lines.append(
      row(
        labels.pick("słowa", "words"), old.map { Double($0.words) }, new.map { Double($0.words) },
        digits: 0))
    for kind in Finding.Kind.allCases where kind != .transition {
      let (first, second) = (count(kind, in: before), count(kind, in: after))
      if first + second > 0 {
        lines.append(row(labels.name(of: kind), Double(first), Double(second), digits: 0))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ name: String, _ before: Double?, _ after: Double?, digits: Int) -> String {
    let values = [before, after].map {
      TerminalStyle.aligned(labels.number($0, digits: digits), 8)
    }
    var line = "  " + TerminalStyle.padded(name, 30) + values.joined(separator: " →")
    if let before, let after, before != after {
      let difference = labels.number(after - before, digits: digits)
      let text = TerminalStyle.aligned(after > before ? "+" + difference : difference, 9)
      line += after > before ? style.removed(text) : style.added(text)
    }
    return line
  }
}
