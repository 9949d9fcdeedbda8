/// Keywords for other programs: one line of tags, or rows of a table.
public enum KeywordRendering {
  /// All tags in one line, parted by commas; a tag that holds a comma or a quotation mark is quoted.
  public static func tags(_ texts: [String]) -> String {
    texts.map { text in
      text.contains { ",\"".contains($0) } ? CSV.quoted(text) : text
    }.joined(separator: ", ") + "\n"
  }

  /// The head of the table.
  public static let csvHead = "document,keyword,score,count,variants\r\n"

  /// A row for each keyword of the document called `name`; variants are parted by "|".
  public static func csv(_ keywords: [Report.KeywordEntry], document name: String) -> String {
    keywords.map { keyword in
      CSV.row([
        name, keyword.text, "\(keyword.score)", "\(keyword.count)",
        keyword.variants.joined(separator: "|"),
      ])
    }.joined()
  }
}

/// Comma-separated values as RFC 4180 has them.
public enum CSV {
  /// A row with its end.
  public static func row(_ fields: [String]) -> String {
    fields.map { field in
      field.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
        ? quoted(field) : field
    }.joined(separator: ",") + "\r\n"
  }

  static func quoted(_ text: String) -> String {
    "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
