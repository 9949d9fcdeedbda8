import Testing

@testable import Analysis

/// Dictionary forms of phrases, with the words that the product ships.
@Suite struct BaseFormTests {
  private func keep(_ phrase: String) -> String {
    KeywordTestResources.baseForm.baseForm(ofPhrase: phrase)
  }

  private func singular(_ phrase: String) -> String {
    KeywordTestResources.baseForm.baseForm(ofPhrase: phrase, number: .singular)
  }

  @Test(arguments: [
    ("sprzedaży bezpośredniej", "sprzedaż bezpośrednia"),
    ("nowymi torami kolejowymi", "nowe tory kolejowe"),
    ("trzecim prawem Keplera", "trzecie prawo Keplera"),
    ("indukowaną ruchem siłą", "indukowana ruchem siła"),
    ("zdalnie sterowanymi modelami", "zdalnie sterowane modele"),
  ])
  func adjectivesAgreeOnBothSidesOfTheNoun(phrase: String, form: String) {
    #expect(keep(phrase) == form)
  }

  @Test(arguments: [
    ("ochroną środowiska", "ochrona środowiska"),
    ("bazach danych", "bazy danych"),
    ("prawa karnego", "prawo karne"),
    ("walce z rakiem", "walka z rakiem"),
    ("zarządzaniem czasem", "zarządzanie czasem"),
    ("towarem niższego rzędu", "towar niższego rzędu"),
    ("równaniem Schrödingera zależnym od czasu", "równanie Schrödingera zależne od czasu"),
    ("badań i rozwoju", "badania i rozwój"),
    ("przełamywaniem starego schematu", "przełamywanie starego schematu"),
    ("konkurencyjnością wspomnianych sektorów", "konkurencyjność wspomnianych sektorów"),
    ("wydziału Centralnego Biura Śledczego", "wydział Centralnego Biura Śledczego"),
  ])
  func whatDependsOnTheHeadStays(phrase: String, form: String) {
    #expect(keep(phrase) == form)
  }

  @Test(arguments: [
    ("siła oporu", "siła oporu"), ("moc silnika", "moc silnika"),
    ("szereg liczb", "szereg liczb"), ("pięciu kolorów", "pięć kolorów"),
    ("pięcioma zmysłami", "pięć zmysłów"), ("dwojga imion", "dwoje imion"),
    ("wielu osób", "wiele osób"), ("dwóch kolorów", "dwa kolory"),
    ("trzech muszkieterów", "trzej muszkieterowie"),
  ])
  func numeralsGovernAndNounsThatMayCountDoNot(phrase: String, form: String) {
    #expect(keep(phrase) == form)
    #expect(singular(phrase) == form)
  }

  @Test(arguments: [
    ("zjednoczonych Niemiec", "zjednoczone Niemcy"), ("pięknych Mazur", "piękne Mazury"),
    ("Niemiec Zachodnich", "Niemcy Zachodnie"), ("Węgry", "Węgry"), ("Ateny", "Ateny"),
    ("Kijów", "Kijów"), ("Polaków", "Polacy"),
    ("ulicy Piotrkowskiej Łodzi", "ulica Piotrkowska Łodzi"),
    ("wydziału Centralnego Biura Śledczego", "wydział Centralnego Biura Śledczego"),
  ])
  func placesAreNoPeople(phrase: String, form: String) {
    #expect(keep(phrase) == form)
  }

  @Test(arguments: [
    ("stanu wzbudzonego atomu", "stan wzbudzony atomu"),
    ("podatku naliczonego sprzedawcy", "podatek naliczony sprzedawcy"),
    ("zasad wolnego rynku", "zasady wolnego rynku"),
  ])
  func participlesNameKinds(phrase: String, form: String) {
    #expect(keep(phrase) == form)
  }

  @Test(arguments: ["wieloma LED-ami", "dziesięcioma głaskami"])
  func genitivesAreNotGuessed(phrase: String) {
    #expect(keep(phrase) == phrase)
  }

