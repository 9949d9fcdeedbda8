public import Szpalta
import TextModel

/// What a search found, for people or programs.
public struct SearchRenderer {
  private let style: TerminalStyle
  private let language: LabelLanguage

  /// A renderer with labels in `language`.
  public init(language: LabelLanguage, isColored: Bool) {
    self.language = language
    style = TerminalStyle(isColored: isColored)
  }

  /// The result as one line of JSON.
  public static func json(_ result: DatabaseSearch.Result) -> String {
    JSONText.encoded(result) + "\n"
  }

  /// The documents with their passages.
  public func text(_ result: DatabaseSearch.Result) -> String {
    var lines: [String] = []
    for (number, document) in result.documents.enumerated() {
      let title = document.title.map { style.bold(TerminalStyle.shortened($0, 80)) + "  " } ?? ""
      let place = style.faint("\(document.id) · \(document.place)")
      lines.append("\(number + 1). \(title)\(place)")
      for snippet in document.snippets { lines.append("   … \(passage(snippet)) …") }
    }
    let shown = result.documents.count
    lines.append(
      language == .pl
        ? "dokumenty: \(result.total)\(shown < result.total ? ", pokazano \(shown)" : "")"
        : "documents: \(result.total)\(shown < result.total ? ", \(shown) shown" : "")")
    return lines.joined(separator: "\n") + "\n"
  }

  /// The passage on one line, with the words that were found set apart.
  private func passage(_ snippet: Snippet) -> String {
    var output = ""
    var end = 0
    for mark in snippet.marks {
      output += Self.onOneLine(snippet.text[ByteRange(end, mark.start)])
      output += style.warning(Self.onOneLine(snippet.text[mark]))
      end = mark.end
    }
    return output + Self.onOneLine(snippet.text[ByteRange(end, snippet.text.utf8.count)])
  }

  private static func onOneLine(_ text: Substring) -> String {
    String(text.map { $0.isWhitespace || $0.isNewline ? " " : $0 })
  }
}
