/// Tells most bytes that may end or begin a sentence from those that do, by them and the two behind.
struct StopFilter: Sendable {
  /// For each first byte the row of `rows` where its 64 second bytes begin.
  private let firstRows: [UInt16]
  /// For each second byte, by its six lowest bits, a bit for each third one, by the same.
  private let rows: [UInt64]

  init(classes: ScalarClasses, abbreviations: Abbreviations) {
    let none = [UInt64](repeating: 0, count: 64)
    var rows = none + [UInt64](repeating: ~0, count: 64) + Self.wideRows(classes)
    var firstRows = [UInt16](repeating: 64, count: 256)
    firstRows[0x0A] = 0
    firstRows[0xE2] = 128
    for letter in Array(0x41...0x5A) + Array(0xC3...0xC5) {
      firstRows[letter] = UInt16(rows.count)
      rows += (0..<64).map { abbreviations.starterBeginnings.thirdBytes(UInt8(letter), $0) }
    }
    self.firstRows = firstRows
    self.rows = rows
  }

  /// Rows for U+2000 to U+2FFF: bits for scalars that end sentences, part words as rare white space,
  /// or make an emoji of what stands before.
  private static func wideRows(_ classes: ScalarClasses) -> [UInt64] {
    (0..<64).map { second in
      (0..<64).reduce(into: 0) { bits, third in
        if matters(classes.entry(UInt32(0x2000 + second * 64 + third))) {
          bits |= 1 << UInt64(third)
        }
      }
    }
  }

  private static func matters(_ entry: ScalarClasses.Entry) -> Bool {
    switch entry.scalarClass {
    case .emoji, .terminator, .ellipsis, .space: true
    case .mark: entry.content.contains(.emojiSelector)
    default: false
    }
  }

  /// 1 if a sentence may end or begin at a stop with these bytes, or 0; always 0 at a line feed.
  ///
  /// No branch: what stands next in a text is hard to predict.
  @inline(__always)
  func keeps(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
    // No check: there are 256 first rows, and 64 rows from each on.
    let row = Int(firstRows.span[unchecked: Int(first)]) &+ Int(second & 63)
    return Int(truncatingIfNeeded: rows.span[unchecked: row] &>> UInt64(third & 63) & 1)
  }
}
