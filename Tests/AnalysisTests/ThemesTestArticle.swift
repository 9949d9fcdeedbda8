public import Analysis
import Morphology
import TextModel

/// An annotated document written out as "form/lemma/tag" words.
///
/// A form alone is its own lemma, a noun; "/brev" makes an abbreviation; "." "," and "?" are
/// punctuation, and "." and "?" end a sentence. Each paragraph is a line of the text.
func themesArticle(_ paragraphs: [(role: Paragraph.Role, words: String)]) -> AnnotatedDocument {
  var builder = ThemesTestArticleBuilder()
  for paragraph in paragraphs { builder.append(paragraph.words, role: paragraph.role) }
  return builder.article
}

/// An article of one paragraph of running text.
func themesArticle(_ words: String) -> AnnotatedDocument { themesArticle([(.body, words)]) }

private struct ThemesTestArticleBuilder {
  private var text = ""
  private var paragraphs: [Paragraph] = []
  private var sentences: [Sentence] = []
  private var tokens: [Token] = []
  private var annotations: [AnnotatedDocument.Annotation] = []
  private var lemmas: [String] = []

  var article: AnnotatedDocument {
    AnnotatedDocument(
      document: Document(
        text: text, paragraphs: paragraphs, sentences: sentences, tokens: tokens),
      annotations: annotations, lemmas: lemmas)
  }

  mutating func append(_ words: String, role: Paragraph.Role) {
    let start = text.utf8.count
    let firstSentence = sentences.count
    var firstToken = tokens.count
    for word in words.split(separator: " ") {
      let kind = kind(of: word)
      if kind != .punctuation && text.utf8.count > start { text += " " }
      append(word, kind: kind)
      if word == "." || word == "?" { endSentence(from: &firstToken) }
    }
    endSentence(from: &firstToken)
    paragraphs.append(
      Paragraph(
        range: ByteRange(start, text.utf8.count), role: role,
        sentences: firstSentence..<sentences.count))
    text += "\n"
  }

  private func kind(of word: Substring) -> TokenKind {
    if [".", ",", "?"].contains(word) { return .punctuation }
    if word.hasPrefix("#") { return .hashtag }
    return word.contains("/brev") ? .abbreviation : .word
  }

  private mutating func append(_ word: Substring, kind: TokenKind) {
    let parts = word.split(separator: "/")
    let start = text.utf8.count
    text += parts[0]
    tokens.append(Token(range: ByteRange(start, text.utf8.count), kind: kind))
    let lemma = parts.count > 1 ? String(parts[1]) : parts[0].lowercased()
    let index = lemmas.firstIndex(of: lemma) ?? lemmas.count
    if index == lemmas.count { lemmas.append(lemma) }
    guard let tag = Tag(parts.count > 2 ? parts[2] : kind == .punctuation ? "interp" : "subst")
    else { preconditionFailure("\(word) has a tag of the tagset") }
    annotations.append(
      AnnotatedDocument.Annotation(
        lemmaIndex: index, tag: tag, frequencyClass: .unseen, source: .lexicon))
  }

  private mutating func endSentence(from firstToken: inout Int) {
    guard firstToken < tokens.count, let last = tokens.last else { return }
    sentences.append(
      Sentence(
        range: ByteRange(tokens[firstToken].range.start, last.range.end),
        tokens: firstToken..<tokens.count))
    firstToken = tokens.count
  }
}

/// A taxonomy of themes with the given terms; labels are the ids.
func themesTaxonomy(
  _ themes: (id: String, terms: [Taxonomy.Term])..., parents: [String: String] = [:]
) throws -> Taxonomy {
  try Taxonomy(
    themes: themes.map {
      Taxonomy.Theme(
        id: $0.id, labels: .init(pl: $0.id, en: $0.id), terms: $0.terms, parent: parents[$0.id])
    })
}

extension Taxonomy.Term: ExpressibleByStringLiteral {
  /// A term of weight 1.
  public init(stringLiteral text: String) { self.init(text) }
}
