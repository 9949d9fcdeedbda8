import Analysis
import Foundation
import Morphology
import TextModel

/// Finds files of the repository from the place of this file.
enum ReadabilityFiles {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()

  static let syllableRules: String = text(
    tests.appending(path: "../../Sources/Szpalta/Resources/pl.syllables.txt"))
  static let syllableWords: String = text(tests.appending(path: "../Fixtures/syllables.tsv"))
  static let textstatFigures: String = text(tests.appending(path: "../Fixtures/textstat.tsv"))

  private static func text(_ url: URL) -> String {
    do {
      return try String(contentsOf: url, encoding: .utf8)
    } catch {
      fatalError("\(url.path): \(error)")
    }
  }
}

extension Syllables {
  /// The rules that Szpalta ships.
  static func polish() throws -> Syllables {
    try Syllables(parsing: ReadabilityFiles.syllableRules, name: "pl.syllables.txt")
  }
}

/// Builds small annotated documents: tokens are runs without spaces, less the punctuation at their
/// ends; a sentence ends at a token that ends in ".", "!" or "?". "np." and "dr" are abbreviations.
struct ReadabilityTestDocument {
  private var text = ""
  private var paragraphs: [Paragraph] = []
  private var sentences: [Sentence] = []
  private var tokens: [Token] = []
  private var annotations: [AnnotatedDocument.Annotation] = []
  private var lemmas: [String] = []

  /// The lemma and tag of some forms; others are their own lemma, a guess.
  var readings: [String: (lemma: String, tag: String)] = [:]

  init(readings: [String: (lemma: String, tag: String)] = [:]) { self.readings = readings }

  static func annotated(
    _ text: String, readings: [String: (lemma: String, tag: String)] = [:]
  ) -> AnnotatedDocument {
    var builder = ReadabilityTestDocument(readings: readings)
    builder.add(text, role: .body)
    return builder.annotated()
  }

  mutating func add(_ paragraph: String, role: Paragraph.Role) {
    if !text.isEmpty { text += "\n\n" }
    let start = text.utf8.count
    let firstSentence = sentences.count
    var firstToken = tokens.count
    for run in paragraph.split(separator: " ") {
      if text.utf8.count > start { text += " " }
      let endsSentence = addTokens(of: run)
      if endsSentence { endSentence(&firstToken) }
    }
    endSentence(&firstToken)
    paragraphs.append(
      Paragraph(
        range: ByteRange(start, text.utf8.count), role: role,
        sentences: firstSentence..<sentences.count))
  }

  func annotated() -> AnnotatedDocument {
    AnnotatedDocument(
      document: Document(
        text: text, paragraphs: paragraphs, sentences: sentences, tokens: tokens),
      annotations: annotations, lemmas: lemmas)
  }

  private static let abbreviations: Set<Substring> = ["np.", "dr", "m.in."]

  /// Adds the word and the punctuation of `run`; true if a sentence ends with it.
  private mutating func addTokens(of run: Substring) -> Bool {
    if Self.abbreviations.contains(run) {
      addToken(run, kind: .abbreviation)
      return false
    }
    let word = run.prefix { !".,!?…:".contains($0) }
    if !word.isEmpty {
      addToken(word, kind: word.allSatisfy(\.isNumber) ? .number : .word)
    }
    for mark in run.dropFirst(word.count) {
      addToken(String(mark), kind: .punctuation)
    }
    return run.last.map { ".!?…".contains($0) } ?? false
  }

  private mutating func addToken(_ form: some StringProtocol, kind: TokenKind) {
    let start = text.utf8.count
    text += form
    tokens.append(Token(range: ByteRange(start, text.utf8.count), kind: kind))
    let reading = readings[String(form)]
    let lemma = reading?.lemma ?? String(form)
    let index = lemmas.firstIndex(of: lemma) ?? lemmas.count
    if index == lemmas.count { lemmas.append(lemma) }
    guard let tag = Tag(reading?.tag ?? "ign") else { fatalError("no tag: \(reading?.tag ?? "")") }
    annotations.append(
      .init(
        lemmaIndex: index, tag: tag, frequencyClass: .unseen,
        source: reading == nil ? .guess : .lexicon))
  }

  private mutating func endSentence(_ firstToken: inout Int) {
    guard firstToken < tokens.count, let last = tokens.last else { return }
    sentences.append(
      Sentence(
        range: ByteRange(tokens[firstToken].range.start, last.range.end),
        tokens: firstToken..<tokens.count))
    firstToken = tokens.count
  }
}
