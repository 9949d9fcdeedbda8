public import Morphology
public import TextModel

/// An article on its way through the pipeline: source, repairs, sentences, lemmas.
public struct Article: Sendable {
  /// The article as it came in, markup and leftovers included.
  public let source: String

  /// The way from `source` to the text without markup.
  public let markup: EditList

  /// The text without markup, before cleaning.
  public let text: String

  /// The way from `text` to the cleaned text that was analysed.
  public let cleaning: EditList

  /// The cleaned text with paragraphs, sentences, tokens, lemmas and tags.
  public let annotated: AnnotatedDocument

  /// A title that came beside the text.
  public let title: AnnotatedDocument?

  init(
    source: String, markup: EditList, text: String, cleaning: EditList,
    annotated: AnnotatedDocument, title: AnnotatedDocument? = nil
  ) {
    self.source = source
    self.markup = markup
    self.text = text
    self.cleaning = cleaning
    self.annotated = annotated
    self.title = title
  }

  /// An article that is analysed as it came in.
  init(unchanged annotated: AnnotatedDocument) {
    let text = annotated.document.text
    self.init(
      source: text, markup: EditList(), text: text, cleaning: EditList(), annotated: annotated)
  }

  /// Where `range` of the analysed text stands in `source`.
  public func originalRange(of range: ByteRange) -> ByteRange {
    if markup.isEmpty, cleaning.isEmpty { return range }
    return markup.originalRange(of: cleaning.originalRange(of: range))
  }
}

/// The lines of a text: which line a byte stands on.
struct LineTable {
  private let starts: [Int]

  init(_ text: String) {
    var starts = [0]
    let span = text.utf8Span.span
    for index in span.indices where span[index] == 0x0A { starts.append(index + 1) }
    self.starts = starts
  }

  /// The line, from 1, that byte `offset` stands on.
  func line(ofByte offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
