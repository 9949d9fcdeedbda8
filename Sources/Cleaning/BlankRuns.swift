import TextModel

/// Runs of several blanks inside lines, for the rule `spaces`.
///
/// A run that ends in the column in which a run of a neighbouring line ends
/// belongs to a table and stays; so does one that holds a tab, and an indent.
struct BlankRuns {
  private struct Run {
    var range: ByteRange
    var line: Int
    var endColumn: Int
    var replacement: String
  }

  private var runs: [Run] = []
  private var line = 0
  private var lineStart = 0
  /// A place in the line whose column is known.
  private var known = (offset: 0, column: 0)

  /// Notes that a line ends and the next starts at byte `nextStart`.
  mutating func endLine(nextStart: Int) {
    line += 1
    lineStart = nextStart
    known = (nextStart, 0)
  }

  /// Notes the blanks from byte `start` to `end`, if they are more than one.
  mutating func add(_ start: Int, _ end: Int, in bytes: Span<UInt8>) {
    if end - start < 2 || start == lineStart { return }
    let count = bytes.scalarCount(from: start, to: end)
    if count < 2 { return }
    var hasTab = false
    var hasSpace = false
    for offset in start..<end {
      hasTab = hasTab || bytes[offset] == 0x09
      hasSpace = hasSpace || bytes[offset] == 0x20
    }
    if hasTab { return }
    let column = known.column + bytes.scalarCount(from: known.offset, to: end)
    known = (end, column)
    runs.append(
      Run(
        range: ByteRange(start, end), line: line, endColumn: column,
        replacement: hasSpace ? " " : "\u{A0}"))
  }

  /// The edits that make each run outside of tables one blank.
  func edits() -> [Edit] {
    var result: [Edit] = []
    var above = 0
    var below = 0
    // Both pointers ascend by (line, column), as the runs do.
    for run in runs {
      while above < runs.count, isBefore(runs[above], run.line - 1, run.endColumn) { above += 1 }
      while below < runs.count, isBefore(runs[below], run.line + 1, run.endColumn) { below += 1 }
      if isAt(above, run.line - 1, run.endColumn) || isAt(below, run.line + 1, run.endColumn) {
        continue
      }
      result.append(
        Edit(
          range: run.range, replacement: run.replacement, rule: CleaningRule.spaces.rawValue,
          reason: "several blanks inside a line"))
    }
    return result
  }

  private func isBefore(_ run: Run, _ line: Int, _ column: Int) -> Bool {
    (run.line, run.endColumn) < (line, column)
  }

  private func isAt(_ index: Int, _ line: Int, _ column: Int) -> Bool {
    index < runs.count && runs[index].line == line && runs[index].endColumn == column
  }
}
