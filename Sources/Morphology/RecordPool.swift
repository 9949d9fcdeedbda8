/// Collects byte records, each once, and lays them out with the most used first.
struct RecordPool {
  private var indices: [[UInt8]: Int] = [:]
  private var records: [[UInt8]] = []
  private var useCounts: [Int] = []

  /// The index of `record`, which is added if it is new; counts one more use.
  mutating func intern(_ record: [UInt8]) -> Int {
    let index = indices[record] ?? records.count
    if index == records.count {
      indices[record] = index
      records.append(record)
      useCounts.append(0)
    }
    useCounts[index] += 1
    return index
  }

  /// More uses of the record with `index`.
  mutating func use(_ index: Int, times count: Int) { useCounts[index] += count }

  /// All records one after the other, and for each index the offset of its record there and its
  /// number in that order.
  ///
  /// - Parameter firstOffset: how many zero bytes stand before the first record.
  func laidOut(firstOffset: Int = 0) -> (bytes: [UInt8], offsets: [Int], ranks: [Int]) {
    let order = records.indices.sorted {
      if useCounts[$0] != useCounts[$1] { return useCounts[$0] > useCounts[$1] }
      return records[$0].lexicographicallyPrecedes(records[$1])
    }
    var bytes = [UInt8](repeating: 0, count: firstOffset)
    var offsets = [Int](repeating: 0, count: records.count)
    var ranks = offsets
    for (rank, index) in order.enumerated() {
      offsets[index] = bytes.count
      ranks[index] = rank
      bytes += records[index]
    }
    return (bytes, offsets, ranks)
  }

  /// A number in the variable-length form that `AnalysisTable` reads.
  static func variableLength(_ value: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  /// `text` with its byte length before it.
  static func counted(_ text: String) -> [UInt8] {
    variableLength(text.utf8.count) + Array(text.utf8)
  }
}
