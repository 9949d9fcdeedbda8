public import Szpalta

/// Proposes words for a theme from a collection of articles.
public struct ThemeSuggestionJob {
  /// The theme's id.
  public var theme: String
  /// How articles about the theme are told.
  public var basis: SeedSuggestions.Basis
  /// The articles.
  public var collection: DocumentCollection
  /// The label of articles about the theme.
  public var label: String
  /// The greatest number of words.
  public var limit: Int

  /// So many of a document's keywords are enough phrases to choose from.
  public static let phrasesPerDocument = 30

  /// A job for `theme`.
  public init(
    theme: String, basis: SeedSuggestions.Basis, collection: DocumentCollection, label: String,
    limit: Int
  ) {
    self.theme = theme
    self.basis = basis
    self.collection = collection
    self.label = label
    self.limit = limit
  }

  /// Reads the articles and compares those about the theme with the others.
  ///
  /// - Parameter pipeline: one whose steps hold themes.
  /// - Throws: `SzpaltaError` where the theme is unknown, or no article is about it, or all are.
  public func run(
    with pipeline: Pipeline, failure: @escaping (_ place: String, _ problem: String) -> Void
  ) throws -> (report: SuggestionsReport, counts: LabelledCounts) {
    guard let themes = pipeline.themes else {
      preconditionFailure("the pipeline's steps hold themes")
    }
    var counts = LabelledCounts(pipeline: pipeline, countsPhrases: true, failure: failure)
    let about: LemmaCounts
    switch basis {
    case .labels:
      try counts.addByLabel(collection)
      about = counts.groups[label] ?? LemmaCounts()
    case .seeds:
      guard themes.taxonomy.index(of: theme) != nil else {
        throw SzpaltaError(
          .invalidConfiguration, place: "THEME",
          problem: "one of \(themes.taxonomy.ids.joined(separator: ", ")) expected, \"\(theme)\" "
            + "found; a new theme needs articles with labels")
      }
      try counts.add(collection, to: Self.aboutName, rest: Self.othersName) { article in
        themes.isTold(theme, in: article.annotated, titled: article.title)
      }
      about = counts.groups[Self.aboutName] ?? LemmaCounts()
    }
    let name = basis == .labels ? label : Self.aboutName
    let others = counts.groups.keys.filter { $0 != name }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .reduce(LemmaCounts()) { $0 + (counts.groups[$1] ?? LemmaCounts()) }
    try check(about, others, labels: counts.groups.keys.sorted())
    return (
      SuggestionsReport(
        theme: theme, in: themes.taxonomy, basis: basis, background: pipeline.background,
        about: about, others: others,
        limit: limit), counts
    )
  }

  private static let (aboutName, othersName) = ("about", "others")

  private func check(_ about: LemmaCounts, _ others: LemmaCounts, labels: [String]) throws {
    guard about.documentCount == 0 || others.documentCount == 0 else { return }
    let problem =
      switch basis {
      case .labels:
        "articles labelled \"\(label)\" and others expected, found labels: "
          + (labels.isEmpty ? "none" : labels.joined(separator: ", "))
      case .seeds:
        "articles about \(theme) and others expected, \(about.documentCount) and "
          + "\(others.documentCount) found by its present words"
      }
    throw SzpaltaError(
      .invalidConfiguration, place: collection.inputs.joined(separator: ", "), problem: problem)
  }
}
