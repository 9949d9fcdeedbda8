import CXMLShim

/// A character reference of HTML at a place in a source: "&oacute;", "&#243;", "&#xF3;".
struct CharacterReference {
  /// The byte behind the reference's semicolon.
  let end: Int

  /// UTF-8 of the character that the reference stands for.
  let text: [UInt8]

  /// No name is longer: "&CounterClockwiseContourIntegral;".
  private static let maximumLength = 40

  /// The reference that begins with the "&" at `start`; `nil` if none does.
  init?(in source: [UInt8], at start: Int) {
    let limit = min(source.count, start + Self.maximumLength)
    guard let semicolon = source[start..<limit].firstIndex(of: UInt8(ascii: ";")) else {
      return nil
    }
    let name = String(decoding: source[start + 1..<semicolon], as: UTF8.self)
    guard let scalar = Self.scalar(named: name) else { return nil }
    end = semicolon + 1
    text = Array(String(Character(scalar)).utf8)
  }

  private static func scalar(named name: String) -> Unicode.Scalar? {
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      return UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    }
    if name.hasPrefix("#") {
      return UInt32(name.dropFirst(), radix: 10).flatMap(Unicode.Scalar.init)
    }
    let value = cxml_entity_value(name)
    return value > 0 ? Unicode.Scalar(UInt32(value)) : nil
  }
}
