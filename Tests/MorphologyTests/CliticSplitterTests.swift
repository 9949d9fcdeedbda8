import Testing

@testable import Morphology

/// Which words are several, and what their parts are.
@Suite struct CliticSplitterTests {
  /// The parts of `form` in its likeliest reading.
  static func parts(of form: String) -> [CliticSplitter.Part] {
    let lexicon = Shipped.lexicon
    let reading = lexicon.interpretations(of: form).first { !$0.tag.isOfWordPart }
    return CliticSplitter(lexicon: lexicon).parts(
      of: form, lemma: reading?.lemma ?? form, tag: reading?.tag ?? Tag(.unknown))
  }

  @Test(arguments: [
    ("zrobiłem", "zrobił em"), ("zrobiłam", "zrobiła m"), ("zrobiłeś", "zrobił eś"),
    ("zrobiłaś", "zrobiła ś"), ("zrobiliśmy", "zrobili śmy"), ("zrobiłyście", "zrobiły ście"),
    ("szedłem", "szedł em"), ("poszliśmy", "poszli śmy"), ("byłaś", "była ś"),
    ("niosłem", "niosł em"), ("mogłam", "mogła m"), ("powinniśmy", "powinni śmy"),
    ("powinienem", "powinien em"), ("powinnaś", "powinna ś"), ("powinniście", "powinni ście"),
    ("winienem", "winien em"), ("winnaś", "winna ś"),
    ("zrobiłbym", "zrobił by m"), ("zrobiłabyś", "zrobiła by ś"), ("zrobiłby", "zrobił by"),
    ("zrobiłoby", "zrobiło by"), ("zrobilibyśmy", "zrobili by śmy"),
    ("zrobiłybyście", "zrobiły by ście"), ("chcielibyśmy", "chcieli by śmy"),
    ("byłby", "był by"), ("mogłaby", "mogła by"),
    ("bym", "by m"), ("byśmy", "by śmy"), ("byście", "by ście"), ("żebyśmy", "żeby śmy"),
    ("żebym", "żeby m"), ("abyś", "aby ś"), ("abyście", "aby ście"), ("gdybym", "gdyby m"),
    ("gdybyście", "gdyby ście"), ("jakbyś", "jakby ś"), ("choćbym", "choćby m"),
    ("czyżbyś", "czyżby ś"), ("jeślibyś", "jeśliby ś"), ("anibym", "ani by m"),
    ("tyś", "ty ś"), ("żeś", "że ś"), ("żem", "że m"), ("jużem", "już em"), ("jakem", "jak em"),
    ("cóżeś", "cóż eś"), ("kiedyśmy", "kiedy śmy"), ("dlaczegoś", "dlaczego ś"),
    ("jeszczem", "jeszcze m"), ("gdyśmy", "gdy śmy"), ("myśmy", "my śmy"),
    ("wyście", "wy ście"),
    ("nań", "na ń"), ("doń", "do ń"), ("zań", "za ń"), ("zeń", "ze ń"), ("weń", "we ń"),
    ("odeń", "ode ń"), ("przezeń", "przeze ń"), ("podeń", "pode ń"), ("nadeń", "nade ń"),
    ("Zrobiłbym", "Zrobił by m"), ("Nań", "Na ń"), ("abys\u{301}my", "aby s\u{301}my"),
  ])
  func wordIsMadeOf(form: String, parts: String) {
    let found = Self.parts(of: form)
    #expect(found.map(\.form).joined(separator: " ") == parts)
    if !found.isEmpty { #expect(found.map(\.form).joined() == form, "the parts are the word") }
  }

  @Test(arguments: [
    "ktoś", "coś", "gdzieś", "jakiś", "kiedyś", "skądś", "dokądś", "czyjś", "dziś", "wieś",
    "jesteśmy", "jestem", "jesteście", "chodźmy", "zróbmy", "idźcie", "zrobimy", "wiemy", "umiem",
    "robiłem.pl", "system", "problem", "tekstem", "psem", "chlebem", "razem", "potem", "zatem",
    "czasem", "dom", "tom", "sam", "tam", "nam", "wam", "im", "tym", "ktokolwiek", "aby", "żeby",
    "gdyby", "jakby", "choćby", "niby", "chyba", "baby", "osoby", "ryby", "lub", "więc", "koń",
    "dłoń", "słoń", "tydzień", "dzień", "broń", "woń", "toń", "zrobił", "zrobili", "powinien",
    "powinni", "idąc", "zrobiwszy", "Hańba", "Adam", "Kraków", "gęś", "łoś", "miłoś",
  ])
  func wordIsOne(form: String) {
    #expect(Self.parts(of: form).isEmpty)
  }

  @Test func partsHaveLemmaAndTag() {
    let parts = Self.parts(of: "powinniśmy")
    #expect(parts.map(\.lemma) == ["powinien", "być"])
    #expect(
      parts.map(\.tag.description) == ["winien:pl:m1:imperf", "aglt:pl:pri:imperf:nwok"])
    let conditional = Self.parts(of: "zrobiłbym")
    #expect(conditional.map(\.lemma) == ["zrobić", "by", "być"])
    #expect(
      conditional.map(\.tag.description)
        == ["praet:sg:m1.m2.m3:perf", "part", "aglt:sg:pri:imperf:nwok"])
    #expect(
      Self.parts(of: "doń").map(\.tag.description)
        == ["prep:gen:nwok", "ppron3:sg:gen:m1.m2.m3:ter:nakc:praep"])
  }
}
