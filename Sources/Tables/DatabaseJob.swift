import GRDB
import Szpalta

/// Cleans columns of a table of a database, in one transaction.
struct DatabaseJob {
  let settings: TableSettings
  let pipeline: Pipeline
  let targets: CleaningTargets

  /// Cleans the database at `path`.
  ///
  /// - Throws: `SzpaltaError`; then nothing is changed.
  func run(
    on path: String, files: CleaningFiles, events: CleaningEvents
  ) throws -> CleaningTally {
    let file = try DatabaseFile(path: path, targets: targets)
    return try file.withTransaction { db in
      let table = try DatabaseTable(
        db, name: settings.table, selection: settings.columns, place: path)
      events.started(
        "\(path): table \(table.name), columns \(table.columns.joined(separator: ", ")), "
          + "encoding \(table.encodingName)"
          + (table.hasTriggers ? "; its triggers run for each row that changes" : ""))
      let before = files.edits == nil ? nil : try table.digest(db)
      let log = files.edits.map { EditLog($0) }
      let tally = try clean(table, db, log, files.rejects, events)
      try files.rejects?.finish()
      // The log is in its place before the change is: what was changed can be undone.
      if let log, let before {
        var summary = EditLogSummary(
          kind: TableKind.sqlite.rawValue, file: absolute(path),
          output: absolute(file.resultPath), before: before, after: try table.digest(db))
        summary.table = table.name
        summary.columns = table.columns
        try log.finish(summary)
      }
      return tally
    }
  }

  private func clean(
    _ table: DatabaseTable, _ db: Database, _ log: EditLog?, _ rejects: ResultFile?,
    _ events: CleaningEvents
  ) throws -> CleaningTally {
    var tally = CleaningTally()
    var bytes = 0
    var key: [DatabaseValue]?
    while true {
      let rows = try table.rows(db, after: key)
      guard let last = rows.last else { return tally }
      var result = TableCleaner.Result()
      for row in rows {
        result.tally.rows += 1
        bytes += row.digested.count
        try clean(row, number: tally.rows + result.tally.rows, table, db, &result)
      }
      result.tellDamage(of: table.name, before: tally, events)
      tally.add(result.tally)
      try log?.add(result.edits, byteCount: 0)
      for reject in result.rejects { try rejects?.write(JSONText.encoded(reject) + "\n") }
      events.found(result.edits, result.rejects)
      events.advanced(bytes, nil, tally)
      key = last.key
    }
  }

  private func clean(
    _ row: DatabaseTable.StoredRow, number: Int, _ table: DatabaseTable, _ db: Database,
    _ result: inout TableCleaner.Result
  ) throws {
    for (column, stored) in zip(table.columns, row.texts) {
      guard let stored else { continue }
      func reject(_ reason: String) {
        result.tally.rejects += 1
        result.rejects.append(
          Reject(
            row: number, line: nil, byteOffset: nil, column: column,
            reason: "row \(row.key.map(\.literal).joined(separator: ", ")): \(reason)",
            raw: stored[...]))
      }
      guard let text = table.text(of: stored) else {
        reject("valid \(table.encodingName) expected, other bytes found; repair the cell")
        continue
      }
      result.tally.cells += 1
      let repaired = pipeline.cleaned(
        text, format: settings.cellFormat, tellsDamage: pipeline.repairsEncoding)
      result.note(repaired.damage, row: number, column: column)
      if repaired.list.isEmpty { continue }
      if !targets.isDryRun {
        do {
          let bytes = try table.bytes(of: repaired.text)
          try table.replace(db, column: column, at: row.key, by: bytes)
        } catch let error as DatabaseError
          where error.resultCode.primaryResultCode == .SQLITE_CONSTRAINT && db.isInsideTransaction
        {
          reject("the table refuses the repaired text: \(error.message ?? "a constraint")")
          continue
        }
      }
      note(repaired, of: text, column, row, number, table, &result)
    }
  }

  private func note(
    _ repaired: Pipeline.Repaired, of text: String, _ column: String,
    _ row: DatabaseTable.StoredRow, _ number: Int, _ table: DatabaseTable,
    _ result: inout TableCleaner.Result
  ) {
    result.tally.changedCells += 1
    for edit in repaired.list.edits { result.tally.edits[edit.rule, default: 0] += 1 }
    var edit = CellEdit(row: number, column: column, key: row.key.map(\.literal))
    var edits = CellEdit.undoable(repaired)
    for index in edits.indices {
      edit.entry = edits[index].entry
      edit.output = edits[index].output
      edits[index] = edit
    }
    result.edits += edits
  }
}
