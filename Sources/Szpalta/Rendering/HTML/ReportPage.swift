import Analysis
import TextModel

/// A report as one page of HTML that needs nothing else: no network, no script.
///
/// What can be switched is switched by check boxes and style sheets. The page is XML, too, so that
/// any parser can tell whether it is sound. The text of the
/// article is that which was analysed, after cleaning.
struct ReportPage {
  let report: Report
  let article: Article
  let analysis: ReadabilityAnalysis
  let labels: Labels

  var document: Document { article.annotated.document }
  var language: LabelLanguage { labels.language }

  /// The whole page.
  var html: String {
    let title = report.document.title ?? report.document.name
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
      <meta name="generator" content="szpalta \(HTMLText.escaped(report.generator.version))"/>
      <title>\(HTMLText.escaped(title)) – \(labels.pick("czytelność", "readability"))</title>
      <style>
      \(Self.style)\(highlights.style)
      </style>
      </head>
      <body>
      \(header(title))
      <main>
      \(sections.filter { !$0.isEmpty }.joined(separator: "\n"))
      </main>
      \(footer)
      </body>
      </html>

      """
  }

  /// The highlights of the article.
  var highlights: PageHighlights { PageHighlights(analysis: analysis, labels: labels) }

  private var sections: [String] {
    [
      summary, profileSection, keyphraseSection, articleSection, sentenceSection,
      findingSection, keywordSection, repairSection, settingsSection,
    ]
  }

  private func header(_ title: String) -> String {
    let counts = report.counts
    let facts = [
      labels.words(counts.words), labels.sentences(counts.sentences),
      labels.paragraphs(counts.paragraphs), labels.repairs(report.edits.count),
    ]
    let origin = [report.document.name, report.document.byline].compactMap(\.self)
    return """
      <header>
      <h1>\(HTMLText.escaped(title))</h1>
      <p class="origin">\(HTMLText.escaped(origin.joined(separator: " · ")))</p>
      <p class="facts">\(facts.joined(separator: " · "))</p>
      </header>
      """
  }

  private var footer: String {
    let generator = report.generator
    let text =
      "Szpalta \(generator.version) · ICU \(generator.icu) · \(generator.lexicon)"
    return "<footer>\(HTMLText.escaped(text))</footer>"
  }

  /// A section with a heading; nothing where there is no content.
  func section(_ id: String, _ heading: String, _ content: String) -> String {
    content.isEmpty
      ? ""
      : """
      <section id="\(id)">
      <h2>\(HTMLText.escaped(heading))</h2>
      \(content)
      </section>
      """
  }

  /// A table with a head; cells are HTML already.
  func table(_ kind: String, _ heads: [String], _ rows: [[String]]) -> String {
    let head = heads.map { "<th scope=\"col\">\(HTMLText.escaped($0))</th>" }.joined()
    let body = rows.map { row in
      "<tr>" + row.map { "<td>\($0)</td>" }.joined() + "</tr>"
    }
    return """
      <div class="wide"><table class="\(kind)">
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(body.joined(separator: "\n"))
      </tbody>
      </table></div>
      """
  }
}
