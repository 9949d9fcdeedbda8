public import Analysis

/// Shows the vocabulary and the tags of a collection.
public struct CollectionRenderer {
  private let language: LabelLanguage
  private let style: TerminalStyle

  /// A renderer with labels in `language`.
  public init(language: LabelLanguage, isColored: Bool) {
    self.language = language
    style = TerminalStyle(isColored: isColored)
  }

  private func pick(_ polish: String, _ english: String) -> String {
    language == .pl ? polish : english
  }

  /// The vocabulary for people: its first terms with how many documents have each.
  public func text(_ vocabulary: KeywordVocabulary, isGiven: Bool) -> String {
    let head = style.heading(
      pick("Słownik: liczba haseł ", "Vocabulary: terms ") + "\(vocabulary.terms.count)")
    guard !isGiven else { return head + "\n\n" }
    var lines = [head]
    for term in vocabulary.terms.prefix(Self.shownTerms) {
      let documents = TerminalStyle.aligned("\(term.documents)", 6)
      lines.append(
        "  \(TerminalStyle.padded(term.text, 40))\(documents) \(pick("dok.", "doc.")) "
          + TerminalStyle.aligned("\(term.count)×", 6))
    }
    if vocabulary.terms.count > Self.shownTerms { lines.append("  …") }
    return lines.joined(separator: "\n") + "\n\n"
  }

  private static let shownTerms = 40

  /// A document's tags for people.
  public func text(_ document: TaggedDocument) -> String {
    var lines = [style.bold(Self.plain(document.id))]
    let tags = document.tags.map(\.text).joined(separator: ", ")
    lines.append("  " + (tags.isEmpty ? pick("brak", "none") : tags))
    if !document.suggestions.isEmpty {
      lines.append(
        "  " + style.faint(pick("nowe: ", "new: "))
          + document.suggestions.map(\.text).joined(separator: ", "))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The id without the quotation marks of JSON.
  private static func plain(_ id: String) -> String {
    id.count > 1 && id.first == "\"" ? String(id.dropFirst().dropLast()) : id
  }

  /// The head of the table.
  public static let csvHead = "document,keyword,score,count,new\r\n"

  /// A row for each tag, and for each suggestion with 1 in the last column.
  public func csv(_ document: TaggedDocument) -> String {
    let id = Self.plain(document.id)
    return
      (document.tags.map { CSV.row([id, $0.text, "\($0.score)", "\($0.count)", "0"]) }
      + document.suggestions.map { CSV.row([id, $0.text, "\($0.score)", "\($0.count)", "1"]) })
      .joined()
  }

  /// A line of JSON: id, tags, and suggestions under "new".
  public func json(_ document: TaggedDocument) -> String {
    let suggestions = document.suggestions.map {
      VocabularyTag(text: $0.text, score: $0.score, count: $0.count)
    }
    return "{\"id\":\(document.id),\"new\":\(JSONText.encoded(suggestions)),"
      + "\"tags\":\(JSONText.encoded(document.tags))}\n"
  }
}
