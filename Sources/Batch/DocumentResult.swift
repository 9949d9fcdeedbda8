import Foundation
import Szpalta

/// What became of one line of the input.
struct DocumentResult: Sendable {
  /// The line's number, from 1.
  let number: Int

  /// The line of the output, without its end.
  let json: String

  /// Why the document failed; `nil` if it did not.
  let failure: String?

  /// Runs `pipeline` on the document of `line`.
  init(_ line: NumberedLine, pipeline: Pipeline) {
    number = line.number
    var id = JSONValue.integer(Int64(line.number))
    do {
      let record = try Self.record(in: line.bytes)
      if let given = record["id"] { id = given }
      guard case .string(let text)? = record["text"] else {
        throw SzpaltaError(
          .malformedRecord, place: "",
          problem: "an object with a string \"text\" expected, "
            + (record["text"] == nil ? "no \"text\" found" : "another kind of \"text\" found"))
      }
      json = JSONText.encoded(try Self.output(id: id, text: text, pipeline: pipeline))
      failure = nil
    } catch {
      let message = "\(error)"
      failure = message
      json = JSONText.encoded(["id": id, "error": .string(message)])
    }
  }

  private static func record(in line: Data) throws -> [String: JSONValue] {
    do {
      return try JSONDecoder().decode([String: JSONValue].self, from: line)
    } catch {
      throw SzpaltaError(
        .malformedRecord, place: "",
        problem: "a JSON object expected, none found; check the quotes and the encoding (UTF-8)")
    }
  }

  private static func output(
    id: JSONValue, text: String, pipeline: Pipeline
  ) throws -> Output {
    let steps = pipeline.configuration.steps
    let name: String = if case .string(let given) = id { given } else { JSONText.encoded(id) }
    let article = pipeline.article(text, format: .text)
    let report = try pipeline.report(on: article, format: .text, name: name)
    return Output(
      id: id, text: steps.contains(.clean) ? article.annotated.document.text : nil,
      edits: steps.contains(.clean) ? report.edits : nil,
      readability: report.readability, keywords: report.keywords, themes: report.themes,
      contrast: report.contrast)
  }

  /// A line of the output; what was not asked for is left out.
  private struct Output: Encodable {
    let id: JSONValue
    let text: String?
    let edits: [Report.EditEntry]?
    let readability: Report.ReadabilityReport?
    let keywords: [Report.KeywordEntry]?
    let themes: [Report.ThemeEntry]?
    let contrast: Report.ContrastReport?
  }
}

/// Any JSON value, kept as it is.
enum JSONValue: Codable, Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Swift.Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int64.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }
}
