import Foundation
import Szpalta

/// What became of a document: a result, or why there is none.
struct Outcome: Sendable {
  /// The document's number in the run, from 1.
  var number: Int
  /// Where it stands.
  var place: String
  /// Its id as JSON, its number where it has none.
  var id: String
  var content: Content

  enum Content: Sendable {
    case result(EncodedResult, DocumentStatistics)
    case failure(String)
  }
}

/// A result as the output takes it, made on the thread of a worker.
enum EncodedResult: Sendable {
  /// Whole lines.
  case lines([UInt8])
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
      let name: String = if case .string(let given) = id { given } else { JSONText.encoded(id) }
      let article = pipeline.article(read.text, format: read.format)
      let report = try pipeline.report(on: article, format: read.format, name: name)
      let idText = JSONText.encoded(id)
      let encoded = encoder.encoded(
        AnalysedDocument(number: document.number, id: idText, article: article, report: report))
      return Outcome(
        number: document.number, place: document.place, id: idText,
        content: .result(encoded, DocumentStatistics(id: idText, report)))
    } catch let error as RecordError {
      return failure(document, error.id, error.problem)
    } catch {
      return failure(document, id, "\(error)")
    }
  }

  /// The outcome of a document that took longer than `seconds`.
  static func expired(_ document: SourceDocument, seconds: Double) -> Outcome {
    Outcome(
      number: document.number, place: document.place, id: "\(document.number)",
      content: .failure(
        "a result within \(seconds) s expected, none yet; split the document, or raise --timeout"))
  }

  private func failure(_ document: SourceDocument, _ id: JSONValue, _ problem: String) -> Outcome {
    Outcome(
      number: document.number, place: document.place, id: JSONText.encoded(id),
      content: .failure(problem))
  }
}

/// A document with all that is known of it.
struct AnalysedDocument: Sendable {
  var number: Int
  /// As JSON.
  var id: String
  var article: Article
  var report: Report
}

/// Makes results what an output takes.
protocol ResultEncoder: Sendable {
  /// What stands before the first result.
  var head: [UInt8] { get }
  func encoded(_ document: AnalysedDocument) -> EncodedResult
}
