import Foundation

/// JSON in the forms that Szpalta writes: one line a record, or a page for people.
public enum JSONText {
  /// `value` on one line, keys in alphabetical order.
  ///
  /// - Precondition: `value` holds no number that is not finite, and nests containers by types only, not by `nestedContainer`.
  public static func encoded(_ value: some Encodable) -> String {
    String(decoding: bytes(of: value), as: UTF8.self)
  }

  private static func bytes(of value: some Encodable) -> [UInt8] {
    let writer = JSONWriter()
    always { try writer.write(value) }
    return writer.bytes
  }

  /// `value` indented, keys in alphabetical order.
  static func indented(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: always { try encoder.encode(value) }, as: UTF8.self)
  }

  static func always<T>(_ encode: () throws -> T) -> T {
    do {
      return try encode()
    } catch {
      // Reports hold no value that JSON lacks: figures that are not measurable are nil, never NaN.
      preconditionFailure("a report is always JSON: \(error)")
    }
  }

  /// `text` as a JSON string, quotes and all.
  package static func string(_ text: String) -> String { encoded(text) }

  /// `byte`, which no JSON string may hold as it is, as an escape.
  static func escaped(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "\""): "\\\""
    case UInt8(ascii: "\\"): "\\\\"
    case 0x08: "\\b"
    case 0x0C: "\\f"
    case 0x0A: "\\n"
    case 0x0D: "\\r"
    case 0x09: "\\t"
    default: "\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
    }
  }
}

extension Report {
  /// The report as JSON, as `szpalta schema` describes it; indented for people or on one line.
  public func json(isPretty: Bool) -> String {
    isPretty ? JSONText.indented(self) : JSONText.encoded(self)
  }
}
