import TextModel

/// Parts a stretch of text so that highlights that overlap nest: each run is covered by the same
/// highlights from its start to its end.
struct HighlightRuns {
  /// A highlight: where it is, and a number that tells it from others.
  struct Span: Hashable {
    var range: ByteRange
    var id: Int
  }

  /// A part of the text with the highlights that cover it, those that reach farther first.
  struct Run: Hashable {
    var range: ByteRange
    var spans: [Span]
  }

  /// The runs of `range`, in order and without gaps; `spans` may lie anywhere, in any order. Empty ones cover nothing.
  static func runs(of range: ByteRange, spans: [Span]) -> [Run] {
    let inside = spans.filter { !$0.range.isEmpty && $0.range.overlaps(range) }
    let starts = inside.sorted { ($0.range.start, $0.id) < ($1.range.start, $1.id) }
    var bounds: Set<Int> = [range.start, range.end]
    for span in inside {
      bounds.insert(max(span.range.start, range.start))
      bounds.insert(min(span.range.end, range.end))
    }
    let sorted = bounds.sorted()
    var active: [Span] = []
    var next = 0
    return zip(sorted, sorted.dropFirst()).map { start, end in
      active.removeAll { $0.range.end <= start }
      while next < starts.count, starts[next].range.start <= start {
        active.append(starts[next])
        next += 1
      }
      return Run(range: ByteRange(start, end), spans: active.sorted(by: reachesFarther))
    }
  }

  private static func reachesFarther(_ one: Span, _ other: Span) -> Bool {
    one.range.byteCount != other.range.byteCount
      ? one.range.byteCount > other.range.byteCount : one.id < other.id
  }
}

/// Spans in the order of the text, handed out stretch by stretch.
struct SpanQueue {
  private var waiting: ArraySlice<HighlightRuns.Span>
  private var begun: [HighlightRuns.Span] = []

  /// A queue of `spans`, in any order.
  init(_ spans: [HighlightRuns.Span]) {
    waiting = ArraySlice(spans.sorted { ($0.range, $0.id) < ($1.range, $1.id) })
  }

  /// The spans that overlap `range`, which begins where the one before ended or later.
  mutating func spans(overlapping range: ByteRange) -> [HighlightRuns.Span] {
    let new = waiting.prefix { $0.range.start < range.end }
    waiting = waiting.dropFirst(new.count)
    begun += new
    begun.removeAll { $0.range.end <= range.start }
    return begun
  }
}
