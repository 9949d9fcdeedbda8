/// A segmented text: its paragraphs, sentences and tokens, as ranges of its bytes.
///
/// All arrays ascend and do not overlap. Every sentence lies inside one
/// paragraph and every token inside one sentence; what lies between the tokens
/// is white space, so tokens and gaps together give back the text.
public struct Document: Sendable {
  /// The text that all ranges refer to.
  public let text: String

  /// The paragraphs of the text, headings and list items among them.
  public let paragraphs: [Paragraph]

  /// The sentences of all paragraphs.
  public let sentences: [Sentence]

  /// The tokens of all sentences.
  public let tokens: [Token]

  /// A document from parts that keep the order and nesting above.
  public init(
    text: String, paragraphs: [Paragraph], sentences: [Sentence], tokens: [Token]
  ) {
    self.text = text
    self.paragraphs = paragraphs
    self.sentences = sentences
    self.tokens = tokens
  }

  /// The text at `range`.
  public subscript(range: ByteRange) -> Substring { text[range] }

  /// The text of `token`.
  public subscript(token: Token) -> Substring { text[token.range] }

  /// The tokens of `sentence`, with their indices in `tokens`.
  public func tokens(in sentence: Sentence) -> ArraySlice<Token> { tokens[sentence.tokens] }

  /// The sentences of `paragraph`, with their indices in `sentences`.
  public func sentences(in paragraph: Paragraph) -> ArraySlice<Sentence> {
    sentences[paragraph.sentences]
  }
}

/// A sentence: where it stands, and which tokens it holds.
public struct Sentence: Hashable, Sendable {
  /// From the first to the last token of the sentence.
  public var range: ByteRange

  private var firstToken: UInt32
  private var endToken: UInt32

  /// Indices into `Document.tokens`.
  public var tokens: Range<Int> { Int(firstToken)..<Int(endToken) }

  /// A sentence at `range` of the tokens with indices `tokens`.
  public init(range: ByteRange, tokens: Range<Int>) {
    self.range = range
    firstToken = UInt32(tokens.lowerBound)
    endToken = UInt32(tokens.upperBound)
  }
}

/// A paragraph, heading, list item or the like.
public struct Paragraph: Hashable, Sendable {
  /// Where the paragraph stands in `Document.text`, without outer white space.
  public var range: ByteRange

  /// What the paragraph is in the article.
  public var role: Role

  /// Indices into `Document.sentences`; empty before segmentation.
  public var sentences: Range<Int>

  /// A paragraph at `range`, with the indices of its sentences.
  public init(range: ByteRange, role: Role, sentences: Range<Int> = 0..<0) {
    self.range = range
    self.role = role
    self.sentences = sentences
  }

  /// What a paragraph is in the article.
  public enum Role: String, CaseIterable, Codable, Sendable {
    /// The title of the article.
    case title
    /// A heading of a section.
    case heading
    /// Running text.
    case body
    /// One item of a list.
    case listItem
    /// A quotation set off from the running text.
    case quote
    /// Who wrote the article.
    case byline
    /// A table of contents, its caption ("Spis treści") or one of its entries.
    case contents
    /// Code, formulas or tables: shown as they are, never analysed.
    case verbatim

    /// True for text that is read as prose: running text, quotations and list items.
    public var isProse: Bool { self == .body || self == .quote || self == .listItem }
  }
}
