/// Themes for other programs: one line of labels, or rows of a table.
public struct ThemeRendering: Sendable {
  private let language: LabelLanguage

  /// A rendering with labels in `language`.
  public init(language: LabelLanguage) { self.language = language }

  /// The labels of the themes that are present, parted by commas; an empty line where there are none.
  public func tags(_ themes: [Report.ThemeEntry]) -> String {
    KeywordRendering.tags(labels(themes))
  }

  /// The labels of the themes that are present.
  public func labels(_ themes: [Report.ThemeEntry]) -> [String] {
    themes.filter(\.isPresent).map(label)
  }

  /// The head of the table.
  public static let csvHead = "document,theme,label,score,share,confidence,present,terms\r\n"

  /// A row for each theme of the document called `name` that has any word; terms are parted by "|".
  public func csv(_ themes: [Report.ThemeEntry], document name: String) -> String {
    themes.map { theme in
      CSV.row([
        name, theme.id, label(theme), "\(theme.score)", "\(theme.share)", "\(theme.confidence)",
        theme.isPresent ? "1" : "0", theme.evidence.map(\.term).joined(separator: "|"),
      ])
    }.joined()
  }

  private func label(_ theme: Report.ThemeEntry) -> String {
    theme.label[language.rawValue] ?? theme.id
  }
}
