import Foundation
import Szpalta

/// What became of a document: a result, or why there is none.
struct Outcome: Sendable {
  /// The document's number in the run, from 1.
  var number: Int
  /// Where it stands.
  var place: String
  /// Where it stands in a table.
  var position: RecordPosition?
  /// Its id as JSON, its number where it has none.
  var id: String
  /// The id as people write it.
  var name: String
  var content: Content

  enum Content: Sendable {
    case result(EncodedResult, DocumentStatistics)
    /// Why there is none, and the field or column to blame where one is.
    case failure(String, column: String? = nil)
  }
}

/// Turns documents into outcomes.
struct DocumentWorker: Sendable {
  let pipeline: Pipeline
  let reader: DocumentReader
  let encoder: any ResultEncoder

  /// Reads and analyses `document`; whatever fails is part of the outcome.
  func outcome(of document: SourceDocument) -> Outcome {
    var id = JSONValue.integer(Int64(document.number))
    do {
      let read = try reader.read(document)
      id = read.id
      let analysed = try analysed(read, of: document)
      return Outcome(
        number: document.number, place: document.place, position: document.position,
        id: analysed.id, name: analysed.name,
        content: .result(encoder.encoded(analysed), DocumentStatistics(analysed)))
    } catch let error as RecordError {
      return failure(document, error.id, error.problem, column: error.column)
    } catch let error as SzpaltaError where error.place == document.place {
      return failure(document, id, error.problem)
    } catch {
      return failure(document, id, "\(error)")
    }
  }

  private func analysed(
    _ document: ReadDocument, of source: SourceDocument
  ) throws -> AnalysedDocument {
    let name = document.id.name
    let steps = pipeline.configuration.steps
    var result = AnalysedDocument(
      number: source.number, place: source.place, id: JSONText.encoded(document.id), name: name,
      title: document.title, byteCount: document.text.utf8.count)
    let isPlain = document.format == .text
    // Repairs alone need no words, and keep the markup; neither does an analysis of plain text repair
    // anything else.
    if steps.contains(.clean), steps.count == 1 || !isPlain {
      let repaired = pipeline.cleaned(document.text, format: document.format)
      result.text = repaired.text
      result.edits = repaired.edits
      if steps.count == 1 { return result }
    }
    let article = document.article(with: pipeline)
    let report = try pipeline.report(on: article, format: document.format, name: name)
    if steps.contains(.clean), isPlain {
      result.text = article.annotated.document.text
      result.edits = report.edits
    }
    result.article = article
    result.report = report
    return result
  }

  /// The outcome of a document that took longer than `seconds`.
  static func expired(_ document: SourceDocument, seconds: Double) -> Outcome {
    Outcome(
      number: document.number, place: document.place, position: document.position,
      id: "\(document.number)", name: "\(document.number)",
      content: .failure(
        "a result within \(seconds) s expected, none yet; split the document, or raise --timeout"))
  }

  private func failure(
    _ document: SourceDocument, _ id: JSONValue, _ problem: String, column: String? = nil
  ) -> Outcome {
    Outcome(
      number: document.number, place: document.place, position: document.position,
      id: JSONText.encoded(id), name: id.name, content: .failure(problem, column: column))
  }
}

/// A document with all that is known of it.
struct AnalysedDocument: Sendable {
  var number: Int
  /// Where it stands.
  var place: String
  /// As JSON.
  var id: String
  /// The id as people write it.
  var name: String
  /// A title beside the text.
  var title: String?
  /// Of the text as it came.
  var byteCount: Int
  /// The repaired source, markup and all; `nil` if it was not to be cleaned.
  var text: String?
  /// The repairs, with places in the source.
  var edits: [Report.EditEntry] = []
  /// The document in words; `nil` if it was to be cleaned only.
  var article: Article?
  /// What the analyses say; `nil` if it was to be cleaned only.
  var report: Report?
}
