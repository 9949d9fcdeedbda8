import Szpalta

/// How a table of delimited fields is written.
public struct CSVDialect: Hashable, Sendable {
  /// The byte between fields.
  public var delimiter: UInt8
  /// The byte around fields that hold a delimiter; `nil` where quotes stand for themselves.
  public var quote: UInt8?

  /// The bytes that part fields in tables that people send.
  static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

  /// A dialect from the words of a command line; `nil` where none is given, to be told from the file.
  ///
  /// - Throws: `SzpaltaError` that says what is known.
  static func delimiter(named name: String) throws -> UInt8 {
    switch name.lowercased() {
    case "tab", "\\t": return 0x09
    case "comma": return 0x2C
    case "semicolon": return 0x3B
    case "pipe": return 0x7C
    default:
      guard name.utf8.count == 1, let byte = name.utf8.first, byte < 0x80,
        ![0x0A, 0x0D, 0x00].contains(byte)
      else {
        throw SzpaltaError(
          .invalidConfiguration, place: "--delimiter",
          problem: "one ASCII character, tab, comma, semicolon or pipe expected, \(name) found")
      }
      return byte
    }
  }

  /// The quote called `name`; `nil` for "none".
  static func quote(named name: String) throws -> UInt8? {
    switch name.lowercased() {
    case "none": return nil
    case "double": return 0x22
    case "single": return 0x27
    default:
      guard name.utf8.count == 1, let byte = name.utf8.first, byte > 0x20, byte < 0x7F else {
        throw SzpaltaError(
          .invalidConfiguration, place: "--quote",
          problem: "one ASCII character, double, single or none expected, \(name) found")
      }
      return byte
    }
  }

  /// "delimiter ';', quote '"'", as `clean` prints it.
  var summary: String {
    let name = delimiter == 0x09 ? "tab" : "'\(Character(Unicode.Scalar(delimiter)))'"
    let quoteName = quote.map { "'\(Character(Unicode.Scalar($0)))'" } ?? "none"
    return "delimiter \(name), quote \(quoteName)"
  }
}

/// Tells the dialect of a table from its beginning.
struct CSVSniffer {
  private let sample: ArraySlice<UInt8>
  private let isWhole: Bool

  /// Rows that are looked at; more do not make the choice surer.
  private static let maximumRows = 200

  /// - Parameter isWhole: whether `sample` is the whole table.
  init(sample: [UInt8], isWhole: Bool) {
    self.sample = sample[...]
    self.isWhole = isWhole
  }

  /// How well a dialect explains the sample; larger is better.
  private struct Score: Comparable {
    /// The share of rows that have the most frequent number of fields, more than one.
    let consistency: Double
    let columns: Int
    /// The share of rows whose quotes are not broken.
    let soundness: Double

    static func < (left: Self, right: Self) -> Bool {
      let (first, second) = (
        left.consistency * left.soundness, right.consistency * right.soundness
      )
      return first == second ? left.columns < right.columns : first < second
    }
  }

  /// The most likely dialect; what the caller has settled stays.
  ///
  /// - Parameters:
  ///   - delimiter: the delimiter, where it is known.
  ///   - quote: the quote, where it is known; `.some(nil)` for none.
  ///   - expected: the delimiter that the file's name lets expect; it wins ties.
  func dialect(delimiter: UInt8?, quote: UInt8??, expecting expected: UInt8) -> CSVDialect {
    let others = CSVDialect.delimiters.filter { $0 != expected }
    let delimiters = delimiter.map { [$0] } ?? [expected] + others
    // The first of equals wins: single quotes where they open and close fields, double ones don't.
    let isSingle =
      delimiters.contains { hasFields(quotedWith: 0x27, $0) }
      && !delimiters.contains { hasFields(quotedWith: 0x22, $0) }
    let quotes: [UInt8?] = quote.map { [$0] } ?? (isSingle ? [0x27, 0x22] : [0x22])
    var best = CSVDialect(delimiter: delimiters[0], quote: quotes[0])
    var bestScore = Score(consistency: 0, columns: 0, soundness: 0)
    for quote in quotes {
      for delimiter in delimiters {
        let dialect = CSVDialect(delimiter: delimiter, quote: quote)
        let score = score(of: dialect)
        if score > bestScore { (best, bestScore) = (dialect, score) }
      }
    }
    return best
  }

  private func score(of dialect: CSVDialect) -> Score {
    let parser = CSVParser(dialect, encoding: .utf8)
    var counts: [Int: Int] = [:]
    var rows = 0
    var broken = 0
    var position = sample.startIndex
    while rows < Self.maximumRows, position < sample.endIndex {
      switch parser.read(sample[position...], isAtEnd: isWhole) {
      case .row(let row):
        rows += 1
        counts[row.fieldCount, default: 0] += 1
        position += row.length
      case .blank(let length): position += length
      // A row that never ends is broken, but the sample's last row may end behind it.
      case .malformed,
        .incomplete where isWhole:
        rows += 1
        broken += 1
        position += lineLength(in: sample[position...], isAtEnd: true) ?? 1
      case .incomplete: position = sample.endIndex
      }
    }
    let usual = counts.filter { $0.key > 1 }
      .max { ($0.value, -$0.key) < ($1.value, -$1.key) }
    guard rows > 0, let usual else { return Score(consistency: 0, columns: 1, soundness: 0) }
    return Score(
      consistency: Double(usual.value) / Double(rows), columns: usual.key,
      soundness: 1 - Double(broken) / Double(rows))
  }

  private func hasFields(quotedWith quote: UInt8, _ delimiter: UInt8) -> Bool {
    sample.prefix(1 << 16).split(whereSeparator: { $0 == delimiter || $0 == 0x0A || $0 == 0x0D })
      .prefix(Self.maximumRows)
      .count { $0.count > 1 && $0.first == quote && $0.last == quote } >= 2
  }
}
