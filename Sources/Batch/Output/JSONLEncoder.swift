import Foundation
import Szpalta

/// A result as a line of JSON: the id, and what the steps give.
struct JSONLEncoder: ResultEncoder {
  var head: [UInt8] { [] }

  func encoded(_ document: AnalysedDocument) -> EncodedResult {
    let report = document.report
    var fields: [(name: String, json: String)] = []
    if let contrast = report?.contrast { fields.append(("contrast", JSONText.encoded(contrast))) }
    if document.text != nil { fields.append(("edits", JSONText.encoded(document.edits))) }
    fields.append(("id", document.id))
    if let keywords = report?.keywords { fields.append(("keywords", JSONText.encoded(keywords))) }
    if let readability = report?.readability {
      fields.append(("readability", JSONText.encoded(readability)))
    }
    if let text = document.text { fields.append(("text", JSONText.string(text))) }
    if let themes = report?.themes { fields.append(("themes", JSONText.encoded(themes))) }
    return .lines(Self.line(fields))
  }

  /// A line, for readers who expect one each.
  func failure(_ outcome: Outcome, problem: String) -> EncodedResult {
    .lines(Self.line([("error", JSONText.string(problem)), ("id", outcome.id)]))
  }

  /// The line of the rejects for a document that failed: where it stands, why it failed, what to do.
  static func reject(_ outcome: Outcome, problem: String, column: String?) -> [UInt8] {
    var fields: [(name: String, json: String)] = []
    let position = outcome.position
    if let offset = position?.byteOffset { fields.append(("byteOffset", "\(offset)")) }
    if let column { fields.append(("column", JSONText.string(column))) }
    fields.append(("id", outcome.id))
    if let line = position?.line { fields.append(("line", "\(line)")) }
    fields.append(("place", JSONText.string(outcome.place)))
    fields.append(("problem", JSONText.string(problem)))
    if let row = position?.row { fields.append(("row", "\(row)")) }
    return line(fields)
  }

  /// An object of `fields`, which stand in alphabetical order, as all of Szpalta's JSON.
  private static func line(_ fields: [(name: String, json: String)]) -> [UInt8] {
    let members = fields.map { "\"\($0.name)\":\($0.json)" }.joined(separator: ",")
    return Array("{\(members)}\n".utf8)
  }
}
