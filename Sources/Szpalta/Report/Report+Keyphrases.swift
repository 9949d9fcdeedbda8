public import TextModel

extension Report {
  /// Where a keyphrase stands in the article, and how it is spread.
  public struct KeyphraseEntry: Codable, Hashable, Sendable {
    /// The keyphrase as it was asked for.
    public var phrase: String
    /// How often it stands in prose.
    public var count: Int
    /// `count` to a hundred words of prose; `nil` without words.
    public var density: Double?
    /// True if it stands in the title.
    public var isInTitle: Bool
    /// True if it stands in the first paragraph.
    public var isInLead: Bool
    /// How many headings there are.
    public var headings: Int
    /// How many of them have it.
    public var headingsWithIt: Int
    /// The share of tenths of the text that have it, 0 … 1.
    public var spread: Double
    /// How many places there are in each tenth of the text.
    public var tenths: [Int]
    /// Where it stands, in prose, title and headings.
    public var places: [KeyphrasePlace]
  }

  /// One place of a keyphrase.
  public struct KeyphrasePlace: Codable, Hashable, Sendable {
    /// From its first to its last word.
    public var place: Place
    /// Its words.
    public var words: [ByteRange]
    /// "title", "heading", "body", "listItem" or "quote".
    public var role: String
    /// The wording that stands here: the keyphrase, or another that counts as it.
    public var wording: String
  }
}
