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
}
