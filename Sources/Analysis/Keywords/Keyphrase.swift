public import TextModel

/// A word or phrase that tells what a document is about, in its dictionary form.
public struct Keyphrase: Hashable, Sendable, Codable {
  /// The dictionary form: "sprzedaż bezpośrednia".
  public var text: String

  /// How good a keyword it is beside the document's best one, which has 1; above 0.
  public var score: Double

  /// How often it occurs, in any of its forms.
  public var count: Int

  /// Where it occurs in `Document.text`, ascending.
  public var places: [ByteRange]

  /// The forms in which it occurs, as they are written, in the order of first occurrence.
  public var variants: [String]

  /// The lemmas of its words in their order at the first occurrence.
  public var lemmas: [String]

  /// What the score was made from.
  public var features: Features

  /// What the score of a keyphrase is made from.
  public struct Features: Hashable, Sendable, Codable {
    /// How many of the occurrences are not part of a longer keyphrase candidate that recurs.
    public var freeCount: Int

    /// How rare the words are in general Polish: 0 for the commonest, about 1 for one in a billion;
    /// the mean of the words.
    public var rarity: Double

    /// Where it first occurs, from 0 at the start of the text to 1 at its end.
    public var firstPosition: Double

    /// The share of the text between its first and last occurrence, 0 … 1.
    public var spread: Double

    /// True if it stands in the title.
    public var isInTitle: Bool

    /// True if it stands in a heading.
    public var isInHeading: Bool

    /// How much its words keep together: occurrences of the phrase per occurrence of its least
    /// frequent word, 0 … 1; 1 for single words.
    public var cohesion: Double

    /// True if it is a name or an acronym: written with a capital inside sentences.
    public var isName: Bool
  }
}
