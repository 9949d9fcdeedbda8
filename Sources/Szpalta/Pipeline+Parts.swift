public import Formats
public import Morphology
import TextModel

extension Pipeline {
  /// All that each token of `article` can be: the chosen reading first, then by probability.
  public func rankedReadings(of article: Article) -> [[RankedReading]] {
    tagger.rankedReadings(of: article.annotated.document)
  }

  /// Calls `body` with the file at `path` ("-" is standard input) as articles that are not cleaned:
  /// plain UTF-8 text in parts of whole paragraphs, so that memory does not grow with it, anything
  /// else as one.
  ///
  /// - Parameter encoding: the name of the file's encoding; `nil` is UTF-8.
  /// - Throws: `SzpaltaError` if the file cannot be read or is not of that encoding;
  ///   what comes before is already handed on.
  public func forEachPart(
    ofFile path: String, format: TextFormat, encoding: String?, _ body: (Article) throws -> Void
  ) throws {
    guard format == .text, encoding == nil || encoding?.uppercased() == "UTF-8" else {
      return try body(article(try InputFile(path: path).text(encoding: encoding), format: format))
    }
    let parts = try TextParts(path: path)
    var isWrapped: Bool?
    while let text = try parts.next() {
      let wrapped = isWrapped ?? self.isWrapped(text)
      isWrapped = wrapped
      let document = segmented(text, paragraphs(in: text, isWrapped: wrapped))
      try body(Article(unchanged: tagger.annotated(document)))
    }
  }
}
