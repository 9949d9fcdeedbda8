import Analysis
import Szpalta
import Testing

/// Findings of readability on the real lexicon and tagger.
@Suite struct FindingsTests {
  /// The findings of `kind` in `text`, each as its words.
  private func words(_ kind: Finding.Kind, in text: String) throws -> [String] {
    let report = try sharedPipeline.get().report(on: text, format: .text, name: "test")
    let bytes = Array(text.utf8)
    return (report.readability?.findings ?? Report.FindingEntries()).filter {
      $0.kind == kind.rawValue
    }.map { finding in
      finding.words.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }
        .joined(separator: " ")
    }
  }

  @Test(arguments: [
    ("Budynek został zburzony w marcu.", ["został zburzony"]),
    ("Wniosek będzie rozpatrzony jutro.", ["będzie rozpatrzony"]),
    ("Zburzony został cały kwartał.", ["Zburzony został"]),
    ("Umowa może zostać rozwiązana.", ["zostać rozwiązana"]),
    ("Dom był myty, malowany i sprzątany.", ["był malowany", "był myty", "był sprzątany"]),
    ("Wersja drukowana ukazała się w maju i była dostępna.", []),
    ("Była to zaplanowana akcja.", []),
    ("Zburzony budynek straszył.", []),
    ("Ona jest broniona przez siostrę, a napisany list leży.", ["jest broniona"]),
    ("Ona jest zmęczona życiem.", []),
  ])
  func thePassiveIsAnAuxiliaryWithItsParticiple(text: String, expected: [String]) throws {
    #expect(try words(.passive, in: text).sorted() == expected)
  }

  @Test(arguments: [
    ("Wniosek został oczywiście postawiony.", ["został postawiony"]),
    ("Zwierzęta nie są dokarmiane ani pojone.", ["są dokarmiane", "są pojone"]),
    ("Twierdza została opuszczona.", ["została opuszczona"]),
    ("Gminy będą wykonywać zadania zlecone.", []),
    ("Goście są zadowoleni.", []),
  ])
  func endingsTellThePassiveWhereFormsAreAlike(text: String, expected: [String]) throws {
    #expect(try words(.passive, in: text).sorted() == expected)
  }

  @Test(arguments: [
    ("Prosimy o wydanie nowego zaświadczenia.", ["wydanie"]),
    ("Kupiłem nowe wydanie.", []),
    ("Mieszkanie ma trzy okna.", []),
    ("Po wypiciu mleka kot usnął.", ["wypiciu"]),
    ("Przed zakończeniem nikt nie wyszedł.", ["zakończeniem"]),
    ("Jego zakończenie było smutne.", []),
    ("Czytanie mnie uspokaja.", ["Czytanie"]),
    ("Nie ma użycia bez zużycia.", ["użycia", "zużycia"]),
    ("Jego współczucie jest szczere.", []),
    ("Jego dokonania są imponujące.", []),
    ("Na stole stały dwie pieczenie.", []),
    ("Pracownik złożył wypowiedzenie.", []),
    ("Mówił otwarcie o błędach.", []),
  ])
  func gerundsAreActsNotThings(text: String, expected: [String]) throws {
    #expect(try words(.gerund, in: text) == expected)
  }

  @Test(arguments: [
    ("Tańczące dziewczęta niosły pomalowane jajka.", ["Tańczące", "pomalowane"]),
    ("Warunki określone w ustawie są trudne.", ["określone"]),
    ("Określone warunki są trudne.", []),
    ("Panująca dziś moda jest dziwna.", ["Panująca"]),
    ("Wiążący się z tym koszt jest duży.", ["Wiążący"]),
    ("Spotkał psa wymagającego opieki.", ["wymagającego"]),
    ("Wymagający pies czeka.", []),
    ("Twierdza została opuszczona.", ["opuszczona"]),
    ("Opuszczona twierdza stoi.", []),
    ("To był niedozwolony i nieudany ruch.", []),
    ("Libertarna eurozone pije herbatę.", []),
  ])
  func participlesAreOfVerbs(text: String, expected: [String]) throws {
    #expect(try words(.participle, in: text) == expected)
  }

  @Test(arguments: [
    ("W sali obrażano i zapraszano gości.", ["obrażano", "zapraszano"]),
    ("Znaleziono klucz do okna.", ["Znaleziono"]),
    ("Okno i kino są nowe.", []),
  ])
  func impersonalFormsEndInNoAndTo(text: String, expected: [String]) throws {
    #expect(try words(.impersonalForm, in: text) == expected)
  }

  @Test(arguments: [
    ("Firma dokonała wczoraj zakupu drukarki.", ["dokonała zakupu"], "kupić"),
    ("Piszemy w celu wyjaśnienia sprawy.", ["w celu"], "aby"),
    ("Klient posiada kartę.", ["posiada"], "mieć"),
  ])
  func officePolishHasSimplerWordings(text: String, expected: [String], wording: String) throws {
    #expect(try words(.plainWording, in: text) == expected)
    let report = try sharedPipeline.get().report(on: text, format: .text, name: "test")
    let finding = report.readability?.findings.first { $0.kind == "plainWording" }
    #expect(finding?.suggestions.contains(wording) == true)
    #expect(finding?.explanation["pl"]?.hasPrefix("Prościej: ") == true)
  }

  @Test func genitivesInARowAreAChain() throws {
    let found = try words(
      .genitiveChain, in: "Rozpoczęto procedurę sporządzenia planu zagospodarowania terenu gminy.")
    #expect(found == ["procedurę sporządzenia planu zagospodarowania terenu gminy"])
    #expect(try words(.genitiveChain, in: "Kot mojego sąsiada śpi.") == [])
  }

  @Test func negationsThatUndoEachOtherAreFound() throws {
    #expect(try words(.doubleNegation, in: "Nie można nie zauważyć tej zmiany.") == ["Nie nie"])
    #expect(try words(.doubleNegation, in: "Nikt nic nie wie.") == [])
  }

  /// The words of a sentence are summed some hundred at a time.
  @Test(arguments: [122, 123, 124, 125, 126, 127, 128, 254, 255])
  func wordsOfLongSentencesAreCountedTogether(before: Int) throws {
    let text = String(repeating: "tu i ", count: before) + "nie można nie zauważyć tej zmiany."
    #expect(try words(.doubleNegation, in: text) == ["nie nie"])
    let chain =
      String(repeating: "tu i ", count: before)
      + "rozpoczęto procedurę sporządzenia planu zagospodarowania terenu gminy."
    let found = try words(.genitiveChain, in: chain)
    #expect(found == ["procedurę sporządzenia planu zagospodarowania terenu gminy"])
  }

  @Test func transitionsInTwoPartsAreOne() throws {
    let found = try words(
      .transition, in: "Nie tylko pada, ale wieje. Po pierwsze marzniemy. Na przykład ja.")
    #expect(found == ["Nie tylko ale", "Po pierwsze", "Na przykład"])
  }

  @Test func sentencesThatBeginAlikeAreFoundFromThree() throws {
    let text = "Klient czeka. Klient dzwoni. Klient pisze. Sprzedawca milczy."
    #expect(try words(.repeatedOpening, in: text) == ["Klient Klient Klient"])
    #expect(try words(.repeatedOpening, in: "Klient czeka. Klient dzwoni. Ja nie.") == [])
  }

  @Test func sharesOfSentencesAddUpToTheIndex() throws {
    var configuration = Configuration()
    configuration.hardestSentences = .max
    let pipeline = try Pipeline(resources: Resources(), configuration: configuration)
    let text = try String(
      contentsOf: corpora.appending(path: "zarzadzanie-zebrania.txt"), encoding: .utf8)
    let report = try pipeline.report(on: text, format: .text, name: "test")
    let readability = try #require(report.readability)
    let fog = try #require(readability.indices.first { $0.id == "fogPL" }?.value)
    let sum = readability.hardestSentences.reduce(0) { $0 + $1.share }
    #expect(abs(sum - fog) < 1e-9)
    let hardest = try #require(readability.hardestSentences.first)
    #expect(try #require(hardest.fogIfRemoved) < fog)
    #expect(try #require(hardest.fogIfSplit) < fog)
  }

  @Test func intervalsAndProbabilitiesAreSound() throws {
    let text = try String(
      contentsOf: corpora.appending(path: "zarzadzanie-zebrania.txt"), encoding: .utf8)
    let report = try sharedPipeline.get().report(on: text, format: .text, name: "test")
    let readability = try #require(report.readability)
    for index in readability.indices {
      let (value, interval) = (try #require(index.value), try #require(index.interval))
      #expect(interval[0] <= value && value <= interval[1])
    }
    let difficulty = try #require(readability.difficulty)
    #expect(abs(difficulty.probabilities.reduce(0, +) - 1) < 1e-9)
    #expect(difficulty.difficultyClass == 3)
  }

  @Test(arguments: [
    ("", "noProse"),
    ("Kot.", "fewerThan100Words"),
    (
      "The committee has decided that every member should bring their own chairs tomorrow morning.",
      "notPolish"
    ),
    (
      "KOT MOJEGO SĄSIADA ŚPI CAŁY DZIEŃ NA DACHU NASZEGO WSPÓLNEGO GARAŻU PRZY LESIE",
      "allCapitals"
    ),
  ])
  func whatCannotBeMeasuredIsSaid(text: String, warning: String) throws {
    let report = try sharedPipeline.get().report(on: text, format: .text, name: "test")
    #expect(report.readability?.warnings.contains(warning) == true)
  }

  @Test func textWithoutAnEndIsSaidToHaveHardlyAnySentences() throws {
    let text = String(repeating: "mleko chleb masło jajka ", count: 300)
    let report = try sharedPipeline.get().report(on: text, format: .text, name: "test")
    #expect(report.readability?.warnings.contains("hardlyAnySentences") == true)
  }

  @Test func badLinesOfPhraseListsAreNamed() {
    #expect {
      _ = try PlainWords(parsing: "# x\nposiadać = mieć\nzbyć\n", name: "p.txt")
    } throws: { "\($0)".hasPrefix("p.txt:3: ") }
    #expect {
      _ = try LexicalisedWords(parsing: "zdanie\nwydanie *\nnowe wydanie\n", name: "l.txt")
    } throws: { "\($0)".hasPrefix("l.txt:3: ") }
    #expect {
      _ = try LexicalisedWords(parsing: "czytanie +\nzdanie\nczytanie\n", name: "l.txt")
    } throws: { "\($0)".hasPrefix("l.txt:3: ") }
    #expect {
      _ = try TransitionWords(parsing: "jednak\nAle\n", name: "t.txt")
    } throws: { "\($0)".hasPrefix("t.txt:2: ") }
  }
}
