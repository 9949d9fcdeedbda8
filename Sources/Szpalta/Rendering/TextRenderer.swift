/// Reports as text for people, for a terminal or a file.
public struct TextRenderer: Sendable {
  let language: LabelLanguage
  private let isColored: Bool
  var labels: Labels { Labels(language: language) }
  var style: TerminalStyle { TerminalStyle(isColored: isColored) }

  /// The columns that lines are fitted to.
  static let width = 96
  private static let shownEdits = 40
  private static let shownEvidence = 6

  /// A renderer that labels in `language` and, on a terminal, colours.
  public init(language: LabelLanguage, isColored: Bool) {
    self.language = language
    self.isColored = isColored
  }

  /// The report on one article: several lines, each ended.
  public func text(of report: Report) -> String {
    var sections = [head(of: report)]
    if let readability = report.readability {
      sections.append(section(readability, report.settings.readability))
    }
    if let keywords = report.keywords { sections.append(section(keywords: keywords)) }
    if let themes = report.themes { sections.append(section(themes: themes)) }
    if let contrast = report.contrast, contrast.verdict != "notMeasurable" {
      sections.append(section(contrast, themes: report.themes ?? []))
    }
    if !report.edits.isEmpty { sections.append(section(edits: report.edits)) }
    return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func head(of report: Report) -> [String] {
    let counts = report.counts
    let facts = [
      labels.words(counts.words), labels.sentences(counts.sentences),
      labels.paragraphs(counts.paragraphs), labels.repairs(report.edits.count),
    ]
    let origin = [report.document.name, report.document.byline].compactMap(\.self)
    var lines = [style.bold(report.document.title ?? report.document.name)]
    if report.document.title != nil || origin.count > 1 {
      lines.append(style.faint(origin.joined(separator: " · ")))
    }
    return lines + [facts.joined(separator: " · ")]
  }

  private func section(keywords: [Report.KeywordEntry]) -> [String] {
    var lines = [style.heading(labels.pick("Słowa kluczowe", "Keywords"))]
    let width = min(40, keywords.map(\.text.count).max() ?? 0)
    for keyword in keywords {
      let bar = String(repeating: "▇", count: max(1, Int((keyword.score * 20).rounded())))
      let count = TerminalStyle.aligned("\(keyword.count)×", 5)
      lines.append(
        "  \(TerminalStyle.padded(keyword.text, width))\(count)  \(style.accent(bar))")
    }
    if keywords.isEmpty { lines.append("  " + labels.pick("brak", "none")) }
    return lines
  }

  private func section(themes: [Report.ThemeEntry]) -> [String] {
    var lines = [style.heading(labels.pick("Tematyka", "Themes"))]
    let present = themes.filter(\.isPresent)
    let width = max(22, present.map { ($0.label[language.rawValue] ?? $0.id).count }.max() ?? 0)
    for theme in present {
      let label = theme.label[language.rawValue] ?? theme.id
      let share = TerminalStyle.aligned(labels.number(100 * theme.share, digits: 0), 4) + " %"
      let certainty = TerminalStyle.aligned(labels.number(100 * theme.confidence, digits: 0), 4)
      lines.append(
        "  \(TerminalStyle.padded(label, width))\(style.bold(share))\(certainty) %  "
          + terms(theme.evidence))
    }
    if !present.isEmpty {
      lines.insert(
        "  "
          + style.faint(
            TerminalStyle.padded("", width) + labels.pick("część  pewn.", "share  conf.")),
        at: 1)
    }
    if present.isEmpty {
      lines.append("  " + labels.pick("brak wyraźnego tematu", "no clear theme"))
    }
    return lines
  }

  private func terms(_ evidence: [Report.EvidenceEntry]) -> String {
    let shown = evidence.prefix(Self.shownEvidence).map { "\($0.term) \($0.count)" }
    return style.faint(TerminalStyle.shortened(shown.joined(separator: ", "), Self.width - 32))
  }

  private func section(_ contrast: Report.ContrastReport, themes: [Report.ThemeEntry]) -> [String] {
    let names = contrast.themes.map { id in
      themes.first { $0.id == id }?.label[language.rawValue] ?? id
    }
    var lines = [style.heading(names.joined(separator: " ↔ "))]
    guard let lean = contrast.lean, contrast.words.count == 2, names.count == 2 else {
      return lines
    }
    let verdict =
      switch contrast.verdict {
      case "leansFirst": labels.pick("przeważa: ", "leans to: ") + names[0]
      case "leansSecond": labels.pick("przeważa: ", "leans to: ") + names[1]
      default: labels.pick("równowaga", "balanced")
      }
    var bar = Array(repeating: "─", count: 41)
    bar[20] = "┼"
    if let interval = contrast.interval, interval.count == 2 {
      for index in position(interval[1])...position(interval[0]) { bar[index] = "━" }
    }
    bar[position(lean)] = "●"
    lines.append(
      "  \(names[0]) \(style.accent(bar.joined())) \(names[1])   "
        + "\(labels.number(lean, digits: 2)) · \(style.bold(verdict))")
    for (name, words) in zip(names, contrast.words) {
      lines.append("  \(TerminalStyle.padded(name + ":", 14))\(terms(words))")
    }
    for stretch in contrast.stretches.dropFirst() {
      let name = names[stretch.theme == contrast.themes[0] ? 0 : 1]
      let line = labels.pick("zwrot w w. ", "turns in l. ") + "\(stretch.opening.line)"
      lines.append(
        "  \(TerminalStyle.padded(line, 16))→ \(name): "
          + style.faint(TerminalStyle.shortened(visible(stretch.opening.text), 60)))
    }
    return lines
  }

  /// Where a lean of −1 … 1 falls on a bar of 41 characters; the first theme, 1, is on the left.
  private func position(_ lean: Double) -> Int { Int((20 - 20 * max(-1, min(1, lean))).rounded()) }

  /// What cleaning would change or has changed, a line an edit, each ended.
  public func text(of edits: [Report.EditEntry]) -> String {
    section(edits: edits, limit: edits.count).joined(separator: "\n") + "\n"
  }

  private func section(edits: [Report.EditEntry], limit: Int = shownEdits) -> [String] {
    var lines = [style.heading(labels.pick("Poprawki", "Repairs") + ": \(edits.count)")]
    let width = min(30, edits.prefix(limit).map(\.before.count).max() ?? 0)
    for edit in edits.prefix(limit) {
      let line = TerminalStyle.aligned("\(edit.line)", 4)
      let before = style.removed(TerminalStyle.padded(visible(edit.before), width))
      lines.append(
        "  \(labels.pick("w.", "l."))\(line)  \(before) → "
          + "\(style.added(visible(edit.after)))  \(style.faint(edit.rule))")
    }
    if edits.count > limit {
      let rest = labels.repairs(edits.count - limit)
      lines.append("  " + labels.pick("… i jeszcze \(rest)", "… and \(rest) more"))
    }
    return lines
  }

  /// One edit on one line: what stood there in its word, what stands there now, and the rule.
  public func difference(_ edit: Report.EditEntry) -> String {
    "\(style.removed(visible(edit.before))) → \(style.added(visible(edit.after)))  "
      + style.faint(edit.rule)
  }

  /// `text` on one line, with what cannot be seen made visible.
  func visible(_ text: String) -> String {
    TerminalStyle.shortened(
      text.replacing("\n", with: "⏎").replacing("\u{AD}", with: "¬").replacing("\t", with: "⇥"), 40)
  }
}
