public import Morphology
public import TextModel

/// A source with the way to the text that is analysed, segmented.
struct SegmentedSource: Sendable {
  var source: String
  var markup: EditList
  var text: String
  var cleaning: EditList
  /// The cleaned text with paragraphs, sentences and tokens.
  var document: Document

  /// Where `range` of the analysed text stands in `source`.
  func originalRange(of range: ByteRange) -> ByteRange {
    if markup.isEmpty, cleaning.isEmpty { return range }
    return markup.originalRange(of: cleaning.originalRange(of: range))
  }
}

/// An article on its way through the pipeline: source, repairs, sentences, lemmas.
public struct Article: Sendable {
  let segmented: SegmentedSource

  /// The article as it came in, markup and leftovers included.
  public var source: String { segmented.source }

  /// The way from `source` to the text without markup.
  public var markup: EditList { segmented.markup }

  /// The text without markup, before cleaning.
  public var text: String { segmented.text }

  /// The way from `text` to the cleaned text that was analysed.
  public var cleaning: EditList { segmented.cleaning }

  /// The cleaned text with paragraphs, sentences, tokens, lemmas and tags.
  public let annotated: AnnotatedDocument

  /// A title that came beside the text.
  public let title: AnnotatedDocument?

  init(
    _ segmented: SegmentedSource, annotated: AnnotatedDocument, title: AnnotatedDocument? = nil
  ) {
    self.segmented = segmented
    self.annotated = annotated
    self.title = title
  }

  /// An article that is analysed as it came in.
  init(unchanged annotated: AnnotatedDocument) {
    let text = annotated.document.text
    self.init(
      SegmentedSource(
        source: text, markup: EditList(), text: text, cleaning: EditList(),
        document: annotated.document),
      annotated: annotated)
  }

  /// Where `range` of the analysed text stands in `source`.
  public func originalRange(of range: ByteRange) -> ByteRange {
    segmented.originalRange(of: range)
  }
}

/// The lines of a text: which line a byte stands on.
struct LineTable {
  private let starts: [Int]

  init(_ text: String) {
    var starts = [0]
    let span = text.utf8Span.span
    var index = 0
    while let end = span.firstIndex(of: 0x0A, from: index) {
      starts.append(end + 1)
      index = end + 1
    }
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

  /// A cursor before the first line.
  var cursor: Cursor { Cursor(table: self) }

  /// Goes through places that mostly ascend; O(lines) for all of them.
  struct Cursor {
    fileprivate let table: LineTable
    private var last = 0
    private var line = 1

    fileprivate init(table: LineTable) { self.table = table }

    /// The line, from 1, that byte `offset` stands on.
    mutating func line(ofByte offset: Int) -> Int {
      if offset < last { line = table.line(ofByte: offset) }
      while line < table.starts.count, table.starts[line] <= offset { line += 1 }
      last = offset
      return line
    }
  }
}
