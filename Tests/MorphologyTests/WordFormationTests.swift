import Testing
import TextModel

@testable import Morphology

/// Words that the lexicon lacks, by themselves: what lemma and tag they get, and where from.
@Suite struct WordFormationTests {
  private func readings(_ word: String, isInitial: Bool = false) -> [Reading] {
    Shipped.tagger.readings(for: word, .word, isInitial: isInitial)
  }

  /// Expects that `word` can be a form of `lemma` with a tag that fits, by a rule, and of no other lemma.
  private func expectRule(_ word: String, _ lemma: String, _ tag: String) throws {
    let wanted = try TagPattern(tag)
    let found = readings(word)
    #expect(found.contains { $0.lemma == lemma && wanted.matches($0.tag) }, "\(found)")
    #expect(Set(found.map(\.lemma)).count == 1, "\(found)")
    #expect(found.allSatisfy { $0.source == .rule }, "\(found)")
  }

  @Test(arguments: [
    ("30-letni", "30-letni", "adj:sg:nom:m1"), ("5-osobowych", "5-osobowy", "adj:pl:gen"),
    ("50-lecie", "50-lecie", "subst:sg:nom:n"), ("XX-lecia", "XX-lecie", "subst:sg:gen:n"),
    ("20-tego", "20-ty", "adj:sg:gen:m1"), ("1-szy", "1-szy", "adj:sg:nom:m1"),
    ("2-giej", "2-gi", "adj:sg:gen:f"), ("3-cia", "3-ci", "adj:sg:nom:f"),
    ("1-go", "1-y", "adj:sg:gen:m1"), ("80-te", "80-ty", "adj:pl:nom"),
    ("20-stu", "20", "num:pl:gen"), ("25-latków", "25-latek", "subst:pl:gen"),
  ])
  func numbersTakeEndings(word: String, lemma: String, tag: String) throws {
    try expectRule(word, lemma, tag)
  }

  @Test(arguments: [
    ("biało-czerwonego", "biało-czerwony", "adj:sg:gen:m1"),
    ("polsko-ukraińskimi", "polsko-ukraiński", "adj:pl:inst"),
    ("e-papierosów", "e-papieros", "subst:pl:gen"), ("nie-Polaka", "nie-Polak", "subst:sg:gen:m1"),
    ("chłopca-sieroty", "chłopiec-sierota", "subst:sg:gen"),
    ("kobiety-żołnierza", "kobieta-żołnierz", "subst:sg:gen"),
  ])
  func compoundsKeepTheirFirstPartOrInflectIt(word: String, lemma: String, tag: String) throws {
    let wanted = try TagPattern(tag)
    let found = readings(word)
    #expect(found.contains { $0.lemma == lemma && wanted.matches($0.tag) }, "\(found)")
    #expect(found.allSatisfy { $0.source == .rule }, "\(found)")
  }

  @Test func doubleSurnamesInflectInBothParts() {
    #expect(readings("Skłodowskiej-Curie").allSatisfy { $0.lemma == "Skłodowska-Curie" })
    #expect(readings("Nowak-Jeziorańskiego").contains { $0.lemma == "Nowak-Jeziorański" })
  }

  @Test(arguments: [
    ("XYZ-u", "XYZ", "subst:sg:gen:m3"), ("QWP-em", "QWP", "subst:sg:inst:m3"),
    ("QWP-owi", "QWP", "subst:sg:dat"), ("QWP-ie", "QWP", "subst:sg:loc"),
  ])
  func acronymsTakeEndings(word: String, lemma: String, tag: String) throws {
    try expectRule(word, lemma, tag)
  }

  @Test(arguments: [
    ("PKP-owski", "PKP-owski", "adj:sg:nom"), ("PKP-owskiego", "PKP-owski", "adj:sg:gen"),
    ("PiS-owca", "PiS-owiec", "subst:sg:gen"), ("QWP-owskich", "QWP-owski", "adj:pl:gen"),
  ])
  func acronymsMakeWords(word: String, lemma: String, tag: String) throws {
    let wanted = try TagPattern(tag)
    let best = try #require(readings(word).first)
    #expect(best.lemma == lemma && best.source == .rule)
    #expect(readings(word).contains { $0.lemma == lemma && wanted.matches($0.tag) })
  }

  @Test(arguments: [
    ("Kennedy'ego", "Kennedy", "subst:sg:gen:m1"), ("Shelley’emu", "Shelley", "subst:sg:dat:m1"),
    ("Remarque'a", "Remarque", "subst:sg:acc:m1"), ("Joyce'em", "Joyce", "subst:sg:inst"),
    ("Newcastle'u", "Newcastle", "subst:sg:loc"), ("Beatles'ów", "Beatles", "subst:pl:gen"),
    ("McDonald's", "McDonald's", "subst"),
  ])
  func apostrophesPartNamesFromEndings(word: String, lemma: String, tag: String) throws {
    try expectRule(word, lemma, tag)
  }

