import Foundation
import Szpalta

/// A result as a line of JSON: the id, and what the steps give.
struct JSONLEncoder: ResultEncoder {
  var head: [UInt8] { [] }

  func encoded(_ document: AnalysedDocument) -> EncodedResult {
    let report = document.report
    var fields: [Field] = []
    if let contrast = report?.contrast { fields.append(("contrast", JSONText.bytes(of: contrast))) }
    if document.text != nil { fields.append(("edits", JSONText.bytes(of: document.edits))) }
    fields.append(("id", Array(document.id.utf8)))
    if let keywords = report?.keywords { fields.append(("keywords", JSONText.bytes(of: keywords))) }
    if let readability = report?.readability {
      fields.append(("readability", JSONText.bytes(of: readability)))
    }
    if let text = document.text { fields.append(("text", JSONText.bytes(of: text))) }
    if let themes = report?.themes { fields.append(("themes", JSONText.bytes(of: themes))) }
    return .lines(Self.line(fields))
  }

  /// A line, for readers who expect one each.
  func failure(_ outcome: Outcome, problem: String) -> EncodedResult {
    .lines(Self.line([("error", JSONText.bytes(of: problem)), ("id", Array(outcome.id.utf8))]))
  }

  /// The line of the rejects for a document that failed: where it stands, why it failed, what to do.
  static func reject(_ outcome: Outcome, problem: String, column: String?) -> [UInt8] {
    var fields: [Field] = []
    let position = outcome.position
    if let offset = position?.byteOffset {
      fields.append(("byteOffset", JSONText.bytes(of: offset)))
    }
    if let column { fields.append(("column", JSONText.bytes(of: column))) }
    fields.append(("id", Array(outcome.id.utf8)))
    if let line = position?.line { fields.append(("line", JSONText.bytes(of: line))) }
    fields.append(("place", JSONText.bytes(of: outcome.place)))
    fields.append(("problem", JSONText.bytes(of: problem)))
    if let row = position?.row { fields.append(("row", JSONText.bytes(of: row))) }
    return line(fields)
  }

  private typealias Field = (name: String, json: [UInt8])

  /// An object of `fields`, which stand in alphabetical order, as all of Szpalta's JSON.
  private static func line(_ fields: [Field]) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(fields.reduce(2) { $0 + $1.name.utf8.count + $1.json.count + 4 })
    line.append(UInt8(ascii: "{"))
    for (index, field) in fields.enumerated() {
      if index > 0 { line.append(UInt8(ascii: ",")) }
      line += "\"\(field.name)\":".utf8
      line += field.json
    }
    line += "}\n".utf8
    return line
  }
}
