import Szpalta
import Testing
import TextModel

@testable import Tables

/// Random tables with odd quoting, line ends, empty cells and marks.
@Suite struct RandomTableTests {
  static let pieces = [
    "na-szej", "po-winni-śmy", "biało-czerwony", "&quot;", "&amp;oacute;", "a\u{301}", "ﬁ", " ",
    "  ", "\n", "\r\n", "\"", "\"\"", ",", ";", "\t", "'", "|", "😀", "\0", "\u{200B}", "te-\nraz",
    "kot", "Łódź", "\u{FEFF}", "x", "", "sep=;", "\\", "\\\"",
  ]

  struct Table {
    var cells: [[String]]
    var text: String
  }

  /// A table that reads back as `cells`, whatever its cells hold.
  static func table(_ random: inout SplitMix64, delimiter: String, lineEnd: String) -> Table {
    let columns = Int.random(in: 2...4, using: &random)
    let rows = Int.random(in: 0...12, using: &random)
    var cells = [(0..<columns).map { "c\($0)" }]
    var text = Bool.random(using: &random) ? "\u{FEFF}" : ""
    for _ in 0..<rows {
      cells.append(
        (0..<columns).map { _ in
          let count = Int.random(in: 0...5, using: &random)
          return (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        })
    }
    for (index, row) in cells.enumerated() {
      let fields = row.map { cell in
        let needsQuotes = cell.utf8.contains { Array("\"\r\n\(delimiter)".utf8).contains($0) }
        return needsQuotes || Bool.random(using: &random)
          ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
      }
      let isLast = index == cells.count - 1 && Bool.random(using: &random)
      text += fields.joined(separator: delimiter) + (isLast ? "" : lineEnd)
      if Int.random(in: 0..<8, using: &random) == 0, !isLast { text += lineEnd }
    }
    return Table(cells: cells, text: text)
  }

  /// The cells as the reader gives them, and the raw bytes of each.
  static func read(_ bytes: [UInt8], _ delimiter: String) throws -> [[(raw: [UInt8], text: String)]]
  {
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let dialect = CSVDialect(delimiter: Array(delimiter.utf8)[0], quote: 0x22)
    let parser = CSVParser(dialect, encoding: .utf8)
    var rows: [[(raw: [UInt8], text: String)]] = []
    var position = body.startIndex
    while position < body.endIndex {
      switch parser.read(body[position...], isAtEnd: true) {
      case .row(let row):
        rows.append(
          (0..<row.fieldCount).map { field in
            let range = row.range(field)
            return (
              Array(body[position + range.lowerBound..<position + range.upperBound]),
              String(decoding: row.value(field), as: UTF8.self)
            )
          })
        position += row.length
      case .blank(let length): position += length
      case .incomplete, .malformed: throw CellFailure("a sound table is read")
      }
    }
    return rows
  }

  @Test(arguments: [(",", "\n"), (";", "\r\n"), ("\t", "\n"), ("|", "\r")])
  func otherColumnsKeepTheirBytes(delimiter: String, lineEnd: String) async throws {
    var random = SplitMix64(seed: 7)
    let cleaner = try pipeline.get()
    for _ in 0..<25 {
      let table = Self.table(&random, delimiter: delimiter, lineEnd: lineEnd)
      let bytes = Array(table.text.utf8)
      var settings = settings(.csv, "c1")
      settings.delimiter = delimiter
      settings.quote = "\""
      let result = try await clean(bytes, settings)
      let before = try Self.read(bytes, delimiter)
      let after = try Self.read(result.bytes, delimiter)
      #expect(before.map { $0.map(\.text) } == table.cells)
      #expect(result.rejects.isEmpty)
      #expect(result.tally.rows == table.cells.count - 1)
      #expect(after.count == before.count)
      for (index, (old, new)) in zip(before, after).enumerated() {
        for column in old.indices where column != 1 || index == 0 {
          #expect(new[column].raw == old[column].raw)
        }
        if index > 0 {
          #expect(new[1].text == cleaner.cleaned(old[1].text, format: .text).text)
        }
      }
      #expect(result.reverted == bytes)
      let again = try await clean(result.bytes, settings)
      #expect(again.bytes == result.bytes)
    }
  }

  /// Whatever the bytes are, nothing is lost and nothing fails.
  @Test func bytesOfAnyKindComeThrough() async throws {
    var random = SplitMix64(seed: 11)
    let alphabet: [UInt8] = Array("\"\",;\n\r\tax-&{}:[]\\u".utf8) + [0, 0xB9, 0xC4, 0x85]
    for kind in [TableKind.csv, .jsonl] {
      for _ in 0..<60 {
        let count = Int.random(in: 0...60, using: &random)
        let bytes =
          Array(kind == .csv ? "a,b\n".utf8 : "{\"b\":\"a&oacute;\"}\n".utf8)
          + (0..<count).map { _ in alphabet.randomElement(using: &random) ?? 0 }
        var settings = settings(kind, "b")
        settings.delimiter = ","
        settings.quote = "\""
        settings.encoding = "UTF-8"
        let result = try await clean(bytes, settings)
        #expect(result.reverted == bytes)
        let again = try await clean(result.bytes, settings)
        #expect(again.bytes == result.bytes)
        #expect(again.tally.rows == result.tally.rows)
      }
    }
  }

  @Test func theNumberOfWorkersDoesNotMatter() async throws {
    let row = "1;\"po-winni-śmy &quot;x\"\"\";na-szej\r\n"
    let bytes = Array(("a;b;c\r\n" + String(repeating: row, count: 10_000)).utf8)
    let one = try await clean(bytes, settings(.csv, "b"), workers: 1)
    let three = try await clean(bytes, settings(.csv, "b"), workers: 3)
    #expect(one.bytes == three.bytes)
    #expect(one.tally.rows == 10_000 && one.tally.changedCells == 10_000)
    #expect(one.reverted == bytes && three.reverted == bytes)
  }
}
