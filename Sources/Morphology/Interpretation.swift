/// One reading of a form: whose form it is, and which.
public struct Interpretation: Hashable, Sendable {
  /// The dictionary form, with a lexicon's homonym suffix cut off: "piec", not "piec:v".
  public var lemma: String

  /// The morphosyntactic tag.
  public var tag: Tag

  /// Where the reading comes from.
  public var source: Source

  /// A reading of `lemma` with `tag` from `source`.
  public init(lemma: String, tag: Tag, source: Source = .lexicon) {
    self.lemma = lemma
    self.tag = tag
    self.source = source
  }

  /// Where a reading comes from.
  public enum Source: String, Codable, Sendable {
    /// The form stands in the lexicon.
    case lexicon
    /// A rule made it from parts that stand in the lexicon.
    case rule
    /// It was guessed from the form's ending, or nothing is known.
    case guess
  }
}
