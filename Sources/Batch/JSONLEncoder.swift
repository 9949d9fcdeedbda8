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
    // In alphabetical order, as all of Szpalta's JSON.
    let members = fields.map { "\"\($0.name)\":\($0.json)" }.joined(separator: ",")
    return .lines(Array("{\(members)}\n".utf8))
  }

  /// The line of a document that failed, for readers who expect a line each.
  static func failureLine(id: String, problem: String) -> [UInt8] {
    Array("{\"error\":\(JSONText.string(problem)),\"id\":\(id)}\n".utf8)
  }
}
