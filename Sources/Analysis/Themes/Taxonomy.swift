/// The themes that a document is compared with, and the words that speak for each.
///
/// A value made once and shared; reading one from a file is the product's work.
/// The order of `themes` is the order of equal scores.
public struct Taxonomy: Hashable, Sendable {
  /// The themes; never empty, ids are unique, parents exist and form no circle.
  public let themes: [Theme]

  /// The ids of all themes, in the taxonomy's order.
  public var ids: [String] { themes.map(\.id) }

  /// A taxonomy of `themes`.
  ///
  /// - Throws: `TaxonomyError` for the first theme or term that breaks a rule:
  ///   no theme, an id that is not ASCII letters, digits or hyphens, an id, a
  ///   label or a term given twice, an empty label, no term, a weight outside
  ///   0…1, a parent that does not exist or that is the theme's own descendant.
  public init(themes: [Theme]) throws(TaxonomyError) {
    self.themes = themes
    try checkIdsAndLabels()
    try checkTerms()
    try checkParents()
  }

  /// The position in `themes` of the theme `id`; `nil` if there is none.
  public func index(of id: String) -> Int? { themes.firstIndex { $0.id == id } }

  /// A theme: what it is called, and the words that speak for it.
  public struct Theme: Hashable, Sendable {
    /// The name that results and configurations use: ASCII letters, digits and hyphens.
    public var id: String
    /// What people read.
    public var labels: NameInBothLanguages
    /// The words that speak for the theme.
    public var terms: [Term]
    /// Phrases that take their words and speak for nothing, written as terms are: where "prawo jazdy"
    /// stands, "prawo" does not count.
    public var exclusions: [String]
    /// The id of the theme that this one is a part of.
    public var parent: String?

    /// A theme `id` for which `terms` speak.
    public init(
      id: String, labels: NameInBothLanguages, terms: [Term], exclusions: [String] = [],
      parent: String? = nil
    ) {
      self.id = id
      self.labels = labels
      self.terms = terms
      self.exclusions = exclusions
      self.parent = parent
    }
  }

  /// A word or phrase that speaks for a theme.
  public struct Term: Hashable, Sendable {
    /// The dictionary form, words separated by single spaces: "sprzedaż", "obsługa klienta".
    ///
    /// A noun stands in the nominative, an adjective in the masculine unless it
    /// stands beside its noun, a verb in the infinitive. Letter case is ignored,
    /// but a word in capitals only ("IT") is not found in small letters.
    public var text: String

    /// How strongly the term speaks for the theme, 0…1.
    ///
    /// A term of weight 0 speaks for nothing, but it takes its words, so that
    /// "prawo jazdy" need not count as "prawo".
    public var weight: Double

    /// The term counts only near one of these words or phrases; anywhere if there are none.
    ///
    /// Written as terms are. Near is in the same paragraph, or the one before or behind.
    public var requires: [String]

    /// The term does not count near any of these words or phrases.
    public var excludes: [String]

    /// A term with its weight, 0…1, and what has to be near it, or must not.
    public init(
      _ text: String, weight: Double = 1, requires: [String] = [], excludes: [String] = []
    ) {
      self.text = text
      self.weight = weight
      self.requires = requires
      self.excludes = excludes
    }
  }
}

/// A taxonomy that breaks a rule: which one, and at which theme and term.
public struct TaxonomyError: Error, Hashable, CustomStringConvertible {
  /// Which rule is broken.
  public var code: Code
  /// The position of the theme in the list of themes; `nil` if there is no theme.
  public var themeIndex: Int?
  /// The position of the term in the theme; `nil` if the error is not about a term.
  public var termIndex: Int?
  /// The position among the theme's exclusions; `nil` if the error is not about one.
  public var exclusionIndex: Int?
  /// What was expected, what was found, what to do.
  public var description: String

  /// The rules of a taxonomy.
  public enum Code: String, Sendable {
    /// At least one theme, and at least one term in each.
    case empty
    /// ASCII letters, digits and hyphens.
    case badId
    /// No id twice.
    case duplicateId
    /// A label in each language.
    case emptyLabel
    /// No label of two themes.
    case duplicateLabel
    /// Words separated by single spaces.
    case badTerm
    /// No term or exclusion twice in one theme.
    case duplicateTerm
    /// 0…1.
    case weightOutOfRange
    /// A parent is another theme of the taxonomy.
    case unknownParent
    /// No theme is its own ancestor.
    case parentCycle
  }
}
