public import Szpalta
import TextModel

/// A question to an index of lemmas: what people type, and what it means for the index.
///
/// Words stand in any form and all have to be found; between double quotes they
/// have to stand one behind the other; a word that ends in `*` is the beginning
/// of a lemma. No other sign has a meaning.
public struct SearchQuery: Sendable {
  /// As it was typed.
  public let text: String

  /// The lemmas of each term, one list a word, the likeliest first.
  public let terms: [Term]

  /// What has to be found.
  public struct Term: Hashable, Sendable {
    /// For each word its possible lemmas; of a beginning, the beginning.
    public var words: [[String]]
    /// True if the words are one, and a beginning.
    public var isPrefix = false
  }

  /// Of a phrase at most so many readings are asked for.
  private static let maximumReadings = 64

  /// The question `text`, whose lemmas `pipeline` finds.
  ///
  /// - Parameter isPhrase: whether all of it is a phrase, quotes or not.
  /// - Throws: `SzpaltaError` where it holds no word.
  public init(_ text: String, isPhrase: Bool = false, with pipeline: Pipeline) throws {
    self.text = text
    var terms: [Term] = []
    for part in isPhrase ? [.phrase(text)] : Self.parts(of: text) {
      switch part {
      case .words(let words):
        terms += Self.lemmas(of: words, pipeline).map { Term(words: [$0]) }
      case .phrase(let words):
        let lemmas = Self.lemmas(of: words, pipeline)
        if !lemmas.isEmpty { terms.append(Term(words: lemmas)) }
      case .prefix(let beginning):
        terms.append(Term(words: [[beginning.lowercased()]], isPrefix: true))
      }
    }
    guard !terms.isEmpty else {
      throw SzpaltaError(
        .invalidConfiguration, place: "QUERY",
        problem: "a word expected, \(text.isEmpty ? "nothing" : "\"\(text)\"") found")
    }
    self.terms = terms
  }

  private enum Part {
    case words(String)
    case phrase(String)
    case prefix(String)
  }

  private static let quotes: Set<Character> = ["\"", "„", "”", "“"]

  /// Words that follow each other stay together: they are each other's context.
  private static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    // What stands between a pair of quotes is every second piece; a quote that never closes is none.
    let pieces = text.split(omittingEmptySubsequences: false, whereSeparator: quotes.contains)
    for (index, piece) in pieces.enumerated() {
      if index % 2 == 1, index < pieces.count - 1 {
        parts.append(.phrase(String(piece)))
        continue
      }
      var words: [Substring] = []
      for word in piece.split(whereSeparator: \.isWhitespace) {
        guard word.hasSuffix("*"), word.contains(where: { $0.isLetter || $0.isNumber }) else {
          words.append(word)
          continue
        }
        parts.append(.words(words.joined(separator: " ")))
        words = []
        parts.append(.prefix(String(word.filter { $0 != "*" })))
      }
      parts.append(.words(words.joined(separator: " ")))
    }
    return parts
  }

  /// For each word of `text` the lemmas that it may have.
  private static func lemmas(of text: String, _ pipeline: Pipeline) -> [[String]] {
    if text.isEmpty { return [] }
    let article = pipeline.article(text, format: .text)
    let readings = pipeline.rankedReadings(of: article)
    return article.annotated.document.tokens.indices.compactMap { index in
      guard article.annotated.document.tokens[index].kind.isWordLike else { return nil }
      return LemmaText.lemmas(
        chosen: article.annotated.lemma(ofToken: index), among: readings[index])
    }
  }

  // MARK: FTS5

  /// The question in the language of FTS5; all that was typed stands inside its quotes.
  var expression: String {
    terms.map { term in
      if term.isPrefix { return Self.quoted(term.words[0][0]) + " *" }
      let readings = Self.readings(of: term.words).map { Self.quoted($0.joined(separator: " ")) }
      return "(" + readings.joined(separator: " OR ") + ")"
    }
    .joined(separator: " AND ")
  }

  /// Each way to choose a lemma for every word, the likeliest first.
  private static func readings(of words: [[String]]) -> [[String]] {
    words.reduce([[]]) { readings, lemmas in
      let all = readings.flatMap { reading in lemmas.map { reading + [$0] } }
      return Array(all.prefix(maximumReadings))
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\"\"").replacing("\0", with: " ") + "\""
  }
}
