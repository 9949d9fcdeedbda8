import Testing

@testable import Morphology

@Suite struct LexiconTests {
  private let lexicon = Shipped.lexicon

  private func readings(_ form: String) -> Set<String> {
    Set(lexicon.interpretations(of: form).map { "\($0.lemma) \($0.tag)" })
  }

  @Test func formsHaveTheirLemmasAndTags() {
    #expect(readings("naszego").contains("nasz adj:sg:gen:m1.m2.m3.n:pos"))
    #expect(readings("piec").isSuperset(of: ["piec subst:sg:nom.acc:m3", "piec inf:imperf"]))
    #expect(readings("ludzi").contains { $0.hasPrefix("człowiek subst:pl") })
    #expect(readings("lepszy").contains { $0.hasPrefix("dobry adj") && $0.hasSuffix(":com") })
  }

  @Test(arguments: [
    "piec", "Piec", "PIEC", "warszawą", "Warszawą", "krakowem", "naj", "śmy", "biało", "ludzi",
    "xyz",
    "", "Polska", "naszego", "nienasycenie", "Curie",
  ])
  func kindsAreThoseOfTheReadings(form: String) {
    let readings = lexicon.interpretations(of: form)
    let (bytes, capitals) = LetterCase.folded(form.utf8Span.span)
    let kinds = lexicon.kinds(ofLowercase: bytes, capitals: capitals)
    #expect(kinds.isEmpty == readings.isEmpty)
    for each in PartOfSpeech.allCases {
      #expect(kinds.contains(each) == readings.contains { $0.tag.partOfSpeech == each })
    }
    let areNames = readings.allSatisfy { $0.lemma.first?.isUppercase == true }
    #expect(kinds.areNames == areNames)
  }

  @Test func letterCaseSelectsReadings() {
    // A city and a car: "Warszawa" and "warszawa".
    func lemmas(_ form: String, _ matching: Lexicon.CaseMatching = .lenient) -> Set<String> {
      Set(lexicon.interpretations(of: form, matching: matching).map(\.lemma))
    }
    #expect(lemmas("Warszawą", .exact) == ["Warszawa"])
    #expect(lemmas("WARSZAWĄ", .exact).isEmpty)
    #expect(lemmas("WARSZAWĄ") == ["Warszawa", "warszawa"])
    #expect(lemmas("warszawą") == ["warszawa"])
    #expect(lemmas("krakowem") == ["Kraków"])
    #expect(lexicon.interpretations(of: "Sprzedaży").contains { $0.lemma == "sprzedaż" })
  }

  @Test(arguments: ["", " ", "xqzw", "\0", "sprzedażż", "a\u{301}\u{302}", "powinni-śmy"])
  func whatIsNoFormHasNoReadings(form: String) {
    #expect(lexicon.interpretations(of: form).isEmpty)
    #expect(!lexicon.contains(form))
  }

  @Test(arguments: [
    "Warszawą", "WARSZAWĄ", "warszawą", "Piec", "piec", "zadanie", "pisanym", "dziale", "Mama",
    "mam",
    "ZUS", "zus", "xqzw", "",
  ])
  func shortWaysToReadingsFindTheSame(form: String) {
    let all = lexicon.interpretations(of: form)
    #expect(Set(lexicon.unrankedReadings(of: form)) == Set(all))
    let lowercase = form.lowercased()
    var (lemmas, plurals): (Set<String>, Set<String>) = ([], [])
    lexicon.forEachLemma(ofLowercase: lowercase.utf8Span.span) { bytes, isInPlural in
      let lemma = String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
      lemmas.insert(lemma)
      if isInPlural { plurals.insert(lemma) }
    }
    let readings = lexicon.interpretations(of: lowercase)
    #expect(lemmas == Set(readings.map { $0.lemma.lowercased() }))
    #expect(
      plurals
        == Set(
          readings.filter { $0.tag.grammemes.contains(.plural) }.map { $0.lemma.lowercased() }))
    for partOfSpeech in PartOfSpeech.allCases {
      let isThere = all.contains { $0.tag.partOfSpeech == partOfSpeech }
      #expect(lexicon.hasReading(of: form) { $0.partOfSpeech == partOfSpeech } == isThere)
    }
  }

  @Test func partsOfWordsAreNoWords() {
    #expect(!lexicon.contains("śmy"))
    #expect(lexicon.contains("powinniśmy") || lexicon.contains("powinni"))
  }

  @Test(arguments: [
    ("sprzedaż", "subst:pl:gen:f", "sprzedaży"), ("człowiek", "subst:pl:nom:m1", "ludzie"),
    ("dobry", "adj:sg:nom.voc:f:com", "lepsza"), ("miasto", "subst:sg:loc:n", "mieście"),
    ("Wrocław", "subst:sg:loc:m3", "Wrocławiu"),
  ])
  func lemmasGiveTheirForms(lemma: String, tag: String, form: String) throws {
    let wanted = try #require(Tag(tag))
    let found = lexicon.forms(of: lemma) {
      $0.partOfSpeech == wanted.partOfSpeech && $0.grammemes.isSuperset(of: wanted.grammemes)
    }
    #expect(found.map(\.form).contains(form), "\(found)")
  }

  /// Each form of some everyday lemmas leads back to its lemma with that tag.
  @Test(arguments: ["dom", "iść", "człowiek", "mały", "dwa", "ja", "Kraków", "pieniądz", "móc"])
  func generatedFormsLeadBack(lemma: String) {
    let forms = lexicon.forms(of: lemma) { _ in true }
    #expect(!forms.isEmpty)
    for (form, tag) in forms {
      #expect(
        lexicon.interpretations(of: form, matching: .any)
          .contains { $0.lemma == lemma && $0.tag == tag }, "\(form) \(tag)")
    }
  }

  @Test func theResourceSaysWhereItComesFrom() {
    #expect(lexicon.source.contains("sgjp"))
    #expect(lexicon.notice.contains("Copyright"))
    #expect(Shipped.frequencies.source.contains("wordfreq"))
    #expect(Shipped.frequencies.notice.contains("Attribution-ShareAlike 4.0"))
  }

  @Test func holdsAllFormsInSixMegabytes() throws {
    #expect(lexicon.formCount > 3_000_000)
    #expect(try Bytes(contentsOfFile: Shipped.path("pl.lexicon")).count <= 6_000_000)
  }

  @Test func frequentWordsHaveHighClasses() {
    let frequencies = Shipped.frequencies
    #expect(frequencies.frequencyClass(ofLemma: "być", .finiteVerb).zipf > 7)
    #expect(frequencies.frequencyClass(ofForm: "SIĘ") == frequencies.frequencyClass(ofForm: "się"))
    #expect(
      frequencies.frequencyClass(ofLemma: "dom", .noun)
        > frequencies.frequencyClass(ofLemma: "domator", .noun))
    #expect(frequencies.frequencyClass(ofForm: "xqzw") == .unseen)
  }
}