  @Test(arguments: [
    ("starszych radców prawnych", "starsi radcy prawni"),
    ("lekarzy rodzinnych", "lekarze rodzinni"),
    ("psów", "psy"), ("ludzi", "ludzie"), ("oczu", "oczy"), ("fajne chłopaki", "fajne chłopaki"),
    ("bliskich substytutów", "bliskie substytuty"), ("hetmanów", "hetmani"),
    ("bękartów", "bękarci"), ("grzybów", "grzyby"),
  ])
  func pluralsFollowTheWordThatWasRead(phrase: String, form: String) {
    #expect(keep(phrase) == form)
  }

  @Test(arguments: [
    ("Markiem Belką", "Marek Belka"),
    ("prezydentem Andrzejem Dudą", "prezydent Andrzej Duda"),
    ("Janem Bożkiem", "Jan Bożek"), ("Igi Świątek", "Iga Świątek"),
    ("gen. Andersa", "gen. Anders"), ("ul. Fabrycznej", "ul. Fabryczna"),
    ("Strobe'a Talbotta", "Strobe Talbott"), ("Polaków", "Polacy"),
    ("Unią Europejską", "Unia Europejska"), ("Stanach Zjednoczonych", "Stany Zjednoczone"),
  ])
  func namesKeepTheirCapitals(phrase: String, form: String) {
    #expect(keep(phrase) == form)
  }

  @Test(arguments: [
    ("blockchainem", "blockchain"), ("science fiction", "science fiction"),
    ("big content", "big content"), ("karcie SIM", "karta SIM"),
    ("spotkań online", "spotkania online"), ("półprzewodnikiem typu n", "półprzewodnik typu n"),
    ("spadkownicy Atwooda", "spadkownica Atwooda"),
    ("nowych głasków", "nowe głaski"), ("dwuletnią Jannat", "dwuletnia Jannat"),
  ])
  func foreignAndUnknownWords(phrase: String, form: String) {
    #expect(keep(phrase) == form)
  }

  @Test(arguments: [
    ("stóp dyskontowych", "stopa dyskontowa"), ("psów", "pies"),
    ("mediów społecznościowych", "media społecznościowe"),
    ("praw człowieka", "prawa człowieka"), ("zmiany klimatu", "zmiany klimatu"),
    ("drzwiami", "drzwi"),
  ])
  func singularLeavesTermsThatPeopleWriteInThePlural(phrase: String, form: String) {
    #expect(singular(phrase) == form)
  }

  @Test(arguments: [
    "", " ", "…", "-", "a", "42", "🙂", "e\u{301}", "\u{0}", "i i i", "— –", "ŹŻ-", "-ość", "'",
    String(repeating: "ą", count: 5_000), String(repeating: "bardzo ", count: 300),
  ])
  func awkwardPhrasesComeBackWithAsManyWords(phrase: String) {
    for form in [keep(phrase), singular(phrase)] {
      #expect(
        form.split(whereSeparator: \.isWhitespace).count
          == phrase.split(whereSeparator: \.isWhitespace).count)
    }
  }

  @Test func dictionaryFormsStay() {
    for form in [
      "sprzedaż bezpośrednia", "media społecznościowe", "prawo karne", "Unia Europejska",
    ] {
      #expect(keep(form) == form)
    }
  }
}

@Suite struct PhraseClassesTests {
  @Test(arguments: [
    ("a.txt:2: ", "\nnonsense\n"), ("a.txt:1: ", "adjective : dobry"),
    ("a.txt:1: ", "vague : dobry,, zły"), ("a.txt:2: ", "vague : dobry\nvague : dobry"),
  ])
  func badLinesAreNamed(place: String, text: String) {
    let error = #expect(throws: KeywordsError.self) {
      try PhraseClasses(parsing: text, name: "a.txt")
    }
    #expect(error?.description.hasPrefix(place) == true)
  }
}
