import Testing
import TextModel

@testable import Szpalta

@Suite struct HighlightRunsTests {
  private typealias Span = HighlightRuns.Span

  @Test func highlightsThatOverlapArePartedWhereTheyBeginAndEnd() {
    let runs = HighlightRuns.runs(
      of: ByteRange(0, 10),
      spans: [Span(range: ByteRange(2, 6), id: 0), Span(range: ByteRange(4, 9), id: 1)])
    #expect(
      runs.map(\.range) == [
        ByteRange(0, 2), ByteRange(2, 4), ByteRange(4, 6), ByteRange(6, 9), ByteRange(9, 10),
      ])
    #expect(runs.map { $0.spans.map(\.id) } == [[], [0], [1, 0], [1], []])
  }

  @Test(arguments: 0..<200)
  func runsCoverTheRangeAndHaveTheSpansOverThem(seed: Int) {
    var generator = SplitMix64(seed: UInt64(seed))
    let range = ByteRange(20, 20 + generator.next(below: 60))
    let spans = (0..<generator.next(below: 12)).map { id in
      let start = generator.next(below: 100)
      return Span(range: ByteRange(start, start + generator.next(below: 30)), id: id)
    }
    let runs = HighlightRuns.runs(of: range, spans: spans)
    #expect(runs.isEmpty == range.isEmpty)
    #expect(runs.first?.range.start ?? 20 == 20)
    #expect(runs.last?.range.end ?? range.end == range.end)
    for (run, next) in zip(runs, runs.dropFirst()) { #expect(run.range.end == next.range.start) }
    for run in runs {
      let covering = spans.filter { $0.range.contains(run.range) }
      #expect(Set(run.spans) == Set(covering))
      // No span begins or ends inside a run.
      #expect(
        spans.allSatisfy {
          $0.range.isEmpty || !$0.range.overlaps(run.range) || $0.range.contains(run.range)
        })
    }
  }

  @Test(arguments: 0..<100)
  func aQueueHandsOutWhatOverlaps(seed: Int) {
    var generator = SplitMix64(seed: UInt64(seed))
    let spans = (0..<20).map { id in
      let start = generator.next(below: 200)
      return Span(range: ByteRange(start, start + 1 + generator.next(below: 40)), id: id)
    }
    var queue = SpanQueue(spans)
    for start in stride(from: 0, to: 240, by: 12) {
      let range = ByteRange(start, start + 12)
      #expect(
        Set(queue.spans(overlapping: range)) == Set(spans.filter { $0.range.overlaps(range) }))
    }
  }
}
