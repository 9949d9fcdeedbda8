public import TextModel

/// Splits a text into sentences and tokens.
public struct Segmenter: Sendable {
  /// The segmented text. `paragraphs` ascend, do not overlap, and have no sentences yet.
  public func segmented(_ text: String, paragraphs: [Paragraph]) -> Document {
    Document(text: text, paragraphs: paragraphs, sentences: [], tokens: [])
  }
}
