import Foundation
import Testing

/// `szpalta clean` on tables, and what it does when things go wrong.
@Suite struct TableCommandTests {
  static let table = Program.corpora.appending(path: "felieton-sprzedaz-marketing.csv").path
  static let article = Program.corpora.appending(path: "felieton-sprzedaz-marketing.txt").path

  @Test func aColumnIsCleanedAndGivenBack() throws {
    let folder = try TemporaryFolder()
    let original = try Data(contentsOf: URL(filePath: Self.table))
    let path = try folder.file("posts.csv", Array(original))
    let edits = folder.url.appending(path: "edits.jsonl").path
    let program = Program()
    let cleaned = try program.run(
      "clean", path, "--columns", "body", "--in-place", "--edits", edits, "--lang", "en")
    #expect(cleaned.status == 0, "\(cleaned.errors)")
    #expect(cleaned.output.isEmpty)
    #expect(cleaned.errors.contains("delimiter ',', quote '\"'"))
    #expect(cleaned.errors.contains("3 rows · 1 cell changed · 0 rejects · 29 repairs (hyphens 29"))
    #expect(try Data(contentsOf: URL(filePath: path)) != original)
    let again = try program.run("clean", path, "--columns", "body")
    #expect(again.output == (try String(contentsOfFile: path, encoding: .utf8)))
    let reverted = try program.run("clean", "--revert", edits, "--in-place")
    #expect(reverted.status == 0, "\(reverted.errors)")
    #expect(try Data(contentsOf: URL(filePath: path)) == original)
    let refused = try program.run("clean", "--revert", edits, "--in-place")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("nothing to undo"))
    #expect(try Data(contentsOf: URL(filePath: path)) == original)
  }

  @Test func aChangedFileIsNotReverted() throws {
    let folder = try TemporaryFolder()
    let edits = folder.url.appending(path: "edits.jsonl").path
    let cleaned = try Program().run("clean", Self.article, "--edits", edits)
    let reverted = try Program().run("clean", "--revert", edits, "-", input: cleaned.output)
    #expect(reverted.output == (try String(contentsOfFile: Self.article, encoding: .utf8)))
    let refused = try Program().run("clean", "--revert", edits, input: cleaned.output + " ")
    #expect(refused.status == 1)
    #expect(refused.output.isEmpty)
    #expect(refused.errors.contains("another one found"))
    var lines = try String(contentsOfFile: edits, encoding: .utf8).split(separator: "\n")
    lines.removeLast()
    let cut = try folder.file("cut.jsonl", Array(lines.joined(separator: "\n").utf8))
    let unfinished = try Program().run("clean", "--revert", cut, input: cleaned.output)
    #expect(unfinished.status == 1)
    #expect(unfinished.errors.contains("its last line"))
  }

  /// The bytes of an encoding that nobody named come back too, and so do those of several.
  @Test func encodingsAreGivenBack() throws {
    let folder = try TemporaryFolder()
    let path = Program.corpora.appending(path: "felieton-sprzedaz-marketing.cp1250.txt").path
    let bytes = try Data(contentsOf: URL(filePath: path))
    let mixed = bytes + Data("Zażółć gęślą jaźń, powinni-śmy.\n".utf8)
    for (index, original) in [bytes, mixed].enumerated() {
      let input = try folder.file("in\(index)", Array(original))
      let output = folder.url.appending(path: "out\(index)").path
      let edits = folder.url.appending(path: "edits\(index)").path
      let cleaned = try Program().run("clean", input, "-o", output, "--edits", edits)
      #expect(cleaned.status == 0, "\(cleaned.errors)")
      let back = folder.url.appending(path: "back\(index)").path
      let reverted = try Program().run("clean", "--revert", edits, "-o", back)
      #expect(reverted.status == 0, "\(reverted.errors)")
      #expect(try Data(contentsOf: URL(filePath: back)) == original)
    }
  }

  @Test func theEncodingOfATableIsFoundOut() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: Self.table, encoding: .utf8)
    let bytes = try #require(text.data(using: .windowsCP1250))
    let path = try folder.file("posts.csv", Array(bytes))
    let output = folder.url.appending(path: "out.csv").path
    let result = try Program().run("clean", path, "--columns", "body", "-o", output)
    #expect(result.errors.contains("encoding windows-1250"), "\(result.errors)")
    let cleaned = try Program().run("clean", Self.table, "--columns", "body").output
    #expect(try Data(contentsOf: URL(filePath: output)) == cleaned.data(using: .windowsCP1250))
  }

  @Test func aDryRunCountsAndShows() throws {
    let result = try Program().run(
      "clean", Self.table, "--columns", "body", "--dry-run", "--color", "always", "--lang", "en")
    #expect(result.output.contains("\u{1B}[31mna-szej\u{1B}[0m → \u{1B}[32mnaszej\u{1B}[0m"))
    #expect(result.output.contains("hyphens             29"))
    #expect(result.output.contains("3 rows · 1 cell changed"))
  }

  @Test func rejectsAreWrittenWithPlaceReasonAndLine() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("t.csv", Array("id,b\n1,na-szej\n2,\"x\"y\n".utf8))
    let rejects = folder.url.appending(path: "rejects.jsonl").path
    let result = try Program().run("clean", path, "--columns", "b", "--rejects", rejects)
    #expect(result.status == 1)
    #expect(result.output == "id,b\n1,naszej\n2,\"x\"y\n")
    let lines = try String(contentsOfFile: rejects, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 1)
    let reject = try #require(
      try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    #expect(reject["line"] as? Int == 3)
    #expect(reject["byteOffset"] as? Int == 15)
    #expect(reject["raw"] as? String == "2,\"x\"y\n")
  }

  @Test(arguments: [
    ["--columns", "nobody"], [], ["--columns", "2", "--delimiter", "ab"],
    ["--columns", "body", "--quote", "„"], ["--columns", "body", "--encoding", "no-such"],
    ["--columns", "body", "--in-place", "-o", "x"], ["--columns", "/(/"],
    ["--columns", "body", "--jobs", "0"],
  ])
  func wrongUseIsExplained(arguments: [String]) throws {
    let result = try Program().run(["clean", Self.table] + arguments, input: Data())
    #expect(result.status == 2, "\(result.errors)")
    #expect(result.output.isEmpty)
    #expect(!result.errors.isEmpty)
  }

  @Test func aFullDiskIsNamedAndNothingIsLost() throws {
    let full = try Program().run("clean", Self.table, "--columns", "body", "-o", "/dev/full")
    #expect(full.status == 1)
    #expect(full.errors.contains("free some space"), "\(full.errors)")
    let folder = try TemporaryFolder()
    let original = String(repeating: "a,po-winni\n", count: 20_000)
    let path = try folder.file("t.csv", Array(original.utf8))
    // A limit on the size of files stands for a disk that fills up.
    let shell = Program(executable: URL(filePath: "/bin/sh"), folder: folder.url)
    let limited = try shell.run(
      "-c",
      "trap '' XFSZ; ulimit -f 50; exec \"$0\" clean t.csv --columns 2 --no-header --in-place",
      Program.built.path)
    #expect(limited.status == 1)
    #expect(limited.errors.contains("t.csv"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == original)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["t.csv"])
  }

  @Test(arguments: [true, false])
  func aKilledRunLeavesTheFileAsItWas(isInPlace: Bool) throws {
    let folder = try TemporaryFolder()
    let row = "1,\"po-winni-śmy na-szego te-\nraz\",x\n"
    let original = "a,b,c\n" + String(repeating: row, count: 100_000)
    let path = try folder.file("t.csv", Array(original.utf8))
    let output = folder.url.appending(path: "out.csv").path
    let process = Process()
    process.executableURL = Program.built
    process.arguments =
      ["clean", path, "--columns", "b"] + (isInPlace ? ["--in-place"] : ["-o", output])
    process.standardError = FileHandle.nullDevice
    try process.run()
    let part = (isInPlace ? path : output) + ".part"
    var size = 0
    while size == 0, process.isRunning {
      let attributes = try? FileManager.default.attributesOfItem(atPath: part)
      size = attributes?[.size] as? Int ?? 0
    }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == original)
    #expect(!FileManager.default.fileExists(atPath: output))
    #expect(size > 0 && size < original.utf8.count)
  }

  @Test func killsAndFullDisksLoseNothingOfADatabase() throws {
    let result = try Program(executable: Program.root.appending(path: "Scripts/kill-clean")).run(
      Program.built.path, "sqlite", "--kills", "2", "--limits", "3", "--rows", "150")
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.split(separator: "\n").count == 2)
  }

  @Test func aRowOfAHundredMegabytesComesThrough() throws {
    let folder = try TemporaryFolder()
    let long = Data(repeating: UInt8(ascii: "x"), count: 100_000_000)
    let bytes = Data("a,b\n\"".utf8) + long + Data("\",na-szej\n1,na-szej\n".utf8)
    let path = folder.url.appending(path: "t.csv")
    try bytes.write(to: path)
    let result = try Program().run("clean", path.path, "--columns", "b", "--in-place")
    #expect(result.status == 0, "\(result.errors)")
    let expected = Data("a,b\n\"".utf8) + long + Data("\",naszej\n1,naszej\n".utf8)
    #expect(try Data(contentsOf: path) == expected)
  }

  @Test func aLogIsNotOverwrittenUnasked() throws {
    let folder = try TemporaryFolder()
    let edits = try folder.file("edits.jsonl", Array("mine\n".utf8))
    let result = try Program().run("clean", Self.table, "--columns", "body", "--edits", edits)
    #expect(result.status == 2)
    #expect(try String(contentsOfFile: edits, encoding: .utf8) == "mine\n")
  }
}
