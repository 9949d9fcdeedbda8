import Testing

@testable import Analysis

@Suite struct LemmaBackgroundTests {
  @Test func commonLemmasAreLessDistinctive() throws {
    let background = try LemmaBackground(
      parsing: "# shares\n1000 : w\n100 : czas dom\n5 : zegar\n", name: "b.txt")
    #expect(abs(background.distinction(of: "w")) < 1e-6)
    #expect(background.distinction(of: "czas") == background.distinction(of: "dom"))
    #expect(background.distinction(of: "dom") < background.distinction(of: "zegar"))
    #expect(background.distinction(of: "zegar") < 1)
    #expect(background.distinction(of: "zegarmistrz") == 1)
  }

  @Test(arguments: [
    ("b.txt:1", "czas"), ("b.txt:1", "0 : czas"), ("b.txt:2", "# a\n1001 : czas"),
    ("b.txt:1", "5 :"), ("b.txt:3", "9 : dom\n# a\n8 : czas dom"),
  ])
  func badLinesAreNamed(place: String, text: String) {
    let error = #expect(throws: KeywordsError.self) {
      _ = try LemmaBackground(parsing: text, name: "b.txt")
    }
    #expect(error?.description.hasPrefix(place + ": ") == true)
  }

  @Test func whatShipsTellsWordsOfTopicsFromOthers() throws {
    let background = try LemmaBackground(
      parsing: KeywordTestResources.text("pl.background.txt"), name: "pl.background.txt")
    #expect(background.distinction(of: "być") < 0.05)
    #expect(background.distinction(of: "przykład") < 0.5)
    #expect(background.distinction(of: "marketing") > 0.8)
  }
}
