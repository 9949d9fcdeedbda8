import Foundation
import GRDB
import Morphology
import Szpalta
import TextModel

/// The rows of a document in a database of results.
struct DocumentRows: Sendable {
  private(set) var rows: [(table: ResultTable, values: [DatabaseValue])] = []
  /// Of the document's text, which tells how much there is to write.
  let byteCount: Int

  init(byteCount: Int) { self.byteCount = byteCount }

  /// Adds a row; the values stand in the order of the table's columns.
  mutating func add(_ table: ResultTable, _ values: (any DatabaseValueConvertible)?...) {
    rows.append((table, values.map { $0?.databaseValue ?? .null }))
  }
}

/// A result as rows of a database.
struct DatabaseEncoder: ResultEncoder {
  let pipeline: Pipeline

  var head: [UInt8] { [] }

  func encoded(_ document: AnalysedDocument) -> EncodedResult {
    var rows = DocumentRows(byteCount: document.byteCount)
    add(document, to: &rows)
    if let readability = document.report?.readability {
      add(readability, of: document.number, to: &rows)
    }
    if let article = document.article { add(article, of: document, to: &rows) }
    if let report = document.report { add(topics: report, of: document.number, to: &rows) }
    for (number, edit) in document.edits.enumerated() {
      rows.add(
        .edits, document.number, number + 1, edit.rule, edit.range.start, edit.range.end, edit.line,
        edit.found, edit.replacement, edit.before, edit.after, edit.confidence)
    }
    return .rows(rows)
  }

  /// Rejects stand in a file of their own.
  func failure(_ outcome: Outcome, problem: String) -> EncodedResult {
    .rows(DocumentRows(byteCount: 0))
  }

  private func add(_ document: AnalysedDocument, to rows: inout DocumentRows) {
    let report = document.report
    let counts = report?.counts
    rows.add(
      .documents, document.number, document.name, document.place,
      report?.document.title ?? document.title, report?.document.byline, document.byteCount,
      counts?.sentences, counts?.words, counts?.lemmas, counts?.unknownWords,
      report?.readability?.indices.first { $0.id == "fogPL" }?.value,
      report?.readability?.difficulty?.difficultyClass, report?.contrast?.lean,
      report?.contrast?.verdict, document.article?.annotated.document.text ?? document.text)
  }

  private func add(
    _ readability: Report.ReadabilityReport, of document: Int, to rows: inout DocumentRows
  ) {
    for index in readability.indices {
      rows.add(
        .indices, document, index.id, index.value, index.interval?.first, index.interval?.last,
        index.band)
    }
    for (number, finding) in readability.findings.enumerated() {
      rows.add(
        .findings, document, number + 1, finding.kind, finding.priority, finding.amount,
        finding.place.range.start, finding.place.range.end, finding.place.line, finding.place.text,
        finding.suggestions.isEmpty ? nil : finding.suggestions.joined(separator: "; "))
    }
  }

  /// Its sentences and lemmas.
  private func add(
    _ article: Article, of document: AnalysedDocument, to rows: inout DocumentRows
  ) {
    let writer = ReportWriter(article: article, configuration: pipeline.configuration)
    let text = article.annotated.document
    let hardest = document.report?.readability?.hardestSentences ?? []
    let scores = Dictionary(hardest.map { ($0.place.range, $0) }) { first, _ in first }
    var number = 0
    for sentence in text.paragraphs.filter(\.role.isProse).flatMap(text.sentences(in:)) {
      number += 1
      let place = writer.textPlace(of: sentence.range)
      let score = scores[place.range]
      rows.add(
        .sentences, document.number, number, place.range.start, place.range.end, place.line,
        text.tokens(in: sentence).count { $0.kind.isWordLike }, score?.fog, score?.share,
        place.text)
    }
    let body = LemmaText(article.annotated, readings: pipeline.rankedReadings(of: article))
    let title = article.title.map { title in
      LemmaText(title, readings: [[RankedReading]](repeating: [], count: title.entryIndices.count))
    }
    rows.add(
      .lemmaTexts, document.number, title?.lemmas ?? "", body.lemmas, body.others,
      Data(body.places))
    rows.add(.lemmaIndex, document.number, title?.lemmas ?? "", body.lemmas, body.others)
  }

  private func add(topics report: Report, of document: Int, to rows: inout DocumentRows) {
    for (rank, keyword) in (report.keywords ?? []).enumerated() {
      rows.add(.keywords, document, rank + 1, keyword.text, keyword.score, keyword.count)
    }
    for theme in report.themes ?? [] {
      rows.add(.themes, document, theme.id, theme.score, theme.share, theme.isPresent)
    }
  }
}
