import Foundation
import Testing

@Suite struct BadInputTests {
  @Test func oneBadFileDoesNotStopTheOthers() throws {
    let result = try Program().run("analyze", "no-such-file.txt", Program.column)
    #expect(result.status == 1)
    #expect(result.errors.contains("no-such-file.txt: a file expected, nothing found there"))
    #expect(result.output.contains("FOG-PL"))
  }

  @Test func aFolderIsNamedAsOne() throws {
    let folder = try TemporaryFolder()
    let result = try Program().run("analyze", folder.url.path)
    #expect(result.status == 1)
    #expect(result.errors.contains("a folder found"))
  }

  @Test func theFirstInvalidByteIsNamed() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("bad.txt", Array("Zażółć".utf8) + [0xB9, 0x20])
    let result = try Program().run("analyze", path)
    #expect(result.status == 1)
    #expect(result.errors.contains("10"), "\(result.errors)")
    #expect(result.errors.contains("--encoding"), "\(result.errors)")
  }

  @Test func windows1250IsReadWhenNamed() throws {
    let path = Program.corpora.appending(path: "felieton-sprzedaz-marketing.cp1250.txt").path
    #expect(try Program().run("analyze", path).status == 1)
    let decoded = try Program().run("clean", "--encoding", "windows-1250", path)
    #expect(decoded.status == 0)
    #expect(try Program().run("clean", Program.column).output == decoded.output)
  }

  @Test func cleanFindsOutTheEncodingAndSaysSo() throws {
    let path = Program.corpora.appending(path: "felieton-sprzedaz-marketing.cp1250.txt").path
    let found = try Program().run("clean", path)
    #expect(found.status == 0)
    #expect(found.errors.contains("windows-1250 (confidence"), "\(found.errors)")
    #expect(try Program().run("clean", Program.column).output == found.output)
    #expect(try Program().run("clean", "--skip", "encoding", path).status == 1)
  }

  @Test func anEmptyTextHasAnEmptyReport() throws {
    let result = try Program().run("analyze", "--format", "json", input: "")
    #expect(result.status == 0)
    #expect(result.output.contains("\"noProse\""))
    let text = try Program().run("analyze", input: "")
    #expect(text.status == 0)
    #expect(!text.output.lowercased().contains("nan"))
  }

  @Test func aFileOfThreeGigabytesIsRefused() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("large.txt", [])
    // A sparse file: it has the size but takes no room.
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    try handle.truncate(atOffset: 3_000_000_000)
    try handle.close()
    let result = try Program().run("analyze", path)
    #expect(result.status == 1)
    #expect(result.errors.contains("at most 2147483647 bytes expected, 3000000000 found"))
  }

  @Test(arguments: [
    ["analyze", "--format", "xml"], ["analyze", "--no-such-option"], ["no-such-command"],
    ["clean", "--only", "hyphen"], ["themes", "--contrast", "sales"],
    ["themes", "--contrast", "sales,cheese"], ["themes", "--contrast", "sales,sales"],
    ["batch", "-", "--only", "sing"],
    ["batch", "-", "--jobs", "0"], ["keywords", "--limit", "0"],
  ])
  func wrongUseIsExplained(arguments: [String]) throws {
    let result = try Program().run(arguments, input: Data("Tekst.".utf8))
    #expect(result.status == 2, "\(result.errors)")
    #expect(!result.errors.isEmpty)
  }

  @Test func aBrokenTaxonomyIsNamedWithItsLine() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("broken.yaml", Array("themes:\n  - id: [\n".utf8))
    let result = try Program().run("themes", "--taxonomy", path, input: "Tekst.")
    #expect(result.status == 2)
    #expect(result.errors.contains("broken.yaml:"), "\(result.errors)")
  }

  @Test func aTaxonomyOfOnesOwnNeedsNoSalesAndMarketing() throws {
    let folder = try TemporaryFolder()
    let yaml =
      "themes:\n  - {id: fish, labels: {pl: ryby, en: fish}, terms: [karp, szczupak, jesiotr]}\n"
    let path = try folder.file("own.yaml", Array(yaml.utf8))
    let result = try Program().run(
      "themes", "--taxonomy", path,
      input: "Karp i szczupak pływają. Jesiotr zjadł karpia.")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("ryby"))
    let asked = try Program().run(
      "themes", "--taxonomy", path, "--contrast", "fish,sales", input: "Karp.")
    #expect(asked.status == 2)
  }

  @Test func missingAndDamagedResourcesAreNamed() throws {
    let folder = try TemporaryFolder()
    let missing = try Program().run("analyze", "--resources", folder.url.path, Program.column)
    #expect(missing.status == 3)
    #expect(missing.errors.contains("pl.lexicon"))

    let resources = Program.root.appending(path: "Sources/Szpalta/Resources")
    for name in try FileManager.default.contentsOfDirectory(atPath: resources.path) {
      try FileManager.default.copyItem(
        at: resources.appending(path: name), to: folder.url.appending(path: name))
    }
    let lexicon = folder.url.appending(path: "pl.lexicon")
    var bytes = try Data(contentsOf: lexicon)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: lexicon)
    let damaged = try Program().run("analyze", "--resources", folder.url.path, Program.column)
    #expect(damaged.status == 3)
    #expect(damaged.errors.contains("pl.lexicon"), "\(damaged.errors)")
  }

  @Test func badLinesOfABatchAreReportedInTheirPlace() throws {
    let input = """
      {"id":"a","text":"Sprzedaż rośnie."}
      {"id":"b"
      {"id":7,"title":"bez tekstu"}

      {"text":"Bez numeru."}
      """
    let result = try Program().run(
      "batch", "-", "--from", "jsonl", "--to", "jsonl", "--only", "keywords", input: input)
    #expect(result.status == 1)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0].contains("\"keywords\""))
    #expect(lines[1].contains("\"error\"") && lines[1].contains("\"id\":2"))
    #expect(lines[2].contains("\"error\"") && lines[2].contains("\"id\":7"))
    #expect(lines[3].contains("\"id\":5"))
    #expect(result.errors.contains("standard input:2:"))
  }

  @Test func anOutputThatExistsIsNotReplacedUnasked() throws {
    let folder = try TemporaryFolder()
    let output = try folder.file("out.jsonl", Array("mine\n".utf8))
    let posts = Program.corpora.appending(path: "posts.jsonl").path
    let refused = try Program().run("batch", posts, "-o", output)
    #expect(refused.status == 2)
    #expect(try String(contentsOfFile: output, encoding: .utf8) == "mine\n")
    let replaced = try Program().run("batch", posts, "-o", output, "--overwrite")
    #expect(replaced.status == 0, "\(replaced.errors)")
    #expect(try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n").count == 12)
  }
}
