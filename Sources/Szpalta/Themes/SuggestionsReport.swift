public import Analysis

/// Words that might speak for a theme, to be read or pasted into a taxonomy.
public struct SuggestionsReport: Codable, Hashable, Sendable {
  /// The version of this structure; grows when a reader of the JSON has to change.
  public var schemaVersion = 1
  /// The theme's id.
  public var theme: String
  /// How the texts about the theme were told from the others.
  public var basis: SeedSuggestions.Basis
  /// The documents about the theme.
  public var themeDocuments: Int
  /// The other documents.
  public var otherDocuments: Int
  /// The words, the most telling first.
  public var terms: [SuggestedSeed]

  /// The suggestions for `theme`.
  public init(
    theme: String, in taxonomy: Taxonomy?, basis: SeedSuggestions.Basis,
    background: LemmaBackground, about: LemmaCounts, others: LemmaCounts, limit: Int
  ) {
    self.theme = theme
    self.basis = basis
    themeDocuments = about.documentCount
    otherDocuments = others.documentCount
    terms = SeedSuggestions(for: theme, in: taxonomy, basis: basis, background: background)
      .words(about: about, others: others, limit: limit)
  }

  /// JSON as `szpalta schema suggestions` describes it, indented.
  public var json: String { JSONText.indented(self) }

  /// A list of terms in YAML, ready to be put into a taxonomy, with comments on why.
  public var yaml: String {
    let basis =
      switch basis {
      case .labels: "labels, by the z-score of their occurrences and how few texts have them"
      case .seeds: "the theme's present words, by G² of the documents and how few texts have them"
      }
    let head =
      "# suggested for \(theme): \(themeDocuments) documents about it, \(otherDocuments) others, told by \(basis)\n"
    guard !terms.isEmpty else { return head + "terms: []\n" }
    let width = terms.map { Self.item($0).count }.max() ?? 0
    return head + "terms:\n"
      + terms.map { term in
        var comment =
          "\(term.themeDocuments) : \(term.otherDocuments) documents, z "
          + Self.figure(term.zScore) + ", G² " + Self.figure(term.logLikelihood)
        if !term.alsoIn.isEmpty { comment += ", also in \(term.alsoIn.joined(separator: ", "))" }
        return "\(TerminalStyle.padded(Self.item(term), width))  # \(comment)\n"
      }.joined()
  }

  private static func item(_ term: SuggestedSeed) -> String {
    // What YAML might read as something else is quoted.
    let isPlain =
      term.text.allSatisfy { $0.isLetter || $0 == " " || $0 == "-" }
      && term.text.first?.isLetter == true
      && !["null", "true", "false", "yes", "no", "y", "n", "on", "off"].contains(
        term.text.lowercased())
    let text = isPlain ? term.text : JSONText.string(term.text)
    return term.weight == 1 ? "  - \(text)" : "  - \(text): \(term.weight)"
  }

  private static func figure(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
