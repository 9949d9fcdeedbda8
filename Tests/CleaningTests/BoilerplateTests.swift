import Cleaning
import Testing

@Suite struct BoilerplateTests {
  @Test(arguments: [
    (
      "Pierwszy akapit.\nCzytaj też: Nowy most\nDrugi akapit.\n",
      "Pierwszy akapit.\nDrugi akapit.\n"
    ),
    ("Koniec.\n  UDOSTĘPNIJ  \n", "Koniec.\n"), ("Reklama", ""),
    ("Reklama\r\nTekst\r\n", "Tekst\r\n"),
  ])
  func removesLinesOfThePage(before: String, after: String) {
    #expect(Resources.cleaner(.boilerplate).cleaned(before) == after)
  }

  @Test(arguments: [
    "Reklama dźwignią handlu.\n", "Autor prosi: czytaj też między wierszami.\n", "Reklama\u{C}\n",
    "Czytaj też: " + String(repeating: "bardzo ", count: 60) + "długi akapit.\n", "", "\n\n",
  ])
  func leavesTheArticleAlone(text: String) {
    #expect(Resources.cleaner(.boilerplate).edits(for: text).isEmpty)
  }

  @Test(arguments: [("abc\nOK\n", 1), ("# tak\nCzytaj * dalej\n", 2), ("Reklama\nreklama\n", 2)])
  func wrongPatternsAreErrors(list: String, line: Int) throws {
    let error = try #require(throws: BoilerplateError.self) {
      try Boilerplate(parsing: list, name: "lista.txt")
    }
    #expect(error.line == line)
    #expect(error.description.hasPrefix("lista.txt:\(line): "))
  }
}
