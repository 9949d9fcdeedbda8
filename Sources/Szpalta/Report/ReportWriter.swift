import Analysis
import Formats
import Morphology
package import TextModel

/// Turns an analysed article into the parts of its report, with places in the source.
package struct ReportWriter {
  let article: Article
  let configuration: Configuration
  private let offsets: OffsetMap
  private let lines: LineTable

  private var document: Document { article.annotated.document }

  package init(article: Article, configuration: Configuration) {
    self.article = article
    self.configuration = configuration
    offsets = OffsetMap(article.source, unit: configuration.offsets)
    lines = LineTable(article.source)
  }

  /// Where `range` of the analysed text stands in the source, in the report's unit.
  func place(of range: ByteRange) -> ByteRange {
    offsets.range(article.originalRange(of: range))
  }

  /// The place of `range` with its line and its cleaned text.
  package func textPlace(of range: ByteRange) -> Report.Place {
    let original = article.originalRange(of: range)
    return Report.Place(
      range: offsets.range(original), line: lines.line(ofByte: original.start),
      text: String(document[range]))
  }

  func documentInfo(format: TextFormat, name: String) -> Report.DocumentInfo {
    func text(of role: Paragraph.Role) -> String? {
      document.paragraphs.first { $0.role == role }.map { String(document[$0.range]) }
    }
    return Report.DocumentInfo(
      name: name, format: format.rawValue, byteCount: article.source.utf8.count,
      title: text(of: .title), byline: text(of: .byline))
  }

  var counts: Report.Counts {
    let prose = document.paragraphs.filter(\.role.isProse)
    let headings = document.paragraphs.filter { $0.role == .title || $0.role == .heading }
    let sentences = prose.flatMap { document.sentences(in: $0) }
    var lemmas: Set<Int> = []
    var words = 0
    var unknown = 0
    for index in sentences.lazy.flatMap(\.tokens) where document.tokens[index].kind.isWordLike {
      let annotation = article.annotated.annotations[index]
      words += 1
      lemmas.insert(annotation.lemmaIndex)
      if annotation.source == .guess { unknown += 1 }
    }
    return Report.Counts(
      paragraphs: prose.count, headings: headings.count, sentences: sentences.count, words: words,
      tokens: document.tokens.count, lemmas: lemmas.count, unknownWords: unknown)
  }

  /// What cleaning changed, with places in the source.
  var edits: [Report.EditEntry] {
    var end = 0
    let list = EditList(
      article.cleaning.edits.map { edit in
        var edit = edit
        let range = article.markup.originalRange(of: edit.range)
        // Two edits of what one piece of markup stands for ("&lt;") share its place: the first has it.
        edit.range = ByteRange(max(range.start, end), max(range.end, end))
        end = edit.range.end
        return edit
      })
    return EditEntryWriter(source: article.source, offsets: configuration.offsets)
      .entries(of: list)
  }
}
