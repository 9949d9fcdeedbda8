import CICUShim
import TextModel

/// The raw word boundaries of a text, as Unicode's annex 29 with ICU's tailoring has them.
///
/// The lowest layer of segmentation: everything Polish happens above it. It
/// knows nothing but bytes, so that another scanner with the same boundaries
/// can take its place.
struct WordBoundaries: ~Copyable {
  private let breaker = ICUBreaker(CICU_BREAK_WORD)

  /// Appends the word boundaries of `range`, its two ends included, ascending.
  func append(of text: Span<UInt8>, in range: ByteRange, to boundaries: inout [UInt32]) {
    breaker.appendBoundaries(of: text, from: range.start, to: range.end, into: &boundaries)
  }
}
