import Foundation
import Szpalta

/// A result as a line of JSON: the id, and what the steps give.
struct JSONLEncoder: ResultEncoder {
  var head: [UInt8] { [] }

  /// Fields stand in alphabetical order, as all of Szpalta's JSON.
  func encoded(_ document: AnalysedDocument) -> EncodedResult {
    let report = document.report
    let growth = report?.readability == nil ? 2 : Self.usualGrowth
    let line = JSONWriter(capacity: min(growth * document.byteCount, Self.mostReserved))
    line.append(signs: "{")
    if let contrast = report?.contrast { line.append(field: "contrast", contrast) }
    if document.text != nil { line.append(field: "edits", document.edits) }
    line.append(field: "id", json: document.id)
    if let keywords = report?.keywords { line.append(field: "keywords", keywords) }
    if let readability = report?.readability { line.append(field: "readability", readability) }
    if let text = document.text { line.append(field: "text", text) }
    if let themes = report?.themes { line.append(field: "themes", themes) }
    line.append(signs: "}\n")
    return .lines(line.bytes)
  }

  /// So many times as long as its text a whole result is or less, mostly; more is no mistake.
  private static let usualGrowth = 24
  /// In bytes; a longer line grows as it is written.
  private static let mostReserved = 1 << 22

  /// A line, for readers who expect one each.
  func failure(_ outcome: Outcome, problem: String) -> EncodedResult {
    let line = JSONWriter()
    line.append(signs: "{")
    line.append(field: "error", problem)
    line.append(field: "id", json: outcome.id)
    line.append(signs: "}\n")
    return .lines(line.bytes)
  }

  /// The line of the rejects for a document that failed: where it stands, why it failed, what to do.
  static func reject(_ outcome: Outcome, problem: String, column: String?) -> [UInt8] {
    let line = JSONWriter()
    let position = outcome.position
    line.append(signs: "{")
    if let offset = position?.byteOffset { line.append(field: "byteOffset", offset) }
    if let column { line.append(field: "column", column) }
    line.append(field: "id", json: outcome.id)
    if let number = position?.line { line.append(field: "line", number) }
    line.append(field: "place", outcome.place)
    line.append(field: "problem", problem)
    if let row = position?.row { line.append(field: "row", row) }
    line.append(signs: "}\n")
    return line.bytes
  }
}
