import Foundation
import Testing

@Suite struct ReadabilityCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    _ = try folder.file("a.txt", Array("Kot śpi. Pies biega po lesie.\n".utf8))
    _ = try folder.file(
      "b.md",
      Array(
        "Zagospodarowanie przestrzenne nieruchomości niezabudowanych zostało zaprojektowane.\n".utf8
      ))
  }

  @Test func aGateEndsWithOneAboveItsLimit() throws {
    let program = Program(folder: folder.url)
    #expect(try program.run("readability", "--fail-above", "fog=12", "a.txt").status == 0)
    let hard = try program.run("readability", "--fail-above", "fog=12,smog=99", "b.md")
    #expect(hard.status == 1)
    #expect(hard.errors.contains("b.md: fogPL is"))
    let wrong = try program.run("readability", "--fail-above", "mgła=3", "a.txt")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("fog=12 expected"))
  }

  @Test func aFolderIsATableTheHardestFirst() throws {
    let program = Program(folder: folder.url)
    let table = try program.run("readability", ".", "--format", "csv")
    #expect(table.status == 0, "\(table.errors)")
    let lines = table.output.split(separator: "\r\n")
    #expect(lines.count == 3)
    #expect(lines[1].hasPrefix("\"./b.md\",") && lines[2].hasPrefix("\"./a.txt\","))
    let text = try program.run("readability", ".", "--lang", "en")
    #expect(text.output.contains("article"))
  }

  @Test func aRevisionStandsBesideTheOld() throws {
    let program = Program(folder: folder.url)
    let result = try program.run("readability", "--compare", "b.md", "a.txt")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("b.md → a.txt"))
    #expect(result.output.contains("strona bierna"))
    #expect(try program.run("readability", "--compare", "a.txt").status == 2)
  }

  @Test func aProfileJudgesAndItsGateEndsWithOne() throws {
    let program = Program(folder: folder.url)
    let easy = try program.run("readability", "--profile", "press", "a.txt", "--fail-on", "watch")
    #expect(easy.status == 1)
    #expect(easy.errors.contains("a.txt: fix: content"))
    let result = try program.run("readability", "--profile", "office", "b.md", "--lang", "en")
    #expect(result.status == 0)
    #expect(result.output.contains("Profile: office letter") && result.output.contains("fix"))
    let failed = try program.run("readability", "--profile", "office", "b.md", "--fail-on", "fix")
    #expect(failed.status == 1)
    #expect(failed.errors.contains("b.md: fix: FOG-PL"))
    #expect(try program.run("readability", "a.txt", "--fail-on", "fix").status == 2)
  }

  @Test func profilesAreNamedAndThoseUnknownRefused() throws {
    let program = Program(folder: folder.url)
    let list = try program.run("readability", "--list-profiles")
    #expect(list.status == 0)
    #expect(list.output.contains("press\tprasa\t"))
    let unknown = try program.run("readability", "--profile", "prasa", "a.txt")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("children, general, office, press, specialists"))
  }

  @Test func aProfileOfOnesOwnIsAFile() throws {
    let program = Program(folder: folder.url)
    let profile = "id: own\nlabels: {pl: moi, en: mine}\nchecks:\n  fogPL: {good: 1, source: me}\n"
    _ = try folder.file("own.yaml", Array(profile.utf8))
    let result = try program.run("readability", "--profile", "own.yaml", "a.txt")
    #expect(result.status == 0 && result.output.contains("Profil: moi  popraw 1"))
    _ = try folder.file("wrong.yaml", Array(profile.replacing("good: 1", with: "good: x").utf8))
    let wrong = try program.run("readability", "--profile", "wrong.yaml", "a.txt")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("wrong.yaml:4:17: a number expected in `good`, \"x\" found"))
    #expect(try program.run("readability", "--profile", "none.yaml", "a.txt").status == 2)
  }

  @Test func keyphrasesAreFoundInAllForms() throws {
    let program = Program(folder: folder.url)
    let text =
      "# Dzieje miasta\n\nPoznaj historię Szczecina. Dziejów Szczecina uczy się mało kto.\n"
    _ = try folder.file("c.md", Array(text.utf8))
    let result = try program.run(
      "readability", "--keyphrase", "historia Szczecina|dzieje Szczecina", "--keyphrase", "kot",
      "c.md", "--lang", "en")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("„historia Szczecina”  2×, 22.22 in 100 words"))
    #expect(result.output.contains("title: no, lead: yes, subheadings: –"))
    #expect(result.output.contains("„kot”  0×"))
    let empty = try program.run("readability", "--keyphrase", "kot|", "c.md")
    #expect(empty.status == 2)
    #expect(empty.errors.contains("--keyphrase: a word or more expected, \"kot|\" found"))
  }

  @Test func aPageGoesToItsFileWhole() throws {
    let program = Program(folder: folder.url)
    let result = try program.run(
      "readability", "--format", "html", "-o", "page.html", "b.md", "--fail-above", "fog=12")
    #expect(result.status == 1 && result.output.isEmpty)
    let file = folder.url.appending(path: "page.html")
    let page = try String(contentsOf: file, encoding: .utf8)
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
    let shown = try program.run("analyze", "--format", "html", "b.md")
    #expect(shown.status == 0 && shown.output.hasPrefix("<!DOCTYPE html>"))
    // What cannot be read leaves the page that was there.
    #expect(
      try program.run("readability", "--format", "html", "-o", "page.html", "none.txt").status == 1)
    #expect(try String(contentsOf: file, encoding: .utf8) == page)
    #expect(
      try program.run("readability", "--format", "html", "-o", "no/page.html", "b.md").status == 1)
  }

  @Test func aPageIsOfOneArticle() throws {
    let program = Program(folder: folder.url)
    #expect(try program.run("readability", "--format", "html", "a.txt", "b.md").status == 2)
    #expect(try program.run("readability", "--format", "html", ".").status == 2)
    #expect(
      try program.run("readability", "--compare", "--format", "html", "a.txt", "b.md").status == 2)
    #expect(try program.run("analyze", "-o", "page.html", "a.txt").status == 2)
  }

  @Test func indicesAloneAreThoseOfTheWholeReport() throws {
    let program = Program(folder: folder.url)
    func indices(_ arguments: String...) throws -> (String, Substring) {
      let output = try program.run(
        ["readability", "--format", "json"] + arguments, input: Data()
      ).output
      let start = try #require(output.range(of: "\"indices\""))
      let end = try #require(
        output.range(of: "\"warnings\"", range: start.lowerBound..<output.endIndex))
      return (output, output[start.lowerBound..<end.lowerBound])
    }
    let (whole, all) = try indices("b.md")
    let (fast, same) = try indices("--indices-only", "b.md")
    #expect(all == same)
    #expect(whole.contains("\"kind\" : \"passive\"") && !fast.contains("\"kind\""))
    // What takes lemmas is left open.
    #expect(whole.contains("\"lemmas\"") && !fast.contains("\"lemmas\""))
    let table = try program.run("readability", "--indices-only", "--format", "csv", ".")
    #expect(table.output.contains(/"\.\/b\.md",[0-9.]+,[1-7],6,1,,\r\n/))
    let profile = try program.run("readability", "--indices-only", "--profile", "press", "b.md")
    #expect(profile.status == 2)
  }

  @Test func countingFollowsItsSettingsAndStatesThem() throws {
    let program = Program(folder: folder.url)
    _ = try folder.file("c.txt", Array("W 1939 r. nauczycielami byli inni.\n".utf8))
    func json(_ counting: String) throws -> String {
      let result = try program.run(
        "readability", "--format", "json", "--counting", counting, "c.txt")
      #expect(result.status == 0, "\(result.errors)")
      return result.output
    }
    let silent = try json("numberReading=silent")
    let cardinal = try json("numberReading=cardinal, hardWordSyllables=5")
    #expect(cardinal.contains(#""numberReading" : "cardinal""#))
    #expect(cardinal.contains(#""hardWordSyllables" : 5"#))
    func syllables(_ report: String) throws -> Int {
      let field = try #require(report.firstMatch(of: /"syllables" : (\d+)/))
      return try #require(Int(field.1))
    }
    #expect(try syllables(cardinal) == syllables(silent) + 10)
    let text = try program.run(
      "readability", "--counting", "hardWordForm=lemma,hardWordSyllables=3", "c.txt")
    #expect(text.output.contains("co najmniej 3 sylaby formy podstawowej"))
    #expect(text.output.contains("Ustawienia: hardWordSyllables=3, hardWordForm=lemma\n"))
    #expect(!(try program.run("readability", "c.txt").output.contains("Ustawienia")))
  }

  @Test(arguments: [
    "", "numberReading", "numberReading=loud", "hardWordSyllables=0", "hardWordSyllables=four",
    "countsNamesAsHard=yes", "hardWordPercentage=101", "syllables=4", "longWordLetters=6,",
  ])
  func wrongSettingsOfCountingAreRefused(counting: String) throws {
    let result = try Program(folder: folder.url).run("readability", "--counting", counting, "a.txt")
    #expect(result.status == 2)
    #expect(result.errors.contains("--counting") && result.errors.contains("expected"))
  }
}
