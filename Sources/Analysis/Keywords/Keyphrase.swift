public import TextModel

/// A word or phrase that tells what a document is about, in its dictionary form.
public struct Keyphrase: Hashable, Sendable {
  /// What tells it from others, whatever its form.
  let key: UInt64

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

  /// What was found out about it.
  public var features: Features

  /// What the features make of it.
  public var factors: Factors

  /// What was found out about a keyphrase.
  public struct Features: Hashable, Sendable, Codable {
    /// How many of the occurrences are not part of a longer keyphrase candidate that recurs.
    public var freeCount: Int

    /// In how many different forms it occurs, whatever their capitals; 7 for that many or more.
    public var formCount: Int

    /// How rare the words are in general Polish: 0 for the commonest, about 1 for one in a billion;
    /// the mean of the words.
    public var rarity: Double

    /// How few texts of the background have its most distinctive word: 0 for a word that all have, 1
    /// for one that hardly any has.
    public var distinction: Double

    /// Where it first occurs, from 0 at the start of the text to 1 at its end.
    public var firstPosition: Double

    /// The share of the text between its first and last occurrence, 0 … 1.
    public var spread: Double

    /// True if it stands in the title.
    public var isInTitle: Bool

    /// True if it stands nowhere but in the title.
    public var isOnlyInTitle: Bool

    /// True if it stands in a heading.
    public var isInHeading: Bool

    /// True if a heading says nothing else.
    public var isWholeHeading: Bool

    /// True if it stands in the first paragraph of prose.
    public var isInLead: Bool

    /// How many of the occurrences open a sentence of the text, where it says what it speaks of.
    public var openingCount: Int

    /// True if the text says that it is a term: "nazywamy *falą*", "*fala* (ang. wave)".
    public var isIntroduced: Bool

    /// How much its words keep together: occurrences of the phrase per occurrence of its least
    /// frequent word, 0 … 1; 1 for single words.
    public var cohesion: Double

    /// True if it is a name or an acronym: written with a capital inside sentences.
    public var isName: Bool

    /// The share of the collection's documents that have it, 0 … 1; `nil` without a collection.
    public var documentShare: Double?
  }

  /// What each feature does to the score: the score is their product, beside that of the document's
  /// best keyphrase. 1 does nothing.
  public struct Factors: Hashable, Sendable, Codable {
    /// How often it occurs.
    public var frequency = 1.0
    /// How rare its words are, and whether a lexicon has them.
    public var rarity = 1.0
    /// How few texts have its most distinctive word.
    public var distinction = 1.0
    /// In how many forms it occurs.
    public var forms = 1.0
    /// Which kind of word or phrase it is, and how much its words keep together.
    public var phrase = 1.0
    /// Whether it stands in the title or a heading.
    public var heading = 1.0
    /// How often it opens a sentence.
    public var opening = 1.0
    /// How near the beginning it first stands, in a short text.
    public var beginning = 1.0
    /// Whether the text introduces it as a term.
    public var introduction = 1.0
    /// Whether it is a name.
    public var name = 1.0
    /// How few documents of the collection have it.
    public var collection = 1.0

    var product: Double {
      frequency * forms * rarity * distinction * phrase * heading * opening * beginning
        * introduction * name * collection
    }
  }
}
