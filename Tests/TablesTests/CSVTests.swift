import Szpalta
import Testing

@testable import Tables

@Suite struct CSVTests {
  func cleaned(_ text: String, _ columns: String = "b") async throws -> String {
    let result = try await clean(Array(text.utf8), settings(.csv, columns))
    #expect(result.reverted == Array(text.utf8))
    return String(decoding: result.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("a,b\nna-szej,na-szej\n", "a,b\nna-szej,naszej\n"),
    ("a;b\r\n\"na-szej\";\"\"\"na-szej\"\"\"\r\n", "a;b\r\n\"na-szej\";\"\"\"naszej\"\"\"\r\n"),
    ("a\tb\nx\tna-szej", "a\tb\nx\tnaszej"),
    ("a|b\rx|na-szej\ry|z\r", "a|b\rx|naszej\ry|z\r"),
    ("\u{FEFF}a,b\nx,na-szej\n", "\u{FEFF}a,b\nx,naszej\n"),
    ("sep=;\r\na;b\r\n1,5;na-szej\r\n", "sep=;\r\na;b\r\n1,5;naszej\r\n"),
    ("a,b\n\n\nx,na-szej\n\n", "a,b\n\n\nx,naszej\n\n"),
    ("a,b\nx, na-szej firmy\n", "a,b\nx, naszej firmy\n"),
    ("a,b\nx,6\" na-szej\n", "a,b\nx,6\" naszej\n"),
    ("'a','b'\n'na-szej','na-szej ''x'''\n", "'a','b'\n'na-szej','naszej ''x'''\n"),
  ])
  func onlyTheNamedColumnChanges(before: String, after: String) async throws {
    #expect(try await cleaned(before) == after)
  }

  @Test(arguments: [
    ("x,1 &lt; 2&quot;", "x,\"1 < 2\"\"\""), ("x,\"a&quot;b\"", "x,\"a\"\"b\""),
    ("x,a&#44;b", "x,\"a,b\""),
  ])
  func aRepairedCellGetsTheQuotesItNeeds(row: String, expected: String) async throws {
    #expect(try await cleaned("a,b\n\(row)\n") == "a,b\n\(expected)\n")
  }

  @Test func anEmptiedOnlyCellStaysARow() async throws {
    let result = try await clean(Array("b\n\u{200B}\nx\n".utf8), settings(.csv, "b"))
    #expect(String(decoding: result.bytes, as: UTF8.self) == "b\n\"\"\nx\n")
    #expect(result.reverted == Array("b\n\u{200B}\nx\n".utf8))
  }

  @Test(arguments: [
    ("2", "a,b,c\nna-szej,naszej,na-szej\n"), ("b,3", "a,b,c\nna-szej,naszej,naszej\n"),
    ("/[ac]/", "a,b,c\nnaszej,na-szej,naszej\n"), ("?", "a,b,c\nnaszej,naszej,naszej\n"),
  ])
  func columnsAreNamesNumbersAndPatterns(columns: String, expected: String) async throws {
    #expect(try await cleaned("a,b,c\nna-szej,na-szej,na-szej\n", columns) == expected)
  }

