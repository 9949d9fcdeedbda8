/// Text as HTML holds it.
package enum HTMLText {
  /// `text` for the content of an element or a quoted attribute.
  ///
  /// Characters that HTML may not hold, or that nobody sees, become visible ones: a NUL is "␀".
  package static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      // A carriage return is white space in a text, but no HTML parser would hand it on.
      case "\r": result += " "
      default: result.unicodeScalars.append(visible(scalar))
      }
    }
    return result
  }

  private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    // The pictures of C0's characters stand in their order from U+2400 on; a picture always is a scalar.
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0xFDD0...0xFDEF: "\u{FFFD}"
    case let value where value & 0xFFFE == 0xFFFE: "\u{FFFD}"
    // What turns the direction of the text around would do so to the page.
    case 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: scalar
    }
  }

  /// An element with `content`, which is HTML already.
  static func element(
    _ name: String, _ attributes: [(String, String)] = [], _ content: String
  ) -> String {
    "\(opening(name, attributes))\(content)</\(name)>"
  }

  /// The start of an element.
  static func opening(_ name: String, _ attributes: [(String, String)] = []) -> String {
    let written = attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
    return "<\(name)\(written)>"
  }
}
