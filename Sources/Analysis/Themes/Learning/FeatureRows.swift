/// Examples as rows of features with values: a sparse matrix.
struct FeatureRows: Sendable {
  /// A number for each of the classes that are looked at side by side.
  typealias Lanes = SIMD4<Float>

  /// Where each row begins in `columns` and `values`, and at the end their number.
  private(set) var starts: [Int] = [0]
  /// The features of all rows, ascending in each.
  private(set) var columns: [Int32] = []
  /// Their values; 0 for what is not to count.
  private(set) var values: [Float] = []

  /// The number of rows.
  var count: Int { starts.count - 1 }

  /// Where row `row` stands in `columns` and `values`.
  func range(ofRow row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

  /// Adds a value to the row that `endRow` ends; features ascend.
  mutating func append(_ feature: Int, _ value: Float) {
    columns.append(Int32(feature))
    values.append(value)
  }

  /// Ends a row.
  mutating func endRow() { starts.append(columns.count) }

  /// The same rows and features with other values.
  func with(values: [Float]) -> FeatureRows {
    precondition(values.count == columns.count, "a value for each feature of each row")
    var result = self
    result.values = values
    return result
  }

  /// The sum of the values of a row times the `weights` of their features.
  func product(ofRow row: Int, with weights: [Lanes]) -> Lanes {
    let range = range(ofRow: row)
    let weights = weights.span
    let (columns, values) = (columns.span.extracting(range), values.span.extracting(range))
    // Two sums, since an addition takes longer than what is added.
    var (even, odd) = (Lanes.zero, Lanes.zero)
    var entry = 0
    while entry + 1 < columns.count {
      even += values[entry] * weights[Int(columns[entry])]
      odd += values[entry + 1] * weights[Int(columns[entry + 1])]
      entry += 2
    }
    if entry < columns.count { even += values[entry] * weights[Int(columns[entry])] }
    return even + odd
  }
}
