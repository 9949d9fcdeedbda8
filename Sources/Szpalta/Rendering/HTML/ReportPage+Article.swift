import Analysis
import Formats
import TextModel

/// The article with its highlights.
extension ReportPage {
  var articleSection: String {
    let highlights = highlights
    let described = DescribedSpans(highlights)
    let paragraphs = document.paragraphs.map { html(of: $0, described, highlights) }
    let content = """
      \(highlights.kinds.isEmpty ? "" : highlights.switches)
      <article lang="pl">
      \(paragraphs.joined(separator: "\n"))
      </article>
      """
    return section("text", labels.pick("Tekst", "Text"), content)
  }

  /// What the highlights say, and which have begun: the first run of each is where links lead.
  private final class DescribedSpans {
    private let highlights: PageHighlights
    private var begun: Set<Int> = []
    var queue: SpanQueue

    init(_ highlights: PageHighlights) {
      self.highlights = highlights
      queue = SpanQueue(highlights.spans)
    }

    func opening(_ span: HighlightRuns.Span, isInnermost: Bool) -> String {
      let (kind, text) = highlights.description(of: span.id)
      var attributes = [("class", "k k-\(kind)")]
      if begun.insert(span.id).inserted { attributes.append(("id", "f\(span.id)")) }
      if isInnermost { attributes.append(("title", text)) }
      return HTMLText.opening("span", attributes)
    }
  }

  private func html(
    of paragraph: Paragraph, _ described: DescribedSpans, _ highlights: PageHighlights
  ) -> String {
    var content = ""
    var position = paragraph.range.start
    for index in paragraph.sentences {
      let range = document.sentences[index].range
      content += HTMLText.escaped(document[ByteRange(position, range.start)])
      let runs = HighlightRuns.runs(of: range, spans: described.queue.spans(overlapping: range))
      content += HTMLText.element(
        "span", [("class", "s"), ("id", "s\(index)")],
        runs.map { html(of: $0, described) }.joined())
      position = range.end
    }
    content += HTMLText.escaped(document[ByteRange(position, paragraph.range.end)])
    let margins = highlights.margins(at: paragraph.range).map { " k-\($0.rawValue)" }
    return block(paragraph, margins.joined(), content)
  }

  private func html(of run: HighlightRuns.Run, _ described: DescribedSpans) -> String {
    let text = HTMLText.escaped(document[run.range])
    guard let last = run.spans.last else { return text }
    let openings = run.spans.map { described.opening($0, isInnermost: $0 == last) }
    return openings.joined() + text + String(repeating: "</span>", count: openings.count)
  }

  private func block(_ paragraph: Paragraph, _ margins: String, _ content: String) -> String {
    let role = paragraph.role
    let name =
      switch role {
      case .title, .heading: "h3"
      case .quote: "blockquote"
      case .verbatim: "pre"
      default: "p"
      }
    // Items of plain text have marks or numbers of their own.
    let hasMarks = report.document.format == TextFormat.text.rawValue
    let isBare =
      role == .listItem && !(hasMarks && document[paragraph.range].first?.isLetter != true)
    return HTMLText.element(
      name, [("class", role.rawValue + (isBare ? " bullet" : "") + margins)], content)
  }
}
