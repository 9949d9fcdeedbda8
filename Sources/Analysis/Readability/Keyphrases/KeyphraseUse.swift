public import TextModel

/// Where a keyphrase stands in a document, and how it is spread.
public struct KeyphraseUse: Hashable, Sendable {
  /// The keyphrase as it was asked for.
  public let phrase: String

  /// Its places in prose, titles and headings, ascending.
  public let places: [Place]

  /// Words of prose.
  public let words: Int

  /// True if it stands in the title.
  public let isInTitle: Bool

  /// True if it stands in the lead, the first paragraph of prose.
  public let isInLead: Bool

  /// How many headings there are, the title apart.
  public let headings: Int

  /// How many of them have it.
  public let headingsWithIt: Int

  /// How many places there are in each tenth of the text.
  public let tenths: [Int]

  /// One place of a keyphrase.
  public struct Place: Hashable, Sendable {
    /// From its first to its last word.
    public let range: ByteRange
    /// Its words, in the order of the text.
    public let words: [ByteRange]
    /// What the paragraph is.
    public let role: Paragraph.Role
    /// The wording that stands here: the keyphrase or one of its synonyms.
    public let wording: String
  }

  /// How many places there are in prose.
  public var countInProse: Int { places.count { $0.role.isProse } }

  /// Places in prose to a hundred words; `nil` without words.
  public var density: Double? {
    words > 0 ? 100 * Double(countInProse) / Double(words) : nil
  }

  /// The share of tenths of the text that have it; 0 … 1.
  public var spread: Double { Double(tenths.count { $0 > 0 }) / Double(tenths.count) }

  /// - Parameter words: the words of prose of `document`.
  init(
    phrase: String, places: [Place], isInOwnTitle: Bool, document: Document, words: Int
  ) {
    func holds(_ paragraph: Paragraph) -> Bool {
      places.contains { paragraph.range.contains($0.range) }
    }
    let headings = document.paragraphs.filter { $0.role == .heading }
    self.phrase = phrase
    self.places = places
    self.words = words
    isInTitle =
      isInOwnTitle || places.contains { $0.role == .title }
    isInLead = document.paragraphs.first(where: \.role.isProse).map(holds) ?? false
    self.headings = headings.count
    headingsWithIt = headings.count(where: holds)
    tenths = Self.tenths(of: places, byteCount: document.text.utf8.count)
  }

  private static func tenths(of places: [Place], byteCount: Int) -> [Int] {
    var tenths = [Int](repeating: 0, count: 10)
    for place in places { tenths[min(9, 10 * place.range.start / max(1, byteCount))] += 1 }
    return tenths
  }
}
