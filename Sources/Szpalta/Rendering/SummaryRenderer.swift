/// One line an article: for looking over a folder.
public struct SummaryRenderer: Sendable {
  private let language: LabelLanguage
  private let isColored: Bool

  /// A renderer that labels in `language` and, on a terminal, colours.
  public init(language: LabelLanguage, isColored: Bool) {
    self.language = language
    self.isColored = isColored
  }

  /// The captions of the columns, ended by a line end.
  public var head: String {
    let labels = Labels(language: language)
    let columns = row(
      labels.pick("artykuł", "article"), labels.pick("słowa", "words"), "FOG-PL",
      labels.pick("poprawki", "repairs"), labels.pick("tematyka", "theme"),
      labels.pick("słowa kluczowe", "keywords"))
    return TerminalStyle(isColored: isColored).heading(columns) + "\n"
  }

  /// The line of one report, ended.
  public func text(of report: Report) -> String {
    let labels = Labels(language: language)
    let fog = report.readability?.indices.first { $0.id == "fogPL" }?.value
    let theme = report.themes?.first(where: \.isPresent)
    let keywords = (report.keywords ?? []).prefix(3).map(\.text).joined(separator: ", ")
    let name = report.document.name.split(separator: "/").last.map(String.init) ?? "-"
    return row(
      name, "\(report.counts.words)", labels.number(fog), "\(report.edits.count)",
      theme.map { $0.label[language.rawValue] ?? $0.id } ?? "–", keywords) + "\n"
  }

  private func row(
    _ name: String, _ words: String, _ fog: String, _ repairs: String, _ theme: String,
    _ keywords: String
  ) -> String {
    [
      TerminalStyle.padded(TerminalStyle.shortened(name, 36), 36),
      TerminalStyle.aligned(words, 6), TerminalStyle.aligned(fog, 7),
      TerminalStyle.aligned(repairs, 9), "  " + TerminalStyle.padded(theme, 20), keywords,
    ].joined(separator: " ")
  }
}
