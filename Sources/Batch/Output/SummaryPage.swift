public import Szpalta

/// What a run came to, as a page for people: Markdown, or HTML that needs nothing else.
public struct SummaryPage {
  private let summary: RunSummary
  private let language: LabelLanguage

  private static let shownKeywords = 20
  private static let shownThemes = 17

  /// A page on `summary` with labels in `language`.
  public init(_ summary: RunSummary, language: LabelLanguage) {
    self.summary = summary
    self.language = language
  }

  private func pick(_ polish: String, _ english: String) -> String {
    language == .pl ? polish : english
  }

  private var title: String { pick("Podsumowanie przebiegu", "Summary of the run") }

  /// A table of the page: a caption, the heads of its columns, its rows.
  private struct Table {
    var caption: String
    var heads: (String, String)
    var rows: [(String, Int)]
  }

  private var counts: [(String, String)] {
    var counts = [
      (pick("dokumenty z wynikiem", "documents with a result"), "\(summary.done)"),
      (pick("dokumenty odrzucone", "rejected documents"), "\(summary.failed)"),
      (pick("słowa", "words"), "\(summary.words)"),
      (pick("zdania", "sentences"), "\(summary.sentences)"),
      (pick("bajty", "bytes"), "\(summary.bytes)"),
      (
        pick("powtórzone identyfikatory", "ids that came before"), "\(summary.duplicateIDs)"
      ),
    ]
    if summary.uncomparedIDs > 0 {
      let name = pick("identyfikatory nieporównane", "ids not compared")
      counts.append((name, "\(summary.uncomparedIDs)"))
    }
    return counts
  }

  private var tables: [Table] {
    let documents = pick("dokumenty", "documents")
    return [
      Table(
        caption: pick("Najczęstsze słowa kluczowe", "Most frequent keywords"),
        heads: (pick("słowo kluczowe", "keyword"), documents),
        rows: summary.keywords.top(Self.shownKeywords).map { ($0.item, $0.count) }),
      Table(
        caption: pick("Tematyka", "Themes"), heads: (pick("temat", "theme"), documents),
        rows: Array(Self.ranked(summary.themes).prefix(Self.shownThemes))),
      Table(
        caption: pick("Poprawki według reguł", "Repairs by rule"),
        heads: (pick("reguła", "rule"), pick("poprawki", "repairs")),
        rows: Self.ranked(summary.repairs)),
    ].filter { !$0.rows.isEmpty }
  }

  private static func ranked(_ counts: [String: Int]) -> [(String, Int)] {
    counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      .map { ($0.key, $0.value) }
  }

  private var hardestCaption: String { pick("Najtrudniejsze artykuły", "Hardest articles") }
  private var fogCaption: String {
    pick("Rozkład indeksu FOG-PL", "Distribution of the FOG-PL index")
  }
  private var hasFog: Bool { summary.fogHistogram.contains { $0 > 0 } }

