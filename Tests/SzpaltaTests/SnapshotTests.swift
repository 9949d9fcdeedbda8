import Foundation
import Szpalta
import Testing

/// The reports of all articles of `corpora/`, as they were when last looked at.
@Suite struct SnapshotTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Snapshots")

  static let names: [String] = {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: corpora.path)) ?? []
    return all.filter { name in
      [".txt", ".md", ".html"].contains(where: name.hasSuffix)
        && !name.contains("cp1250") && name != "README.md"
    }.sorted()
  }()

  @Test func thereAreFifteenArticlesOrMore() { #expect(Self.names.count >= 15) }

  @Test(arguments: names)
  func reportIsAsRecorded(name: String) throws {
    let source = try String(contentsOf: corpora.appending(path: name), encoding: .utf8)
    let report = try sharedPipeline.get().report(
      on: source, format: TextFormat(fileName: name), name: name)
    let text = TextRenderer(language: .pl, isColored: false).text(of: report)
    let file = Self.folder.appending(path: name + ".report.txt")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let recorded = try String(contentsOf: file, encoding: .utf8)
    #expect(text == recorded, "see `make snapshots`")
  }
}
