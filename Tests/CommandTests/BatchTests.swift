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

  /// Kills a run of in.jsonl into out.jsonl when it has kept a checkpoint.
  private func killAfterACheckpoint() throws {
    let process = Process()
    process.executableURL = Program.built
    process.currentDirectoryURL = folder.url
    process.arguments = ["batch", "in.jsonl", "-o", "out.jsonl", "--only", "clean"]
    try process.run()
    while process.isRunning, !hasCheckpoint(folder.url.appending(path: "out.jsonl.journal")) {
      usleep(1000)
    }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  @Test func recordsAreReadForTheirFields() throws {
    let records = [
      (#"{"id":7,"text":"Tak."}"#, #""id":7,"text":"Tak.""#),
      (#" { "text" : "Tak." , "x" : [ { "text" : 1 } , -1.5e3 ] } "#, #""id":2,"text":"Tak.""#),
      // Of fields with one name the first holds, however it is written.
      (#"{"id":"a","te\u0078t":"Tak.","id":"b","text":"Nie."}"#, #""id":"a","text":"Tak.""#),
      (#"{"text":"\u0141\ud83d\ude00\/\t\"\\"}"#, #""id":4,"text":"Ł😀/\t\"\\""#),
      (#"{"id":1.0,"text":"Tak."}"#, #""id":1,"text":"Tak.""#),
      (#"{"id":-0.25,"text":"Tak."}"#, #""id":-0.25,"text":"Tak.""#),
      (#"{"id":12345678901234567890,"text":"Tak."}"#, #""id":12345678901234567890,"text""#),
      (#"{"id":{"b":[true],"a":"ą"},"text":"Tak."}"#, #""id":{"a":"ą","b":[true]},"text""#),
      (#"{"id":null,"text":""}"#, #""id":9,"text":"""#),
      // A mark of UTF-8 where files were joined; what nobody asks for.
      ("\u{FEFF}{\"text\":\"Tak.\"}", #""id":10,"text":"Tak.""#),
      (#"{"a":"\ud83d","\ud83d":1e999,"text":"Tak."}"#, #""id":11,"text":"Tak.""#),
    ]
    let result = try Program(folder: folder.url).run(
      ["batch", "-", "--only", "clean"], input: Data(records.map { $0.0 + "\n" }.joined().utf8))
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == records.count)
    for (line, record) in zip(lines, records) { #expect(line.contains(record.1)) }
  }

  @Test func whatIsNoObjectIsSaid() throws {
    let lines = [
      (#"{"text":"Tak.""#, "\",\" or \"}\" expected, the end found, at byte 14"),
      (#"{"text":"Tak.}"#, "the end found, at byte 14"),
      (#"{"text":"Tak."} x"#, "the end of the line expected, \"x\" found, at byte 16"),
      (#"{"text":"Tak.",}"#, "a string expected, \"}\" found, at byte 15"),
      (#"{"text":"\x"}"#, "an escape expected, \"x\" found, at byte 10"),
      (#"{"text":"\ud83d"}"#, "half of a surrogate pair found, at byte 8"),
      ("{\"text\":\"a\tb\"}", "no control character expected"),
      (#"{"id":01,"text":"Tak."}"#, "\"1\" found, at byte 7"),
      (
        #"{"id":1e999,"text":"Tak."}"#,
        "a number of 64 bits expected, a greater one found, at byte 6"
      ),
      (#"["text"]"#, "an object expected, \"[\" found, at byte 0"),
      (#""text""#, "an object expected"),
    ]
    // ISO 8859-2 in a field that nobody asks for.
    let encoded =
      Data(#"{"author":""#.utf8) + [0xA3] + Data("ucja\",\"text\":\"Tak.\"}\n".utf8)
    let result = try Program(folder: folder.url).run(
      ["batch", "-", "--only", "clean"],
      input: encoded + Data(lines.map { $0.0 + "\n" }.joined().utf8))
    #expect(result.status == 1)
    let errors = result.errors.split(separator: "\n")
    #expect(
      errors[0].contains(":1: a JSON object expected: UTF-8 expected, another encoding found"))
    for (number, line) in lines.enumerated() {
      #expect(errors[number + 1].contains(":\(number + 2): a JSON object expected: "))
      #expect(errors[number + 1].contains(line.1), "\(errors[number + 1])")
    }
  }

  @Test(arguments: [
    (#"{"id":1,"lead":"Tak."}"#, "only id, lead found"), ("{}", "nothing found"),
    (#"{"a\u001b[2J":1}"#, #"only "a\u{1B}[2J" found"#),
    (
      #"{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1}"#,
      "only a, b, c, d, e, f, g, h, … found"
    ),
    (#"{"text":1}"#, "another kind of \"text\" found"),
  ])
  func fieldsAreNamedWhereOneIsMissing(line: String, found: String) throws {
    let result = try Program(folder: folder.url).run(
      ["batch", "-", "--only", "clean"], input: Data((line + "\n").utf8))
    #expect(result.status == 1)
    #expect(
      result.errors.contains("an object with a string \"text\" expected, \(found)"),
      "\(result.errors)")
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

  @Test func aFolderOfGoodAndBrokenFilesLosesNone() throws {
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "in"), withIntermediateDirectories: true)
    let text = "Zażółć gęślą jaźń, śpiewa źdźbło."
    _ = try folder.file("in/a.txt", Array(text.utf8))
    let encoded = try #require(text.data(using: .windowsCP1250))
    _ = try folder.file("in/b.txt", Array(encoded))
    _ = try folder.file("in/c.txt", (0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 97 >> 3) })
    _ = try folder.file("in/d.txt", [])
    _ = try folder.file("in/e.txt.gz", [0x1F, 0x8B, 0x08, 0x00])
    try FileManager.default.createSymbolicLink(
      atPath: path + "/in/f.txt", withDestinationPath: "nowhere")
    let result = try Program(folder: folder.url).run(
      "batch", "in", "-o", "out.jsonl", "--only", "clean")
    #expect(result.status == 1)
    let lines = try self.text("out.jsonl").split(separator: "\n")
    #expect(lines.map { $0.contains(text) } == [true, true, false])
    let rejects = try self.text("out.jsonl.rejects.jsonl").split(separator: "\n")
    #expect(rejects.count == 3)
    #expect(rejects[0].contains("in/c.txt") && rejects[0].contains("bytes of another kind"))
    #expect(rejects[1].contains("a whole gzip file expected"))
    #expect(rejects[2].contains("nothing found there"))
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
    try killAfterACheckpoint()
    // A machine so fast that the run was over has nothing to resume.
    if !exists("out.jsonl") {
      let resumed = try program.run(
        "batch", "in.jsonl", "-o", "out.jsonl", "--only", "clean", "--resume")
      #expect(resumed.status == 0, "\(resumed.errors)")
    }
    #expect(try text("out.jsonl") == text("whole.jsonl"))
    #expect(!exists("out.jsonl.journal"))
  }

  @Test func idsThatCameBeforeAreSaidAcrossInterruptions() throws {
    _ = try folder.file("in.jsonl", Array((posts(3000) + posts(3000)).utf8))
    let program = Program(folder: folder.url)
    try killAfterACheckpoint()
    let mode = exists("out.jsonl") ? "--overwrite" : "--resume"
    let result = try program.run(
      "batch", "in.jsonl", "-o", "out.jsonl", "--only", "clean", mode, "--summary", "run.md",
      "--lang", "en")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("ids that came before: 3000"), "\(result.errors)")
    #expect(try text("run.md").contains("ids that came before: 3000"))
    #expect(!exists("out.jsonl.ids.part"))
  }

  @Test func aChangedInputCannotBeResumed() throws {
    _ = try folder.file("in.jsonl", Array(posts(3).utf8))
    let program = Program(folder: folder.url)
    let nothing = try program.run("batch", "in.jsonl", "-o", "out.jsonl", "--resume")
    #expect(nothing.status == 2)
    #expect(nothing.errors.contains("run without --resume"))
    _ = try folder.file("in.jsonl", Array(posts(4000).utf8))
    try killAfterACheckpoint()
    try #require(!exists("out.jsonl"), "the run was over before it could be killed")
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

  @Test func itemsOfAWordPressExportAreDocuments() throws {
    let export = """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
      <channel><title>Blog</title>
      <item><title>Sprzedaż &amp; marketing</title><wp:post_id>12</wp:post_id><wp:post_type>post</wp:post_type>
      <content:encoded><![CDATA[<p>Sprzedaż roś-nie.</p>]]></content:encoded></item>
      <item><title>plik.jpg</title><wp:post_type>attachment</wp:post_type></item>
      <item><title>Drugi</title><link>https://example.org/2</link><description>Opis z&nbsp;nazwą.</description></item>
      </channel></rss>
      """
    _ = try folder.file("blog.xml", Array(export.utf8))
    _ = try folder.file("half.xml", Array(export.utf8.prefix(export.utf8.count / 2)))
    let program = Program(folder: folder.url)
    let result = try program.run("batch", "blog.xml", "-o", "-", "--only", "clean")
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].contains(#""id":"12""#) && lines[0].contains("<p>Sprzedaż rośnie.</p>"))
    #expect(lines[1].contains(#""id":"https://example.org/2""#))
    let half = try program.run("batch", "half.xml", "-o", "-", "--only", "clean")
    #expect(half.status == 1)
    #expect(half.errors.contains("half.xml:"))
  }

  @Test func aJobFileSaysWhatTheFlagsSay() throws {
    _ = try folder.file("in.jsonl", Array(posts(3).utf8))
    _ = try folder.file(
      "job.yaml",
      Array("input: in.jsonl\noutput: out.jsonl\nonly: [clean, readability]\njobs: 1\n".utf8))
    _ = try folder.file("bad.yaml", Array("input: in.jsonl\n\nouptut: out.jsonl\n".utf8))
    let program = Program(folder: folder.url)
    let plan = try program.run("batch", "--job-file", "job.yaml", "--dry-run")
    #expect(plan.output.contains("steps: clean, readability"))
    #expect(plan.output.contains(#""id":"p1""#))
    #expect(!exists("out.jsonl"))
    let result = try program.run("batch", "--job-file", "job.yaml", "--only", "clean")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try !text("out.jsonl").contains("readability"))
    let bad = try program.run("batch", "--job-file", "bad.yaml")
    #expect(bad.status == 2)
    #expect(bad.errors.contains("bad.yaml:3: "))
  }

  @Test(arguments: [
    ("only: [clean, foo]", "only: steps out of"), ("jobs: many", "jobs: "),
    ("  jobs: 2", "YAML expected"),
    ("overwrite: perhaps", "true or false expected for \"overwrite\", \"perhaps\" found"),
  ])
  func aWrongValueOfAJobFileIsNamedWithItsLine(line: String, problem: String) throws {
    _ = try folder.file("in.jsonl", Array(posts(1).utf8))
    _ = try folder.file("job.yaml", Array("input: in.jsonl\noutput: out.jsonl\n\(line)\n".utf8))
    let result = try Program(folder: folder.url).run("batch", "--job-file", "job.yaml")
    #expect(result.status == 2, "\(result.errors)")
    #expect(result.errors.contains("job.yaml:3:"), "\(result.errors)")
    #expect(result.errors.contains(problem), "\(result.errors)")
    #expect(!exists("out.jsonl"))
    // A flag of the command line goes before, but does not mend the file.
    let own = try Program(folder: folder.url).run("batch", "--job-file", "job.yaml", "--jobs", "1")
    #expect(own.errors.contains("job.yaml:3:"), "\(own.errors)")
  }

  @Test func aRunIsExplainedBeforeItIsMade() throws {
    _ = try folder.file("in.jsonl", Array(posts(3).utf8))
    let program = Program(folder: folder.url)
    let result = try program.run(
      "batch", "in.jsonl", "-o", "out.csv", "--only", "clean,keywords", "--jobs", "1",
      "--columns", "text,lead", "--fields", "id,keywords", "--explain")
    #expect(result.status == 0, "\(result.errors)")
    for words in [
      "text in text and lead", "clean: repairs", "keywords: finds up to 10 phrases",
      "the fields id, keywords", "1 thread works", "out.csv.rejects.jsonl", "--resume goes on",
    ] { #expect(result.output.contains(words), "\(words)") }
    #expect(!result.output.contains("themes:"))
    #expect(!exists("out.csv.part"))
  }

  @Test func theSummaryOfARunIsAPage() throws {
    _ = try folder.file("in.jsonl", Array((posts(3) + "nic\n").utf8))
    let program = Program(folder: folder.url)
    _ = try program.run(
      "batch", "in.jsonl", "-o", "out.jsonl", "--summary", "run.md", "--lang", "en")
    #expect(try text("run.md").contains("- documents with a result: 3\n- rejected documents: 1\n"))
    _ = try program.run(
      "batch", "in.jsonl", "-o", "out.jsonl", "--overwrite", "--summary", "run.html")
    #expect(try text("run.html").contains("<td>hyphens</td><td>3</td>"))
  }
}
