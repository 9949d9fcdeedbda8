public import Szpalta

/// The files that a run of cleaning writes.
public struct CleaningFiles: Sendable {
  /// The cleaned table or text; `nil` for a dry run.
  public var output: ResultFile?
  /// The log of edits.
  public var edits: ResultFile?
  /// What could not be read, one JSON object a line.
  public var rejects: ResultFile?

  /// No files.
  public init() {}
}

/// What a run tells while it is under way.
public struct CleaningEvents {
  /// How the table is written, as far as it was told from its bytes: once, at the start.
  public var started: (String) -> Void = { _ in }
  /// Letters of a text that were lost, which no rule can give back, and the text's name; of a table
  /// the first few such cells.
  public var damaged: (String, [Damage]) -> Void = { _, _ in }
  /// The edits and rejects of the next rows.
  public var found: ([CellEdit], [Reject]) -> Void = { _, _ in }
  /// The bytes read, those of the file where it is known how many, and the tally so far.
  public var advanced: (Int, Int?, CleaningTally) -> Void = { _, _, _ in }

  /// Events that nobody listens to.
  public init() {}
}
