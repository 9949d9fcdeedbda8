/// Examples as rows of features with values: a sparse matrix.
struct FeatureRows: Sendable {
  /// Where each row begins in `columns` and `values`, and at the end their number.
  private(set) var starts: [Int] = [0]
  /// The features of all rows, ascending in each.
  private(set) var columns: [Int32] = []
  /// Their values.
  private(set) var values: [Double] = []

  /// The number of rows.
  var count: Int { starts.count - 1 }

  /// Where row `row` stands in `columns` and `values`.
  func range(ofRow row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

  /// Makes room for so many rows and values.
  mutating func reserve(rows: Int, values count: Int) {
    starts.reserveCapacity(rows + 1)
    columns.reserveCapacity(count)
    values.reserveCapacity(count)
  }

  /// Adds a row of pairs that ascend by feature.
  mutating func append(_ row: some Sequence<(feature: Int, value: Double)>) {
    for (feature, value) in row {
      columns.append(Int32(feature))
      values.append(value)
    }
    starts.append(columns.count)
  }
}
