import Testing
import TextModel

@testable import Analysis

@Suite struct FindingListTests {
  @Test(arguments: [1, 200, 70_000, 20_000_000])
  func findingsAreInTheOrderOfTheText(length: Int) {
    var generator = SplitMix64(seed: UInt64(length))
    var list = FindingList()
    for amount in 0..<300 {
      let start = generator.next(below: length)
      list.append(.hardWord, at: ByteRange(start, start + generator.next(below: 9)), amount: amount)
    }
    let expected = Array(list).sorted {
      ($0.range.start, -$0.range.end, $0.amount ?? 0)
        < ($1.range.start, -$1.range.end, $1.amount ?? 0)
    }
    list.sort()
    #expect(Array(list) == expected)
  }

  @Test func noFindingsStayNone() {
    var list = FindingList()
    list.sort()
    #expect(list.isEmpty)
  }
}
