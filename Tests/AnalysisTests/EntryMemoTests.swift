import Morphology
import Testing
import TextModel

@testable import Analysis

@Suite struct EntryMemoTests {
  /// Words between spaces as one sentence, annotated by `tagger`.
  private func document(_ text: String, _ tagger: Tagger) -> AnnotatedDocument {
    var tokens: [Token] = []
    var offset = 0
    for word in text.split(separator: " ") {
      let end = offset + word.utf8.count
      tokens.append(Token(range: ByteRange(offset, end), kind: .word))
      offset = end + 1
    }
    let whole = ByteRange(0, text.utf8.count)
    return tagger.annotated(
      Document(
        text: text, paragraphs: [Paragraph(range: whole, role: .body, sentences: 0..<1)],
        sentences: [Sentence(range: whole, tokens: 0..<tokens.count)], tokens: tokens))
  }

  private func values(
    _ document: AnnotatedDocument, _ memo: EntryMemo<String>, _ asked: inout [String]
  ) -> [String] {
    memo.values(for: document) { _, token in
      let word = String(document.document[document.document.tokens[token]])
      asked.append(word)
      return "<\(word)>"
    }
  }

  @Test func wordsAreLookedAtOnce() {
    let memo = EntryMemo<String>()
    let tagger = KeywordTestResources.tagger
    var asked: [String] = []
    #expect(
      values(document("ale często tutaj często", tagger), memo, &asked)
        == ["<ale>", "<często>", "<tutaj>"])
    #expect(asked == ["ale", "często", "tutaj"])
    asked = []
    #expect(
      values(document("tutaj ale zawsze", tagger), memo, &asked)
        == ["<tutaj>", "<ale>", "<zawsze>"])
    #expect(asked == ["zawsze"])
  }

  @Test func anotherTaggersNumbersAreItsOwn() {
    let memo = EntryMemo<String>()
    var asked: [String] = []
    _ = values(document("ale często tutaj", KeywordTestResources.tagger), memo, &asked)
    let other = Tagger(
      lexicon: KeywordTestResources.lexicon, frequencies: KeywordTestResources.frequencies,
      context: KeywordTestResources.tagger.context,
      closedWords: try! ClosedWords(parsing: "", name: "none"),
      wordParts: try! WordParts(parsing: "", name: "none"),
      endings: KeywordTestResources.endings)
    #expect(
      values(document("tutaj ale zawsze", other), memo, &asked)
        == ["<tutaj>", "<ale>", "<zawsze>"])
    #expect(asked == ["ale", "często", "tutaj", "tutaj", "ale", "zawsze"])
  }

  @Test func whatIsKnownIsNotLostWhereTwoWorkAtTheSameTime() {
    let memo = EntryMemo<String>()
    let tagger = KeywordTestResources.tagger
    var asked: [String] = []
    let first = document("ale często tutaj", tagger)
    _ = values(first, memo, &asked)
    let table = memo.table(for: first)
    // Its table is in use: this one learns anew, and knows less though its last number is higher.
    _ = values(document("wcale", tagger), memo, &asked)
    memo.keep(table)
    asked = []
    _ = values(document("ale często tutaj", tagger), memo, &asked)
    #expect(asked == [])
  }

  @Test func valuesOfAllEntriesAreReadAtOnce() {
    let memo = EntryMemo<String>()
    let tagger = KeywordTestResources.tagger
    var asked: [String] = []
    _ = values(document("ale często", tagger), memo, &asked)
    let next = document("tutaj często wcale", tagger)
    #expect(memo.table(for: next).values(count: 3, unknown: "?") == ["?", "<często>", "?"])
  }

  @Test func documentsWithoutTaggerAreNotKept() {
    let memo = EntryMemo<String>()
    let text = "Ala ma"
    let tokens = [
      Token(range: ByteRange(0, 3), kind: .word), Token(range: ByteRange(4, 6), kind: .word),
    ]
    let annotation = AnnotatedDocument.Annotation(
      lemmaIndex: 0, tag: Tag(.noun), frequencyClass: .unseen, source: .rule)
    let document = AnnotatedDocument(
      document: Document(text: text, paragraphs: [], sentences: [], tokens: tokens),
      annotations: [annotation, annotation], lemmas: ["x"])
    var asked: [String] = []
    for _ in 0..<2 { #expect(values(document, memo, &asked) == ["<Ala>", "<ma>"]) }
    #expect(asked == ["Ala", "ma", "Ala", "ma"])
  }
}
