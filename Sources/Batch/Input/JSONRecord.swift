import Foundation
import Tables
import TextModel

/// The fields of a JSON object on a line that somebody asks for.
///
/// The others have to be JSON in UTF-8 and are passed over, whatever their values stand for: half of a
/// surrogate pair, a number that is too great. Of fields with one name the first holds.
struct JSONRecord {
  private var values: [String: JSONValue] = [:]

  /// The fields `names` of the object on `line`, which may begin with the mark of UTF-8.
  ///
  /// - Throws: `JSONFailure` with the byte at which something else was expected.
  init(_ line: [UInt8], names: Set<String>) throws(JSONFailure) {
    let line = Self.withoutMark(line)
    var scanner = JSONLineScanner(line)
    var failure: JSONFailure?
    var found: [String: JSONValue] = [:]
    try scanner.forEachMember { name, range, string in
      func fail(_ problem: String) {
        failure = failure ?? JSONFailure(offset: range.lowerBound, problem: problem)
      }
      guard let key = name.text, names.contains(key), found[key] == nil else {
        // A wrong encoding shows in any field.
        if !line[range].span.isUTF8 || !name.isUTF8 { fail(Self.wrongEncoding) }
        return
      }
      guard let string else {
        found[key] = JSONValue(json: line[range])
        if found[key] == nil { fail("a number of 64 bits expected, a greater one found") }
        return
      }
      found[key] = string.text.map { .string($0) }
      if found[key] == nil {
        fail(
          line[range].span.isUTF8
            ? "whole characters expected, half of a surrogate pair found" : Self.wrongEncoding)
      }
    }
    if let failure { throw failure }
    values = found
  }

  /// The value of the field `name`; `nil` if the object has it not.
  subscript(name: String) -> JSONValue? { values[name] }

  /// Which fields the object on `line` has, for messages: "only id, title".
  static func fields(of line: [UInt8]) -> String {
    var scanner = JSONLineScanner(withoutMark(line))
    // What is no object was told before anybody misses a field.
    let names = (try? scanner.names()) ?? []
    if names.isEmpty { return "nothing" }
    let shown = names.prefix(mostShown).map { name in
      name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } ? name : name.debugDescription
    }
    return "only " + shown.joined(separator: ", ") + (names.count > mostShown ? ", …" : "")
  }

  private static let mostShown = 8

  /// Files that were joined have a mark in the middle, too.
  private static func withoutMark(_ line: [UInt8]) -> ArraySlice<UInt8> {
    line.starts(with: byteOrderMark) ? line[byteOrderMark.count...] : line[...]
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let wrongEncoding = "UTF-8 expected, another encoding found"
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
