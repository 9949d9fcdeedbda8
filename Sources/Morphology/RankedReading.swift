/// What a token can be, and how likely that is where it stands.
public struct RankedReading: Hashable, Sendable {
  /// The dictionary form.
  public var lemma: String
  /// The tag, with one case, number and gender as far as the position tells them.
  public var tag: Tag
  /// Where the reading comes from.
  public var source: Interpretation.Source
  /// How often the lemma is used in general Polish.
  public var frequencyClass: FrequencyClass
  /// 0 … 1; the probabilities of all readings of a token add up to 1.
  public var probability: Double
}
