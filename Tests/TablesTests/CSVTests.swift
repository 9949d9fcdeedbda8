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
