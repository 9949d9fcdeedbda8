import GRDB
import Szpalta

/// Gives back the texts that columns of a database had before they were cleaned.
struct DatabaseReverter {
  let logPath: String
  let summary: EditLogSummary

  /// Undoes the log's edits in the database at `path`, whose changes go where `targets` say.
  ///
  /// - Throws: `SzpaltaError` if the columns are not what the log is about; then
  ///   nothing is changed.
  func revert(_ path: String, targets: CleaningTargets) throws {
    try DatabaseFile(path: path, targets: targets).withTransaction { db in
      let table = try DatabaseTable(
        db, name: summary.table, selection: ColumnSelection(names: summary.columns ?? []),
        place: path)
      let found = try table.digest(db)
      guard found == summary.after else {
        throw SzpaltaError(
          .malformedRecord, place: path,
          problem: found == summary.before
            ? "cleaned columns expected, the original ones found; there is nothing to undo"
            : "the columns that \(logPath) is about expected, other texts found; they have been "
              + "changed since")
      }
      try undo(table, db)
      guard try table.digest(db) == summary.before else {
        throw SzpaltaError(
          .malformedRecord, place: logPath,
          problem: "edits that give back the original columns expected, others found; the log "
            + "has been changed, or a trigger of the table changes its texts")
      }
    }
  }

  private func undo(_ table: DatabaseTable, _ db: Database) throws {
    var cell: (key: [String], column: String)?
    var edits: [UndoLine] = []
    let lines = try LogLines(path: logPath)
    for _ in 0..<summary.lines {
      guard let line = try lines.next() else { break }
      let edit = try UndoLine(line, place: logPath)
      guard let key = edit.key, let column = edit.column else { continue }
      if let cell, cell != (key, column) {
        try undo(edits, cell.key, cell.column, table, db)
        edits = []
      }
      cell = (key, column)
      edits.append(edit)
    }
    if let cell { try undo(edits, cell.key, cell.column, table, db) }
  }

  private func undo(
    _ edits: [UndoLine], _ literals: [String], _ column: String, _ table: DatabaseTable,
    _ db: Database
  ) throws {
    let key = literals.compactMap { DatabaseValue(literal: $0) }
    guard let stored = try table.text(db, column: column, at: key),
      let text = table.text(of: stored)
    else { throw damaged("a text in row \(literals.joined(separator: ", ")) expected") }
    let cleaned = Array(text.utf8)
    var original: [UInt8] = []
    var position = 0
    for edit in edits {
      guard let span = edit.output, span.start >= position, span.end >= span.start,
        span.end <= cleaned.count
      else { throw damaged("edits in ascending order inside the cell expected") }
      original += cleaned[position..<span.start] + edit.original
      position = span.end
    }
    original += cleaned[position...]
    try table.replace(
      db, column: column, at: key,
      by: table.bytes(of: String(decoding: original, as: UTF8.self)))
  }

  private func damaged(_ problem: String) -> SzpaltaError {
    SzpaltaError(
      .malformedRecord, place: logPath, problem: "\(problem); the log has been changed")
  }
}
