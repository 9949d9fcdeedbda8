import Foundation

/// A comparison of words as a page of HTML that needs nothing else: a scatter chart and tables.
///
/// A point a word: how often it occurs from left to right, how typical it is of
/// the group (up) or the reference (down). The names of the most telling words
/// stand beside their points, where there is room; the others show on hovering.
public struct KeynessPage {
  private let report: KeynessReport
  private let language: LabelLanguage
  private var labels: Labels { Labels(language: language) }

  /// Words of each side that are named in the chart and listed below.
  private static let namedWords = 25
  private static let listedWords = 50
  /// Points of the chart; words beyond are the least typical ones.
  private static let pointLimit = 2000

  /// A page on `report` with labels in `language`.
  public init(_ report: KeynessReport, language: LabelLanguage) {
    self.report = report
    self.language = language
  }

  /// The page.
  public var html: String {
    let title = "\(report.group.name) ↔ \(report.reference.name)"
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(HTMLText.escaped(title))</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <h1><span class="group">\(HTMLText.escaped(report.group.name))</span> ↔ <span class="reference">\
      \(HTMLText.escaped(report.reference.name))</span></h1>
      <p>\(HTMLText.escaped(summary))</p>
      \(KeynessChart(words: chartWords, named: namedWords, labels: labels, report: report).svg)
      <p class="note">\(HTMLText.escaped(note))</p>
      <div class="tables">
      \(table(report.group, "group", report.words.prefix { $0.zScore > 0 }))
      \(table(report.reference, "reference", report.words.reversed().prefix { $0.zScore < 0 }))
      </div>
      </body>
      </html>

      """
  }

  private var summary: String {
    [report.group, report.reference].map { side in
      let documents = labels.counted(
        side.documents, ("dokument", "dokumenty", "dokumentów"), ("document", "documents"))
      return "\(side.name): \(documents), \(labels.words(side.words))"
    }.joined(separator: " · ")
  }

  private var note: String {
    labels.pick(
      "z: iloraz szans z informacyjnym rozkładem a priori Dirichleta, w odchyleniach standardowych "
        + "(Monroe i in. 2008); poza liniami ±1,96 różnica pojedynczego słowa byłaby przypadkiem raz na "
        + "dwadzieścia. G²: iloraz wiarygodności (Rayson, Garside 2000).",
      "z: log-odds ratio with an informative Dirichlet prior, in standard deviations (Monroe et al. "
        + "2008); beyond the lines at ±1.96 a single word's difference would be chance once in twenty. "
        + "G²: log-likelihood (Rayson, Garside 2000).")
  }

  private var chartWords: [KeynessWord] {
    guard report.words.count > Self.pointLimit else { return report.words }
    return report.words.prefix(Self.pointLimit / 2) + report.words.suffix(Self.pointLimit / 2)
  }

  private var namedWords: [KeynessWord] {
    report.limited(to: Self.namedWords).words
  }

  private func table(
    _ side: KeynessReport.Side, _ kind: String, _ words: some Sequence<KeynessWord>
  ) -> String {
    let isGroup = kind == "group"
    let rows = words.prefix(Self.listedWords).map { word in
      let counts =
        isGroup
        ? (word.groupCount, word.referenceCount) : (word.referenceCount, word.groupCount)
      let cells = [
        labels.number(word.zScore.magnitude, digits: 2),
        labels.number(word.logLikelihood, digits: 1), "\(counts.0)", "\(counts.1)",
      ]
      return "<tr><td>\(HTMLText.escaped(word.lemma))</td>"
        + cells.map { "<td>\($0)</td>" }.joined() + "</tr>"
    }
    let other = isGroup ? report.reference.name : report.group.name
    let heads = [labels.pick("słowo", "word"), "z", "G²", side.name, other]
    return """
      <table class="\(kind)"><caption>\(HTMLText.escaped(side.name))</caption>
      <thead><tr>\(heads.map { "<th>\(HTMLText.escaped($0))</th>" }.joined())</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table>
      """
  }

  // Blue and orange are told apart by nearly everybody.
  private static let style = """
    body{font:16px/1.5 system-ui,sans-serif;max-width:1000px;margin:2rem auto;padding:0 1rem;color:#222}
    h1{font-size:1.5rem}span.group{color:#1f5fa8}span.reference{color:#b35900}.note{color:#555;font-size:.85rem}
    svg{width:100%;height:auto;border:1px solid #ddd;border-radius:6px;background:#fff}
    .tables{display:flex;gap:2rem;flex-wrap:wrap}table{border-collapse:collapse;font-size:.85rem;align-self:flex-start}
    caption{text-align:left;font-weight:bold;padding:.5rem 0}table.group caption{color:#1f5fa8}
    table.reference caption{color:#b35900}th,td{padding:.1rem .4rem;border-bottom:1px solid #eee}
    td+td,th+th{text-align:right}th{color:#555;font-weight:normal}
    """
}
