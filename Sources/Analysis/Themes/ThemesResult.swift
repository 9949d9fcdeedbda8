public import TextModel

/// What a document is about: every theme of the taxonomy with its score and evidence.
public struct ThemesResult: Hashable, Sendable, Encodable {
  /// The words that the scores refer to: of prose, title and headings.
  public var wordCount: Int

  /// All themes of the taxonomy, the highest score first, then in the taxonomy's order.
  public var themes: [ScoredTheme]

  /// The themes that the document is about; empty for a text with no themes.
  public var present: [ScoredTheme] { themes.filter(\.isPresent) }

  /// One theme's part in a document.
  public struct ScoredTheme: Hashable, Sendable, Encodable {
    /// The theme's id in the taxonomy.
    public var id: String
    /// What people read.
    public var labels: NameInBothLanguages
    /// The id of the theme that this one is a part of.
    public var parent: String?
    /// 1 for the highest score; equal scores have different ranks, in the taxonomy's order.
    public var rank: Int
    /// The sum of the evidence's contributions, 0 or more; see `Themes` for the formula.
    public var score: Double
    /// The score's share of the scores of all themes without parent, 0…1; 0 if there are none.
    public var share: Double
    /// True if the document is about the theme: if it passes all thresholds of the configuration.
    public var isPresent: Bool
    /// How often the theme would be present if the document's sentences were drawn anew, 0…1.
    ///
    /// The share of the configuration's draws in which the theme passes the
    /// thresholds when each sentence stands as often as chance has it, once on
    /// average. Near 1: much evidence in many places. About a half: on the
    /// thresholds. It says how far the verdict hangs on single sentences, not
    /// how often taxonomies are right.
    public var confidence: Double
    /// The terms found, the greatest contribution first, then by first place.
    public var evidence: [ThemeEvidence]
  }
}

/// A term that speaks for a theme, and where it does.
public struct ThemeEvidence: Hashable, Sendable, Encodable {
  /// The dictionary form, as the taxonomy writes it.
  public var term: String
  /// How often it occurs, in a title beside the text too.
  public var count: Int
  /// What one occurrence counts, 0…1: for a score the term's weight times its
  /// specificity, for a contrast the weight by which it prefers one side.
  public var weight: Double
  /// What the term adds to the score, or to its side of the contrast.
  public var contribution: Double
  /// Where the term stands in the text, in its order; of hyphenated compounds the part that counts.
  public var places: [ByteRange]
}

/// A question that the taxonomy of `Themes` has no answer to.
public struct ThemesError: Error, Hashable, CustomStringConvertible {
  /// What is wrong.
  public var code: Code
  /// What was expected, what was found, what to do.
  public var description: String

  /// What can be wrong.
  public enum Code: String, Sendable {
    /// No theme has that id.
    case unknownTheme
    /// The themes are the same, or one is a part of the other.
    case notDistinct
  }
}