  @Test func anUnknownColumnIsRefusedWithTheColumnsThereAre() async throws {
    await #expect {
      _ = try await clean(Array("id,lead\n1,x\n".utf8), settings(.csv, "body"))
    } throws: { error in
      "\(error)".contains("\"body\" fits no column") && "\(error)".contains("1 id, 2 lead")
        && (error as? SzpaltaError)?.code == .invalidConfiguration
    }
  }

  @Test func brokenRowsArePassedOnAndNamed() async throws {
    let text = "a,b\n1,na-szej\n2,\"na-szej\n3,\"na-szej\"\n4,na-szej,x\n5,\"y\"z\n6\n7,na-szej\n"
    let result = try await clean(Array(text.utf8), settings(.csv, "b"))
    #expect(
      String(decoding: result.bytes, as: UTF8.self)
        == "a,b\n1,naszej\n2,\"na-szej\n3,\"naszej\"\n4,na-szej,x\n5,\"y\"z\n6\n7,naszej\n")
    #expect(result.tally.rows == 7)
    #expect(result.rejects.map(\.row) == [2, 4, 5, 6])
    #expect(result.rejects.map(\.line) == [3, 5, 6, 7])
    #expect(result.rejects.map(\.byteOffset) == [14, 37, 49, 56])
    #expect(result.rejects.first?.raw == "2,\"na-szej\n")
    #expect(result.rejects.first?.reason.contains("quote") == true)
    #expect(
      result.rejects.dropFirst().first?.reason.contains("2 columns expected, 3 found") == true)
  }

  @Test func aNULIsACharacterLikeAnother() async throws {
    let text = "a,b\n\0x,na-szej\0 firmy\n"
    #expect(try await cleaned(text) == "a,b\n\0x,naszej firmy\n")
  }

  @Test func bytesThatAreNotUTF8AreRejectedWithTheirColumn() async throws {
    let bytes = Array("a,b\n".utf8) + [0xB9] + Array(",na-szej\nx,na-szej ".utf8) + [0xB9, 0x0A]
    var settings = settings(.csv, "b")
    settings.encoding = "UTF-8"
    let result = try await clean(bytes, settings)
    #expect(
      result.bytes == Array("a,b\n".utf8) + [0xB9] + Array(",naszej\nx,na-szej ".utf8) + [
        0xB9, 0x0A,
      ])
    #expect(result.rejects.map(\.column) == ["b"])
    #expect(result.rejects.first?.rawBase64 != nil)
  }

  /// `text` in an encoding of single bytes.
  static func bytes(_ text: String, _ encoding: String) throws -> [UInt8] {
    try CellEncoding(named: encoding).bytes(of: text).get()
  }

  @Test(arguments: [";", "\""])
  func rowsInAnotherEncodingThanTheTableAreReadInIt(mark: String) async throws {
    let cell = { (text: String) in mark == "\"" ? "\"\(text)\"" : text }
    let row = { (number: Int, lead: String, body: String) in
      "\(number);\(cell(lead));\(cell(body));żółw\n"
    }
    let whole = [
      row(1, "Źródła", "Zażółć gęślą jaźń"), row(2, "Łódź", "Wiatr wieje od wschodu, śnieży"),
      row(3, "są", "Ślązacy piją kawę i na-szą herbatę"), row(4, "Ćmy", "Księżyc świeci ćmom"),
    ]
    var bytes = Array("id;lead;body;other\n".utf8)
    bytes += Array(whole[0].utf8)
    bytes += try Self.bytes(whole[1], "windows-1250")
    bytes += try Self.bytes(whole[2], "ISO-8859-2")
    bytes += Array(whole[3].utf8)
    // Cut inside of a letter: damage, and no other encoding.
    bytes += Array("5;x;".utf8) + Array("Zażółć gęśl".utf8) + [0xC4]
    bytes += Array(";y\n".utf8)
    var settings = settings(.csv, "lead,body")
    settings.encoding = "UTF-8"
    let result = try await clean(bytes, settings)
    let lines = result.bytes.split(separator: 0x0A).map(Array.init)
    func front(_ text: String) -> [UInt8] { Array(text.utf8.dropLast("żółw\n".utf8.count)) }
    #expect(lines[1].starts(with: front(whole[0])))
    #expect(lines[2].starts(with: front(whole[1])))
    #expect(lines[3].starts(with: front(whole[2].replacing("na-szą", with: "naszą"))))
    // What is in no chosen column keeps its bytes.
    #expect(lines[2].suffix(4).elementsEqual(try Self.bytes("żółw", "windows-1250")))
    #expect(lines[4].starts(with: front(whole[3])))
    #expect(result.rejects.map(\.row) == [5])
    #expect(result.reverted == bytes)
    #expect(result.tally.edits == ["encoding": 4, "hyphens": 1])
    let again = try await clean(result.bytes, settings)
    #expect(again.bytes == result.bytes && again.tally.changedCells == 0)
  }

  @Test func rowsOfUTF8InATableOfSingleBytesAreWrittenInItsEncoding() async throws {
    var bytes = try Self.bytes("id;body\n1;Zażółć gęślą jaźń\n", "windows-1250")
    bytes += Array("2;ŁÓDŹ I ŁĘCZYCA, Święto Łąki\n3;☃ Łódź\n".utf8)
    var settings = settings(.csv, "body")
    settings.encoding = "windows-1250"
    let result = try await clean(bytes, settings)
    let expected = try Self.bytes(
      "id;body\n1;Zażółć gęślą jaźń\n2;ŁÓDŹ I ŁĘCZYCA, Święto Łąki\n", "windows-1250")
    #expect(result.bytes.starts(with: expected))
    // The encoding has no snowman.
    #expect(result.rejects.map(\.row) == [3])
    #expect(result.reverted == bytes)
  }

  @Test func noOtherEncodingIsLookedForWithTheRuleOff() async throws {
    let scratch = try Scratch()
    let bytes = Array("id,body\n1,".utf8) + (try Self.bytes("Łódź i łąka\n", "windows-1250"))
    var configuration = Configuration()
    configuration.cleaning.rules = [.hyphens]
    configuration.steps = [.clean]
    var settings = settings(.csv, "body")
    settings.encoding = "UTF-8"
    let run = CleaningRun(
      path: try scratch.write("in", bytes), settings: settings,
      pipeline: try Pipeline(resources: Resources(), configuration: configuration),
      targets: CleaningTargets(output: scratch.path("out")), workers: 1)
    #expect(try await run.run(events: CleaningEvents()).rejects == 1)
    #expect(try scratch.bytes("out") == bytes)
  }

  @Test func lostLettersOfCellsAreToldOf() async throws {
    let scratch = try Scratch()
    let rows = (1...9).map { $0 % 2 == 1 ? "\($0),W?r?d ludzi,x\n" : "\($0),na-szej?,W\u{FFFD}t\n" }
    let path = try scratch.write("in", Array(("id,body,other\n" + rows.joined()).utf8))
    var told: [String] = []
    var events = CleaningEvents()
    events.damaged = { name, places in told += places.map { "\(name): \($0.word)" } }
    let run = CleaningRun(
      path: path, settings: settings(.csv, "body"), pipeline: try pipeline.get(),
      targets: CleaningTargets(output: scratch.path("out")), workers: 2)
    let tally = try await run.run(events: events)
    #expect(tally.damagedCells == 5 && tally.changedCells == 4)
    #expect(told == ["1", "3", "5"].map { "\(path), row \($0), body: W?r?d" })
  }

  @Test(arguments: ["windows-1250", "ISO-8859-2", "IBM852"])
  func otherEncodingsAreKept(encoding: String) async throws {
    let cells = try CellEncoding(named: encoding)
    let before = try cells.bytes(of: "ą;b\nżółć;po-winni-śmy na-szej łodzi\n").get()
    var settings = settings(.csv, "b")
    settings.encoding = encoding
    let result = try await clean(before, settings)
    #expect(result.bytes == (try cells.bytes(of: "ą;b\nżółć;powinniśmy naszej łodzi\n").get()))
    #expect(result.reverted == before)
  }

  @Test func whatAnEncodingLacksIsNotWritten() async throws {
    var settings = settings(.csv, "b")
    settings.encoding = "windows-1250"
    let bytes = Array("a,b\nx,&#10003; na-szej\n".utf8)
    let kept = try await clean(bytes, settings)
    #expect(kept.bytes == bytes)
    #expect(kept.rejects.first?.reason.contains("U+2713") == true)
    settings.addsMark = true
    let converted = try await clean(bytes, settings)
    #expect(converted.bytes == Array("\u{FEFF}a,b\nx,✓ naszej\n".utf8))
    #expect(converted.reverted == bytes)
  }

  @Test func utf16StaysUTF16() async throws {
    func utf16(_ text: String) -> [UInt8] {
      "\u{FEFF}\(text)".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }
    let before = utf16("a\tb\r\nąę😀\tna-szej 😀\r\n")
    let result = try await clean(before, settings(.csv, "b"))
    #expect(result.bytes == utf16("a\tb\r\nąę😀\tnaszej 😀\r\n"))
    #expect(result.reverted == before)
  }

  @Test func anEmptyFileIsAnEmptyTable() async throws {
    #expect(try await cleaned("") == "")
    #expect(try await cleaned("b") == "b")
  }

  @Test func aRowOfMegabytesIsReadAsOne() async throws {
    let long = String(repeating: "x", count: 5_000_000)
    let before = "a,b\n\"\(long)\n\(long)\",na-szej\n1,na-szej\n"
    let after = try await cleaned(before)
    #expect(after == before.replacing(",na-szej", with: ",naszej"))
  }

  @Test func theDialectIsToldFromTheRows() {
    func dialect(_ text: String) -> CSVDialect {
      CSVSniffer(sample: Array(text.utf8), isWhole: true)
        .dialect(delimiter: nil, quote: nil, expecting: 0x2C)
    }
    #expect(dialect("id;tekst\n1;raz, dwa, trzy\n2;raz, dwa\n").delimiter == UInt8(ascii: ";"))
    #expect(dialect("id,tekst\n1,\"a;b;c\"\n2,\"a;b\"\n").delimiter == UInt8(ascii: ","))
    #expect(dialect("tekst\nAla ma kota.\n").delimiter == UInt8(ascii: ","))
    #expect(dialect("a;b\n1;it's\n2;d'Artagnan\n").quote == UInt8(ascii: "\""))
  }
}