  /// One decimal, with the language's mark.
  private func decimal(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10)\(language == .pl ? "," : ".")\(tenths % 10)"
  }

  // MARK: Markdown

  /// The page as Markdown.
  public var markdown: String {
    var page = "# \(title)\n\n"
    for (label, value) in counts { page += "- \(label): \(value)\n" }
    for table in tables {
      page += "\n## \(table.caption)\n\n| \(table.heads.0) | \(table.heads.1) |\n|---|---:|\n"
      for row in table.rows { page += "| \(Self.inTable(row.0)) | \(row.1) |\n" }
    }
    if hasFog {
      page += "\n## \(fogCaption)\n\n| FOG-PL | \(pick("dokumenty", "documents")) |\n|---|---:|\n"
      for (index, count) in summary.fogHistogram.enumerated() where count > 0 {
        page += "| \(fogLabel(index)) | \(count) |\n"
      }
    }
    if !summary.hardest.isEmpty {
      page += "\n## \(hardestCaption)\n\n| id | FOG-PL |\n|---|---:|\n"
      for document in summary.hardest {
        page += "| \(Self.inTable(document.id)) | \(decimal(document.fog)) |\n"
      }
    }
    return page
  }

  private func fogLabel(_ index: Int) -> String {
    index == summary.fogHistogram.count - 1 ? "\(index)+" : "\(index)–\(index + 1)"
  }

  private static func inTable(_ text: String) -> String {
    let marks: [(String, String)] = [
      ("\\", "\\\\"), ("|", "\\|"), ("<", "&lt;"), ("\r\n", " "), ("\n", " "), ("\r", " "),
    ]
    return marks.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  // MARK: HTML

  /// The page as HTML, with charts as SVG; nothing is loaded from elsewhere.
  public var html: String {
    var body = "<h1>\(title)</h1>\n<dl class=\"counts\">\n"
    for (label, value) in counts {
      body += "<div><dt>\(HTMLText.escaped(label))</dt><dd>\(value)</dd></div>\n"
    }
    body += "</dl>\n"
    if hasFog { body += "<h2>\(fogCaption)</h2>\n\(histogram)\n" }
    for table in tables { body += html(of: table) }
    if !summary.hardest.isEmpty {
      body += "<h2>\(hardestCaption)</h2>\n<table>\n<tr><th>id</th><th>FOG-PL</th></tr>\n"
      for document in summary.hardest {
        body +=
          "<tr><td>\(HTMLText.escaped(document.id))</td><td>\(decimal(document.fog))</td></tr>\n"
      }
      body += "</table>\n"
    }
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <main>
      \(body)</main>
      </body>
      </html>

      """
  }

  /// A table whose numbers are bars, too.
  private func html(of table: Table) -> String {
    let largest = max(1, table.rows.map(\.1).max() ?? 1)
    var page = "<h2>\(HTMLText.escaped(table.caption))</h2>\n<table>\n"
    page += "<tr><th>\(table.heads.0)</th><th>\(table.heads.1)</th><th></th></tr>\n"
    for (label, count) in table.rows {
      let width = max(1, 100 * count / largest)
      page += "<tr><td>\(HTMLText.escaped(label))</td><td>\(count)</td>"
      page += "<td class=\"bar\"><span style=\"width:\(width)%\"></span></td></tr>\n"
    }
    return page + "</table>\n"
  }

  private var histogram: String {
    let largest = max(1, summary.fogHistogram.max() ?? 1)
    let (barWidth, height) = (22, 160)
    let width = barWidth * summary.fogHistogram.count
    var chart = "<svg viewBox=\"0 0 \(width) \(height + 34)\" role=\"img\""
    chart += " aria-label=\"\(fogCaption)\">\n"
    for (index, count) in summary.fogHistogram.enumerated() {
      let bar = height * count / largest
      let x = index * barWidth
      if count > 0 {
        chart += "<rect x=\"\(x + 2)\" y=\"\(height - bar)\" width=\"\(barWidth - 4)\" "
        chart += "height=\"\(max(1, bar))\"><title>\(fogLabel(index)): \(count)</title></rect>\n"
      }
      if index % 5 == 0 {
        chart += "<text x=\"\(x)\" y=\"\(height + 16)\">\(index)</text>\n"
      }
    }
    chart += "<line x1=\"0\" x2=\"\(width)\" y1=\"\(height)\" y2=\"\(height)\"/>\n"
    chart += "<text x=\"0\" y=\"\(height + 32)\">FOG-PL · "
    return chart + "\(pick("najwyższy słupek", "highest bar")): \(largest)</text>\n</svg>"
  }

  private static let style = """
    body { font: 16px/1.5 system-ui, sans-serif; color: #1f2430; background: #fff; margin: 0; }
    main { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
    h1 { font-size: 1.7rem; } h2 { font-size: 1.15rem; margin-top: 2.2rem; }
    .counts { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; }
    dt { color: #59606f; font-size: .85rem; } dd { margin: 0; font-size: 1.4rem; }
    table { border-collapse: collapse; width: 100%; }
    th { text-align: left; color: #59606f; font-weight: 500; font-size: .85rem; }
    td, th { padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #e3e6ec; }
    td:nth-child(2), th:nth-child(2) { text-align: right; font-variant-numeric: tabular-nums; }
    td.bar { width: 45%; } td.bar span { display: block; height: .8rem; background: #2f6f8f; }
    svg { width: 100%; height: auto; } svg rect { fill: #2f6f8f; } svg line { stroke: #59606f; }
    svg text { font-size: 12px; fill: #59606f; }
    @media print { main { margin: 0; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
    """
}
