/// What a run of cleaning came to.
public struct CleaningTally: Hashable, Sendable {
  /// Rows, those that could not be read among them.
  public var rows = 0
  /// Cells of the chosen columns that were read.
  public var cells = 0
  /// Cells that were changed.
  public var changedCells = 0
  /// Cells with letters that were lost for good.
  public var damagedCells = 0
  /// Edits by the names of their rules.
  public var edits: [String: Int] = [:]
  /// Rows and cells that were passed on as they are.
  public var rejects = 0

  /// All edits.
  public var editCount: Int { edits.values.reduce(0, +) }

  mutating func add(_ other: Self) {
    rows += other.rows
    cells += other.cells
    changedCells += other.changedCells
    damagedCells += other.damagedCells
    rejects += other.rejects
    edits.merge(other.edits, uniquingKeysWith: +)
  }
}
