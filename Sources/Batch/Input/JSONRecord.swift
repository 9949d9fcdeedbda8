import Foundation
import Tables

/// The fields of a JSON object on a line that somebody asks for.
///
/// What stands in the others is passed over. Of fields with one name the first
/// holds.
struct JSONRecord {
  private var values: [String: JSONValue] = [:]

  /// The fields `names` of the object on `line`; `nil` if the line is none, or not in UTF-8.
  init?(_ line: [UInt8], names: Set<String>) {
    var scanner = JSONLineScanner(line[...])
    var isRead = true
    var found: [String: JSONValue] = [:]
    do throws(JSONFailure) {
      try scanner.forEachMember { name, range, string in
        guard let name = name.text else { return isRead = false }
        guard names.contains(name), found[name] == nil else {
          // A wrong encoding shows in any field.
          if !Self.isUTF8(line[range]) { isRead = false }
          return
        }
        let value =
          if let string {
            string.text.map { JSONValue.string($0) }
          } else {
            JSONValue(json: line[range])
          }
        if let value { found[name] = value } else { isRead = false }
      }
    } catch {
      return nil
    }
    guard isRead else { return nil }
    values = found
  }

  /// The value of the field `name`; `nil` if the object has it not.
  subscript(name: String) -> JSONValue? { values[name] }

  private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    (try? UTF8Span(validating: bytes.span)) != nil
  }
}

extension JSONValue {
  /// The value written as `json`; `nil` for a number that is too great.
  fileprivate init?(json: ArraySlice<UInt8>) {
    if json.count <= Self.mostPlainDigits, json.allSatisfy({ 0x30...0x39 ~= $0 }) {
      self = .integer(json.reduce(0) { 10 * $0 + Int64($1 - 0x30) })
      return
    }
    do {
      self = try JSONDecoder().decode(JSONValue.self, from: Data(json))
    } catch {
      return nil
    }
  }

  /// So many digits are a number of 64 bits.
  private static var mostPlainDigits: Int { 18 }
}
