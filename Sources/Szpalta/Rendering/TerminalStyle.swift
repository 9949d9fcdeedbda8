/// Marks parts of a text for a terminal, or leaves them plain.
package struct TerminalStyle: Sendable {
  let isColored: Bool

  package init(isColored: Bool) { self.isColored = isColored }

  package func bold(_ text: String) -> String { wrapped(text, "1") }
  package func faint(_ text: String) -> String { wrapped(text, "2") }
  package func heading(_ text: String) -> String { wrapped(text, "1;36") }
  package func removed(_ text: String) -> String { wrapped(text, "31") }
  package func added(_ text: String) -> String { wrapped(text, "32") }
  package func warning(_ text: String) -> String { wrapped(text, "33") }
  package func accent(_ text: String) -> String { wrapped(text, "36") }

  private func wrapped(_ text: String, _ code: String) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// `text` with spaces behind it up to `width` characters.
  package static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// `text` with spaces before it up to `width` characters.
  package static func aligned(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// `text` on one line, cut to `width` characters with "…".
  package static func shortened(_ text: String, _ width: Int) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count <= width ? line : line.prefix(width - 1) + "…"
  }
}
