import Foundation

/// JSON in the forms that Szpalta writes: one line a record, or a page for people.
public enum JSONText {
  /// `value` on one line, keys in alphabetical order.
  public static func encoded(_ value: some Encodable) -> String {
    String(decoding: bytes(of: value), as: UTF8.self)
  }

  /// The same as bytes.
  package static func bytes(of value: some Encodable) -> [UInt8] {
    always {
      let writer = JSONWriter()
      try writer.write(value)
      return writer.bytes
    }
  }

  /// `value` indented, keys in alphabetical order.
  static func indented(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: always { try encoder.encode(value) }, as: UTF8.self)
  }

  private static func always<T>(_ encode: () throws -> T) -> T {
    do {
      return try encode()
    } catch {
      // Reports hold no value that JSON lacks: figures that are not measurable are nil, never NaN.
      preconditionFailure("a report is always JSON: \(error)")
    }
  }

  /// Appends `text` as a JSON string, quotes and all.
  static func append(_ text: Substring, to output: inout String) {
    output.append("\"")
    var copied = text.startIndex
    for index in text.utf8.indices {
      let byte = text.utf8[index]
      guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
        continue
      }
      output.append(contentsOf: text[copied..<index])
      output.append(escaped(byte))
      copied = text.utf8.index(after: index)
    }
    output.append(contentsOf: text[copied...])
    output.append("\"")
  }

  /// `text` as a JSON string, quotes and all.
  package static func string(_ text: String) -> String {
    var output = ""
    append(text[...], to: &output)
    return output
  }

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
