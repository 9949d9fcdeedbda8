import Foundation
import Testing

@Suite struct DeterminismTests {
  static let files = ["wiadomosci-tramwaj.txt", "zdrowie-sen.md", "kultura-wystawa-neony.html"]
    .map { Program.corpora.appending(path: $0).path }

  @Test func hashSeedAndLocaleDoNotMatter() throws {
    let environments = [
      ["SWIFT_DETERMINISTIC_HASHING": "1", "LC_ALL": "C"],
      ["LC_ALL": "pl_PL.UTF-8", "LANG": "pl_PL.UTF-8"], ["LC_ALL": "tr_TR.UTF-8"],
    ]
    let reports = try environments.map {
      try Program(environment: $0).run(["analyze", "--format", "json"] + Self.files, input: Data())
        .output
    }
    #expect(reports[0].contains("\"fogPL\""))
    #expect(Set(reports).count == 1)
  }

  @Test func oneAndTwoWorkersGiveTheSameBytes() throws {
    let posts = try String(
      contentsOf: Program.corpora.appending(path: "posts.jsonl"), encoding: .utf8)
    let input = String(repeating: posts, count: 20)
    let one = try Program().run("batch", "-", "--jobs", "1", input: input)
    let two = try Program().run("batch", "-", "--jobs", "2", input: input)
    #expect(one.status == 0, "\(one.errors)")
    #expect(one.output.split(separator: "\n").count == 240)
    #expect(one.output == two.output)
  }

  @Test func aMovedProgramFindsItsResources() throws {
    let folder = try TemporaryFolder()
    let program = folder.url.appending(path: "szpalta")
    try FileManager.default.copyItem(at: Program.built, to: program)
    let beside = Program.built.deletingLastPathComponent()
      .appending(path: "szpalta_Szpalta.resources")
    try FileManager.default.copyItem(
      at: beside, to: folder.url.appending(path: "szpalta_Szpalta.resources"))
    let result = try Program(executable: program).run("keywords", Program.column)
    #expect(result.status == 0, "\(result.errors)")

    let installed = folder.url.appending(path: "bin")
    try FileManager.default.createDirectory(at: installed, withIntermediateDirectories: true)
    let link = installed.appending(path: "szpalta")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: program)
    #expect(try Program(executable: link).run("schema").status == 0)
  }
}
