import Foundation
import Testing
import TextModel

@testable import Morphology

@Suite struct ContextTests {
  /// The chosen reading of each word between spaces, as "lemma tag"; "." and "," are marks.
  private func readings(_ text: String) -> [String] {
    var tokens: [Token] = []
    var offset = 0
    for word in text.split(separator: " ") {
      let end = offset + word.utf8.count
      tokens.append(
        Token(
          range: ByteRange(offset, end),
          kind: word.allSatisfy(\.isPunctuation) ? .punctuation : .word))
      offset = end + 1
    }
    let whole = ByteRange(0, text.utf8.count)
    let annotated = Shipped.tagger.annotated(
      Document(
        text: text, paragraphs: [Paragraph(range: whole, role: .body, sentences: 0..<1)],
        sentences: [Sentence(range: whole, tokens: 0..<tokens.count)], tokens: tokens))
    return tokens.indices.map { "\(annotated.lemma(ofToken: $0)) \(annotated.tag(ofToken: $0))" }
  }

  @Test func prepositionsGovernTheCase() {
    #expect(
      readings("Mieszka w dużej wsi .")[2...3] == ["duży adj:sg:loc:f:pos", "wieś subst:sg:loc:f"])
    #expect(readings("Patrzy na dużą wieś .")[1...2] == ["na prep:acc", "duży adj:sg:acc:f:pos"])
  }

  @Test func subjectsAndObjectsAreToldApart() {
    #expect(readings("Kot widzi mysz .")[2] == "mysz subst:sg:acc:f")
    #expect(readings("Mysz widzi kota .")[0] == "mysz subst:sg:nom:f")
  }

  @Test func clausesTellSubjectFromObject() {
    // "Zdjęcie" and "zdjęcia" look the same in both cases.
    #expect(readings("Wczoraj mama pokazała zdjęcia .")[3].hasPrefix("zdjęcie subst:pl:acc"))
    #expect(readings("Zdjęcia leżą w domu .")[0].hasPrefix("zdjęcie subst:pl:nom"))
    #expect(readings("Na stole leży zdjęcie .")[3].hasPrefix("zdjęcie subst:sg:nom"))
  }

  /// What is told of those of `words` that anything is told of.
  private func told(_ words: [ClauseEvidence.Word]) -> [(token: Int, evidence: ClauseEvidence)] {
    // Longer than the sentence, as the decoder's is, and with what an earlier one left.
    var evidence = [ClauseEvidence](repeating: .noVocative, count: words.count + 1)
    ClauseEvidence.find(words.span, into: &evidence)
    return words.indices.filter { !evidence[$0].isEmpty }.map { ($0, evidence[$0]) }
  }

  @Test func evidenceIsFoundClauseByClause() {
    typealias Word = ClauseEvidence.Word
    let verb: Word = [.singularVerb]
    var found = told([.nominative, verb, .either, .border, .either, []])
    #expect(found.map(\.token) == [2, 4])
    #expect(found[0].evidence.nominativeSingular < 1 && found[0].evidence.accusative < 1)
    #expect(found[1].evidence.accusative < found[1].evidence.nominativeSingular, "no verb")
    found = told([.either, .perhapsVerb])
    #expect(found.isEmpty, "it may be a verb")
    found = told([[.infinitive, .takesAccusative], .either])
    #expect(found[0].evidence.nominativeSingular < found[0].evidence.accusative)
    found = told([])
    #expect(found.isEmpty)
    found = told([.preposition, .either, verb])
    #expect(found.isEmpty, "a preposition governs it")
    found = told([.either, [.personalVerb, .takesAccusative]])
    #expect(found[0].evidence.nominativePlural < found[0].evidence.accusative)
  }

  @Test func vocativesHaveNoPartInAClause() {
    var found = told([.perhapsVocative, .border, .perhapsVocative, .singularVerb])
    #expect(found.map(\.token) == [2])
    #expect(found[0].evidence.vocative < 0.5)
    found = told([.perhapsVocative, .preposition, .perhapsVocative])
    #expect(found.map(\.token) == [2])
    found = told([.preposition, [], [], .perhapsVocative])
    #expect(found.isEmpty, "what the preposition governs stands between")
  }

  @Test func factorsOfEvidenceAreThoseOfItsParts() {
    let evidence: ClauseEvidence = [.secondSubject, .pluralDisagrees, .noLocative]
    let factors = ClauseEvidence.factors.dropFirst(8 * Int(evidence.rawValue)).prefix(8)
    #expect(Array(factors) == [1, 0.5, 0.5 * 0.1, 1, 1e-6, 1, 1, 1])
    #expect(ContextModel.StateCases.accusative.number == 3)
    #expect(ContextModel.StateCases.vocative.number == 5)
  }

  @Test(arguments: [("Dziękuję panie prezesie .", 1), ("Do widzenia panie doktorze !", 2)])
  func whoIsCalledMayStandWithoutAComma(text: String, word: Int) {
    #expect(readings(text)[word] == "pan subst:sg:voc:m1")
    #expect(readings(text)[word + 1].hasSuffix("subst:sg:voc:m1"))
  }

  @Test(arguments: [
    ("Wierzy matce .", 1, "dat"), ("Dał siostrze wiarę w matkę .", 1, "dat"),
    ("Myśli o matce i siostrze .", 2, "loc"), ("Myśli o matce i siostrze .", 4, "loc"),
  ])
  func locativesStandBehindPrepositions(text: String, word: Int, grammaticalCase: String) {
    #expect(readings(text)[word].contains(":sg:\(grammaticalCase):"))
  }

  @Test func whatStandsWithoutAVerbIsNoObject() {
    #expect(readings("Zdjęcie ( stare zdjęcie ) wisi .")[3].hasPrefix("zdjęcie subst:sg:nom"))
    #expect(readings("Widząc pole i drzewo , wstał .")[3].hasPrefix("drzewo subst:sg:acc"))
  }

  @Test func namesAreSeldomPlural() {
    #expect(readings("Mieszka w Augustowie .")[2] == "Augustów subst:sg:loc:m3")
  }

  @Test func dataAreNoGivenThings() {
    #expect(readings("Zebrane dane pokazują wzrost .")[1] == "dane subst:pl:nom:n:pt")
    #expect(readings("W danym domu mieszka dana osoba .")[1].hasPrefix("dany adj"))
  }

  @Test func closedWordsDependOnTheirNeighbours() {
    #expect(readings("To jest dom .")[0].hasPrefix("to "))
    #expect(readings("Widzi ten dom w tym mieście .")[4].hasPrefix("ten "))
    #expect(readings("Nie może tego zrobić .")[1].hasPrefix("móc fin"))
    #expect(readings("Poszedł na nie .")[2].hasPrefix("on ppron3"))
  }

  @Test func conjunctionsGiveBackThePerson() {
    #expect(readings("Prosi , żebyśmy poszli .")[2].hasPrefix("żeby comp"))
  }

  @Test func lemmasOfOneClassHaveTheSameStates() {
    let lemmas = [
      "x", "robić", "być", "zostać", "chcieć", "móc", "musieć", "bywać", "w", "na", "nie", "i",
      "że",
      "który", "jaki", "ten", "sam", "kto", "co", "to", "nikt", "wszyscy", "bardzo", ",", ".", "–",
    ]
    var known: [String: [String]] = [:]
    for tag in Shipped.lexicon.table.tags {
      for lemma in lemmas {
        for government in [ContextStates.Government.none, .accusative, .genitive] {
          let key =
            "\(tag) \(ContextStates.lemmaClass(lemma, tag.partOfSpeech)) \(government.rawValue)"
          let states = ContextStates.expansions(of: tag, lemma: lemma, government: government)
            .map(\.state)
          #expect(known[key] ?? states == states, "\(lemma) \(tag)")
          known[key] = states
        }
      }
    }
  }

  @Test func readingsDoNotDependOnWhatWasReadBefore() {
    func tagged(_ text: String, by tagger: Tagger) -> [[RankedReading]] {
      tagger.rankedReadings(of: AnnotatedDocument.ofSentence(text).document)
    }
    let sentence = "Chcąc tego wczoraj , poszła prawie do domu ."
    let other = Self.newTagger()
    _ = tagged("Robiąc to , śpiewała , czytając książkę .", by: other)
    #expect(tagged(sentence, by: Self.newTagger()) == tagged(sentence, by: other))
  }

  @Test func documentsDoNotDependOnLongerSentencesBefore() {
    func annotated(_ text: String, by tagger: Tagger) -> [RankedReading] {
      let document = tagger.annotated(AnnotatedDocument.ofSentence(text).document)
      return document.document.tokens.indices.map { document.reading(ofToken: $0) }
    }
    let used = Self.newTagger()
    for count in [3, 1, 40, 2, 40_000, 5, 300, 1] {
      let text = [String](repeating: "stare dobre zamki i", count: count).joined(separator: " ")
      #expect(
        annotated(text + " domy stoją .", by: used)
          == annotated(text + " domy stoją .", by: Self.newTagger()), "\(count)")
    }
  }

  private static func newTagger() -> Tagger {
    Tagger(
      lexicon: Shipped.lexicon, frequencies: Shipped.frequencies, context: Shipped.tagger.context,
      closedWords: Shipped.tagger.closedWords, wordParts: Shipped.tagger.wordParts,
      endings: Shipped.tagger.endings)
  }

  @Test func everyTagOfTheLexiconHasAState() {
    for tag in Shipped.lexicon.table.tags {
      let expansions = ContextStates.expansions(of: tag, lemma: "x")
      #expect(!expansions.isEmpty, "\(tag)")
      #expect(Set(expansions.map(\.state)).count == expansions.count, "\(tag)")
      // Nothing is invented: each state's tag is a part of the whole.
      for expansion in expansions {
        #expect(expansion.tag.partOfSpeech == tag.partOfSpeech)
        #expect(tag.grammemes.isSuperset(of: expansion.tag.grammemes), "\(tag)")
      }
    }
  }

  @Test func longSentencesAndWordsAreDecoded() {
    let words = [String](repeating: "duże zamki", count: 20_000).joined(separator: " ")
    #expect(readings(words).count == 40_000)
    #expect(readings(String(repeating: "ą", count: 10_000)).count == 1)
    #expect(readings("e\u{301}le\u{300}ve привет-świat").count == 2)
  }

  @Test func damagedModelsAreRefused() throws {
    let bytes = try Data(contentsOf: URL(filePath: Shipped.path("pl.context")))
    let path = FileManager.default.temporaryDirectory
      .appending(path: "szpalta-\(UUID().uuidString).context").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    for flip in 0..<200 {
      var damaged = bytes
      damaged[flip * 7919 % bytes.count] ^= 1 << UInt8(flip % 8)
      try damaged.write(to: URL(filePath: path))
      #expect(throws: LexiconError.self) { try ContextModel(contentsOfFile: path) }
    }
    try bytes.prefix(bytes.count / 2).write(to: URL(filePath: path))
    #expect(throws: LexiconError.self) { try ContextModel(contentsOfFile: path) }
    #expect(throws: LexiconError.self) {
      try ContextModel(contentsOfFile: Shipped.path("pl.frequencies"))
    }
  }

  @Test(arguments: [
    "nie", "nie part=1", "nie nie|part", "nie nie|part=2", "nie nie|xyz=1", "nie |part=1",
    "nie nie|part=1\nnie nie|part=1",
  ])
  func badListsOfClosedWordsAreNamedWithTheirLine(text: String) {
    let error = #expect(throws: LexiconError.self) {
      try ClosedWords(parsing: "# list\n" + text, name: "list")
    }
    #expect(error?.description.contains("list:") == true)
  }
}
