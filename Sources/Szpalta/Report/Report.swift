public import TextModel

/// Everything Szpalta has to say about one article.
///
/// All ranges refer to the article as it came in, markup and leftovers
/// included, in the unit that `settings.offsets` names. The JSON form is
/// described by `szpalta schema`.
public struct Report: Codable, Hashable, Sendable {
  /// The version of this structure; grows when a reader of the JSON has to change.
  public var schemaVersion = 1

  /// What made the report.
  public var generator: Generator

  /// The article.
  public var document: DocumentInfo

  /// The settings that the figures depend on.
  public var settings: Configuration

  /// What was counted in the prose.
  public var counts: Counts

  /// What cleaning changed; empty where nothing was or cleaning was off.
  public var edits: [EditEntry]

  /// How readable the article is; `nil` when not asked for.
  public var readability: ReadabilityReport?

  /// What the article is about, best first; `nil` when not asked for.
  public var keywords: [KeywordEntry]?

  /// The themes the article leans to, strongest first; `nil` when not asked for.
  public var themes: [ThemeEntry]?

  /// The contrast of two themes; `nil` when not asked for.
  public var contrast: ContrastReport?

  /// The program and the data behind a report.
  public struct Generator: Codable, Hashable, Sendable {
    /// Always "szpalta".
    public var name = "szpalta"
    /// The version of Szpalta.
    public var version: String
    /// The version of ICU.
    public var icu: String
    /// The source of the lexicon, with its date.
    public var lexicon: String
  }

  /// The article as it came in.
  public struct DocumentInfo: Codable, Hashable, Sendable {
    /// The file's path, or the document's id.
    public var name: String
    /// "text", "markdown" or "html".
    public var format: String
    /// The size of the source in UTF-8 bytes.
    public var byteCount: Int
    /// The title, where there is one.
    public var title: String?
    /// Who wrote it, as the byline says.
    public var byline: String?
  }

  /// What the document holds, all paragraphs together; readability counts prose only.
  public struct Counts: Codable, Hashable, Sendable {
    /// Paragraphs of running text, quotations and list items.
    public var paragraphs: Int
    /// Titles and headings.
    public var headings: Int
    /// Sentences in prose.
    public var sentences: Int
    /// Words, numbers and abbreviations in prose.
    public var words: Int
    /// All tokens of the document.
    public var tokens: Int
    /// Words of the lexicon's that have more than one form in prose count once: different lemmas.
    /// `nil` where only figures of readability were asked for.
    public var lemmas: Int?
    /// Words in prose that the lexicon does not hold; `nil` as `lemmas`.
    public var unknownWords: Int?
  }

  /// One change that cleaning made.
  public struct EditEntry: Codable, Hashable, Sendable {
    /// Where it stood.
    public var range: ByteRange
    /// The line it stood on, from 1.
    public var line: Int
    /// What stood there.
    public var found: String
    /// What stands there now.
    public var replacement: String
    /// The words around the place before and after: "na-szego" and "naszego".
    public var before: String
    /// See `before`.
    public var after: String
    /// The rule's name.
    public var rule: String
    /// Why.
    public var reason: String
    /// How sure the rule is, 0 … 1.
    public var confidence: Double
  }

  /// A place in the article with its text.
  public struct Place: Codable, Hashable, Sendable {
    /// Where.
    public var range: ByteRange
    /// The line it begins on, from 1.
    public var line: Int
    /// What stands there, cleaned.
    public var text: String
  }
}
