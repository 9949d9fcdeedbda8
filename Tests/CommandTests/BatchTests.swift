import Foundation
import Testing

@Suite struct BatchTests {
  private let folder: TemporaryFolder
  private var path: String { folder.url.path }

  init() throws { folder = try TemporaryFolder() }

  private func posts(_ count: Int) -> String {
    (1...count).map {
      #"{"id":"p\#($0)","text":"Sprzedaż bezpo-średnia rośnie w \#($0). kwartale, a klienci wracają."}"#
    }
    .joined(separator: "\n") + "\n"
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.url.appending(path: name).path)
  }

  @Test func aFolderIsItsFilesInTheOrderOfTheirPaths() throws {
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "in/b"), withIntermediateDirectories: true)
    _ = try folder.file("in/b/dwa.md", Array("# Tytuł\n\nTekst o psie.\n".utf8))
    _ = try folder.file("in/a.txt", Array("Tekst o kocie.\n".utf8))
    _ = try folder.file("in/obraz.png", [0x89])
    // A link back to the folder, which would go round for ever.
    try FileManager.default.createSymbolicLink(
      atPath: path + "/in/b/loop", withDestinationPath: path + "/in")
    let result = try Program(folder: folder.url).run(
      "batch", "in", "-o", "out.jsonl", "--only", "readability")
    #expect(result.status == 0, "\(result.errors)")
    let ids = try text("out.jsonl").split(separator: "\n").map { line in
      line.firstMatch(of: /"id":"([^"]*)"/)?.output.1
    }
    #expect(ids == ["in/a.txt", "in/b/dwa.md"])
    #expect(!exists("out.jsonl.rejects.jsonl"))
  }

  @Test func everyDocumentIsAResultOrAReject() throws {
    let long = String(repeating: "Ala ma kota. ", count: 2000)
    let lines = posts(3) + "nic\n" + #"{"id":9,"text":7}"# + "\n" + #"{"text":"\#(long)"}"# + "\n"
    _ = try folder.file("in.jsonl", Array(lines.utf8))
    let result = try Program(folder: folder.url).run(
      "batch", "in.jsonl", "-o", "out.jsonl", "--only", "clean", "--max-bytes", "10000")
    #expect(result.status == 1)
    #expect(try text("out.jsonl").split(separator: "\n").count == 3)
    let rejects = try text("out.jsonl.rejects.jsonl").split(separator: "\n")
    #expect(rejects.count == 3)
    #expect(rejects[0].contains(#""place":"in.jsonl:4""#))
    #expect(rejects[1].contains(#""id":9"#))
    #expect(rejects[2].contains("--max-bytes"))
  }

  @Test func aDocumentThatTakesTooLongIsARejectAndTheRestGoesOn() throws {
    let long = String(repeating: "Ala ma kota i psa. ", count: 100_000)
    _ = try folder.file(
      "in.jsonl", Array((posts(2) + #"{"text":"\#(long)"}"# + "\n" + posts(40)).utf8))
    let result = try Program(folder: folder.url).run(
      "batch", "in.jsonl", "-o", "out.jsonl", "--only", "readability", "--timeout", "0.3",
      "--jobs", "1")
    #expect(result.status == 1)
    #expect(try text("out.jsonl").split(separator: "\n").count == 42)
    #expect(try text("out.jsonl.rejects.jsonl").contains("--timeout"))
  }

  @Test func packedFilesAreUnpackedAndDamagedOnesSaid() throws {
    let packed = try Program(executable: URL(filePath: "/bin/gzip")).run(
      ["-c"], input: Data(posts(5).utf8))
    let bytes = [UInt8](packed.bytes)
    _ = try folder.file("in.jsonl.gz", bytes)
    _ = try folder.file("half.jsonl.gz", Array(bytes.dropLast(20)))
    let program = Program(folder: folder.url)
    let whole = try program.run("batch", "in.jsonl.gz", "-o", "out.jsonl", "--only", "clean")
    #expect(whole.status == 0, "\(whole.errors)")
    #expect(try text("out.jsonl").split(separator: "\n").count == 5)
    let half = try program.run(
      "batch", "half.jsonl.gz", "in.jsonl.gz", "-o", "both.jsonl", "--only", "clean")
    #expect(half.status == 1)
    #expect(half.errors.contains("half.jsonl.gz: a whole gzip file expected"))
    #expect(try text("both.jsonl").split(separator: "\n").count >= 5)
  }

  @Test func aKilledRunGoesOnToTheSameOutput() throws {
    _ = try folder.file("in.jsonl", Array(posts(4000).utf8))
    let program = Program(folder: folder.url)
    let whole = try program.run("batch", "in.jsonl", "-o", "whole.jsonl", "--only", "clean")
    #expect(whole.status == 0, "\(whole.errors)")
    let process = Process()
    process.executableURL = Program.built
    process.currentDirectoryURL = folder.url
    process.arguments = ["batch", "in.jsonl", "-o", "out.jsonl", "--only", "clean"]
    try process.run()
    while process.isRunning, !exists("out.jsonl.journal") { usleep(1000) }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    // A machine so fast that the run was over has nothing to resume.
    if !exists("out.jsonl") {
      let resumed = try program.run(
        "batch", "in.jsonl", "-o", "out.jsonl", "--only", "clean", "--resume")
      #expect(resumed.status == 0, "\(resumed.errors)")
    }
    #expect(try text("out.jsonl") == text("whole.jsonl"))
    #expect(!exists("out.jsonl.journal"))
  }

  @Test func aChangedInputCannotBeResumed() throws {
    _ = try folder.file("in.jsonl", Array(posts(3).utf8))
    let program = Program(folder: folder.url)
    let nothing = try program.run("batch", "in.jsonl", "-o", "out.jsonl", "--resume")
    #expect(nothing.status == 2)
    #expect(nothing.errors.contains("run without --resume"))
    let process = Process()
    process.executableURL = Program.built
    process.currentDirectoryURL = folder.url
    process.arguments = ["batch", "in.jsonl", "-o", "out.jsonl", "--only", "clean"]
    _ = try folder.file("in.jsonl", Array(posts(4000).utf8))
    try process.run()
    while process.isRunning, !exists("out.jsonl.journal") { usleep(1000) }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    guard !exists("out.jsonl") else { return }
    let settings = try program.run(
      "batch", "in.jsonl", "-o", "out.jsonl", "--only", "themes", "--resume")
    #expect(settings.status == 2)
    #expect(settings.errors.contains("other settings found"))
    _ = try folder.file("in.jsonl", Array(posts(4001).utf8))
    let changed = try program.run(
      "batch", "in.jsonl", "-o", "out.jsonl", "--only", "clean", "--resume")
    #expect(changed.status == 2)
    #expect(changed.errors.contains("in.jsonl changed since"))
    let begun = try program.run("batch", "in.jsonl", "-o", "out.jsonl", "--only", "clean")
    #expect(begun.status == 2)
    #expect(begun.errors.contains("--resume"))
  }

  @Test func anUnknownInputIsRefused() throws {
    let result = try Program(folder: folder.url).run("batch", "keine/*.jsonl", "-o", "out.jsonl")
    #expect(result.status == 1)
    #expect(result.errors.contains("nothing found there"))
    #expect(!exists("out.jsonl.part"))
  }
}