  @Test(arguments: [
    ("tyś", "ty", "ppron12"), ("jużem", "już", "part"), ("kiedyśmy", "kiedy", "comp"),
    ("żebyśmy", "żeby", "comp"), ("gdybyście", "gdyby", "comp"), ("nań", "na", "prep:acc"),
    ("doń", "do", "prep:gen"), ("Weń", "w", "prep:acc"), ("idźże", "iść", "impt:sg:sec"),
    ("dajmyż", "dać", "impt:pl:pri"),
  ])
  func endingsOnOtherWordsLeaveTheWord(word: String, lemma: String, tag: String) throws {
    try expectRule(word, lemma, tag)
  }

  @Test(arguments: [
    ("superbohaterki", "superbohaterka", "subst:sg:gen:f"),
    ("eksmężem", "eksmąż", "subst:sg:inst:m1"), ("nieczłowieka", "nieczłowiek", "subst:sg:gen"),
    ("mikrofirmami", "mikrofirma", "subst:pl:inst:f"),
    ("zlajkowali", "zlajkować", "praet:pl:m1:perf"),
    ("postpandemicznej", "postpandemiczny", "adj:sg:gen:f"),
    ("najultranowocześniejszy", "ultranowoczesny", "adj:sg:nom:sup"),
  ])
  func productivePrefixesStandBeforeKnownWords(word: String, lemma: String, tag: String) throws {
    // "Pandemiczny" need not be in the lexicon: then the guesser knows the word by its ending.
    let wanted = try TagPattern(tag)
    #expect(readings(word).contains { $0.lemma == lemma && wanted.matches($0.tag) })
  }

  @Test func capitalsInsideASentenceHideNoPrefix() {
    #expect(!readings("Proustem").contains { $0.source == .rule })
  }

  @Test(arguments: [
    ("Macronowi", "Macron", "subst:sg:dat:m1"), ("Zelenskiego", "Zelenski", "subst:sg:gen:m1"),
    ("frobnikowaniem", "frobnikować", "ger:sg:inst"), ("frobnicznego", "frobniczny", "adj:sg:gen"),
    ("frobnikował", "frobnikować", "praet:sg:m1"),
    ("frobniczność", "frobniczność", "subst:sg:nom:f"),
  ])
  func endingsOfUnknownWordsAreGuessed(word: String, lemma: String, tag: String) throws {
    let wanted = try TagPattern(tag)
    let found = readings(word)
    #expect(found.allSatisfy { $0.source == .guess })
    #expect(found.contains { $0.lemma == lemma && wanted.matches($0.tag) }, "\(found.map(\.lemma))")
  }

  @Test(arguments: [
    "-", "--", "a-", "-a", "'", "x'", "'a", "30-", "-letni", "PRL-", "XX-", "naj", "nie", "ń",
    "e-", "e-e-e-e", "3D", "4x4", "привет", "Wрocław", "日本", "a\u{301}\u{328}", "\0", "ż",
    "nie-nie-nie-nie", "PRL-u-u", "O'", "’s",
  ])
  func oddWordsHaveAReading(word: String) { #expect(!readings(word, isInitial: true).isEmpty) }

  @Test(arguments: ["ą", "-", "a-", "naj", "super", "'a", "nie", "PRL-", "ń", "ż", "1-"])
  func wordsOfTenThousandLettersAreHandled(part: String) {
    let word = String(repeating: part, count: 10_000 / part.count)
    for isInitial in [true, false] { #expect(!readings(word, isInitial: isInitial).isEmpty) }
  }

  @Test(arguments: [
    ("z\u{307}o\u{301}łtego", "żółty"), ("dre\u{328}twy", "drętwy"),
    ("E\u{301}tienne'a", "Étienne"), ("Sło\u{301}wko", "słówko"),
  ])
  func decomposedLettersAreRead(word: String, lemma: String) {
    #expect(readings(word, isInitial: true).contains { $0.lemma == lemma })
  }

  @Test(arguments: [
    "prefix", "prefix anty extra", "suffix ość", "apostrophe a", "apostrophe a subst:xx",
    "prefix Anty", "prefix anty\nprefix anty", "acronym u",
  ])
  func badListsOfPartsAreNamedWithTheirLine(text: String) {
    let error = #expect(throws: LexiconError.self) {
      try WordParts(parsing: "# parts\n" + text, name: "list")
    }
    let line = text.contains("\n") ? 3 : 2
    #expect(error?.description.contains("list:\(line): ") == true, "\(String(describing: error))")
  }
}
