import CICUShim
public import TextModel

/// The raw word boundaries of a text, as Unicode's annex 29 with ICU's tailoring has them.
///
/// The lowest layer of segmentation: everything Polish happens above it. Plain
/// text is scanned by `WordScanner`; the words around an unusual scalar go to
/// ICU. The boundaries are ICU's for every text.
public struct WordBoundaries: ~Copyable {
  private let scanner = WordScanner()
  /// Opened for the first unusual scalar: most articles have none.
  private var breaker: ICUBreaker?

  /// Nothing is opened before it is needed.
  public init() {}

  /// Appends the word boundaries of `range`, its two ends included, ascending. O(bytes).
  ///
  /// The bytes at `range` are looked at as a text of their own.
  public mutating func append(
    of text: Span<UInt8>, in range: ByteRange, to boundaries: inout [UInt32]
  ) {
    boundaries.append(UInt32(range.start))
    var start = range.start
    while start < range.end {
      let stop = scanner.append(of: text, from: start, to: range.end, into: &boundaries)
      if stop.offset == range.end { return }
      start = Self.restart(in: text, behind: stop.offset, range.end)
      appendICUs(of: text, from: stop.boundary, to: start, into: &boundaries)
    }
  }

  /// The first boundary behind `offset` that no text before it can move: a word behind white space.
  private static func restart(in text: Span<UInt8>, behind offset: Int, _ end: Int) -> Int {
    var restart = offset + 1
    while restart < end {
      let before = text[restart - 1]
      if before == 0x20 || before == 0x0A, (text[restart] | 0x20) &- 0x61 <= 25 { break }
      restart += 1
    }
    return restart
  }

  private mutating func appendICUs(
    of text: Span<UInt8>, from start: Int, to end: Int, into boundaries: inout [UInt32]
  ) {
    if breaker == nil { breaker = ICUBreaker(CICU_BREAK_WORD) }
    breaker?.appendBoundaries(of: text, behind: start, to: end, into: &boundaries)
  }
}
