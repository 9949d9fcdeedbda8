import Testing

@testable import Morphology

@Suite struct ParadigmTests {
  private let lexicon = Shipped.lexicon

  private func forms(_ lemma: String, _ tag: String) throws -> [String] {
    lexicon.forms(of: lemma, tag: try #require(Tag(tag)))
  }

  @Test(arguments: [
    ("człowiek", "subst:pl:gen:m1", "ludzi"), ("oko", "subst:pl:nom:n", "oczy"),
    ("iść", "praet:sg:f:imperf", "szła"), ("dobry", "adj:sg:nom:m1:com", "lepszy"),
    ("szybko", "adv:sup", "najszybciej"), ("dwa", "num:pl:gen:m1", "dwóch"),
    ("ja", "ppron12:sg:dat:m1:pri", "mnie"), ("być", "fin:pl:ter:imperf", "są"),
    ("Kraków", "subst:sg:loc:m3", "Krakowie"), ("czytać", "ger:sg:gen:n:imperf:aff", "czytania"),
    ("czytać", "pact:sg:nom:f:imperf:aff", "czytająca"),
  ])
  func lemmaAndTagGiveTheForm(lemma: String, tag: String, form: String) throws {
    #expect(try forms(lemma, tag).contains(form))
  }

  /// Where a word has two forms, the usual one is first.
  @Test(arguments: [
    ("profesor", "subst:pl:nom:m1", "profesorowie"), ("ręka", "subst:pl:inst:f", "rękami"),
    ("człowiek", "subst:pl:nom:m1", "ludzie"), ("pieniądz", "subst:pl:inst:m3", "pieniędzmi"),
    ("dom", "subst:sg:loc:m3", "domu"),
  ])
  func preferredFormStandsFirst(lemma: String, tag: String, form: String) throws {
    let found = try forms(lemma, tag)
    #expect(found.first == form, "\(found)")
  }

  @Test func wordsOfOneLemmaAreSeveralParadigms() {
    // "Zamek": a building (m3) in one paradigm whatever its sense; "piec": a noun and a verb.
    let kinds = lexicon.paradigms(of: "piec").map(\.kind)
    #expect(kinds.contains(.noun) && kinds.contains(.verb))
  }

  @Test(arguments: ["", "xqzw", "domu", "\0", String(repeating: "ą", count: 10_000)])
  func whatIsNoLemmaHasNoParadigm(text: String) throws {
    #expect(lexicon.paradigms(of: text).isEmpty)
    #expect(try forms(text, "subst:sg:nom:m3").isEmpty)
  }

  @Test(arguments: [
    ("subst:pl:gen", "subst:pl:gen:m1", true), ("pl:gen", "subst:pl:gen:m1", true),
    ("sg", "subst:pl:gen:m1", false), ("adj", "subst:pl:gen:m1", false),
    ("sg:acc", "subst:sg:nom.acc:m3", true), ("sup", "adj:sg:nom:f:sup", true),
    ("gen", "inf:imperf", false),
  ])
  func patternsMatchTags(pattern: String, tag: String, isMatch: Bool) throws {
    let tag = try #require(Tag(tag))
    #expect(try TagPattern(pattern).matches(tag) == isMatch)
  }

  @Test(arguments: ["", "xx", "subst:", "sg:subst", "subst:sg:xx", ":sg"])
  func badPatternsAreNamed(pattern: String) {
    #expect(throws: TagPatternError.self) { try TagPattern(pattern) }
  }

  /// A part of what `lexicon-builder verify` does for all lemmas: those that are forms of a frequent word.
  @Test func generatedFormsLeadBackWithTheirTag() {
    for lemma in [
      "zamek", "robić", "dobry", "pies", "mama", "Łódź", "sześć", "on", "czerwony", "ciąć",
    ] {
      let generated = lexicon.forms(of: lemma) { _ in true }
      #expect(!generated.isEmpty)
      for (form, tag) in generated {
        #expect(
          lexicon.interpretations(of: form, matching: .exact)
            .contains(Interpretation(lemma: lemma, tag: tag)), "\(form) \(tag)")
      }
    }
  }
}
