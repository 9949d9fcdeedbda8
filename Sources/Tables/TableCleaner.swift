import Cleaning
import Szpalta
import TextModel

/// Cleans the chosen cells of batches of records; all other bytes stay as they are.
struct TableCleaner: Sendable {
  let pipeline: Pipeline
  let encoding: CellEncoding
  /// How the cells are written.
  let format: TextFormat

  /// A batch after cleaning.
  struct Result: Sendable {
    /// The bytes of the file.
    var bytes: [UInt8] = []
    /// With output from the start of `bytes`.
    var edits: [CellEdit] = []
    var rejects: [Reject] = []
    /// The first cells with lost letters.
    var damaged: [DamagedCell] = []
    var tally = CleaningTally()
  }

  /// `batch` with its cells cleaned.
  func cleaned(_ batch: RecordBatch) -> Result {
    var result = Result()
    result.bytes.reserveCapacity(batch.bytes.count)
    var copied = 0
    for record in batch.records {
      if record.number > 0 { result.tally.rows += 1 }
      switch record.kind {
      case .other: break
      case .unreadable(let reason, let column):
        reject(record, batch, column, reason, &result)
      case .row:
        clean(record, batch, &copied, &result)
      }
    }
    result.bytes += batch.bytes[copied...]
    return result
  }

  /// Copies what stands before each cell that changes, then the cell.
  private func clean(
    _ record: TableRecord, _ batch: RecordBatch, _ copied: inout Int, _ result: inout Result
  ) {
    for cell in record.cells {
      guard let found = text(of: cell, record, batch, &result) else { continue }
      result.tally.cells += 1
      let repaired = pipeline.cleaned(
        found.text, format: format, tellsDamage: pipeline.repairsEncoding)
      result.note(repaired.damage, row: record.number, column: cell.column)
      if repaired.list.isEmpty, found.entry == nil { continue }
      let raw = RawCell(
        raw: batch.bytes[cell.range], notation: cell.notation, encoding: encoding)
      let isAlone = record.cellCount == 1
      do throws(CellFailure) {
        let rewritten =
          found.entry == nil
          ? try raw.rewritten(with: repaired.list.edits, to: repaired.text, isAlone: isAlone)
          : try raw.replaced(by: repaired.text, isAlone: isAlone)
        result.bytes += batch.bytes[copied..<cell.range.lowerBound]
        copied = cell.range.upperBound
        let entries = (found.entry.map { [$0] } ?? []) + repaired.edits
        note(rewritten, of: raw, entries, in: cell, of: record, &result)
        result.bytes += rewritten.bytes
      } catch {
        reject(record, batch, cell.column, error.reason, &result)
      }
    }
  }

  /// The text of a cell; with an entry where its bytes are in another encoding than the table.
  ///
  /// `nil` where the cell was rejected: it is in no encoding.
  private func text(
    of cell: TableCell, _ record: TableRecord, _ batch: RecordBatch, _ result: inout Result
  ) -> (text: String, entry: Report.EditEntry?)? {
    let bytes = cell.textBytes(in: batch.bytes)
    let failure: InvalidByte
    switch encoding.text(of: bytes) {
    case .success(let text): return (text, nil)
    case .failure(let error): failure = error
    }
    if let decoded = misplacedText(of: bytes, record, batch) {
      let found = encoding.lenientText(of: bytes)
      return (decoded.text, pipeline.entry(of: decoded, insteadOf: found))
    }
    reject(
      record, batch, cell.column,
      "valid \(encoding.name) expected, invalid at byte \(failure.offset) of the cell; "
        + "name the encoding of the table with --encoding, or repair the cell", &result)
    return nil
  }

  /// The text of a cell that is not in the table's encoding, by what its row's other such cells say.
  private func misplacedText(
    of bytes: ArraySlice<UInt8>, _ record: TableRecord, _ batch: RecordBatch
  ) -> DecodedText? {
    let others = record.cells.map { $0.textBytes(in: batch.bytes) }.filter {
      if case .failure = encoding.text(of: $0) { $0 != bytes } else { false }
    }
    // A row has mostly one encoding; a word or two say less of it than all together.
    let line = others.reduce(Array(bytes)) { $0 + [0x0A] + $1 }
    if !others.isEmpty, var decoded = pipeline.misplacedText(of: line), decoded.parts.count == 1,
      let single = try? CellEncoding(named: decoded.encoding),
      case .success(let text) = single.text(of: bytes)
    {
      decoded.text = text
      return decoded
    }
    return pipeline.misplacedText(of: Array(bytes))
  }

  private func note(
    _ rewritten: RawCell.Rewritten, of raw: RawCell, _ entries: [Report.EditEntry],
    in cell: TableCell, of record: TableRecord, _ result: inout Result
  ) {
    result.tally.changedCells += 1
    for entry in entries { result.tally.edits[entry.rule, default: 0] += 1 }
    var edit = CellEdit(row: record.number, rowLine: record.line, column: cell.column)
    let base = result.bytes.count
    var patches = rewritten.patches[...]
    for (index, entry) in entries.enumerated() {
      edit.entry = entry
      edit.output = nil
      edit.was = nil
      if let patch = patches.first, patch.edit == index {
        patches.removeFirst()
        edit.undo(patch, raw, base)
      }
      result.edits.append(edit)
    }
    guard let patch = patches.first else { return }
    edit.entry = nil
    edit.undo(patch, raw, base)
    result.edits.append(edit)
  }

  private func reject(
    _ record: TableRecord, _ batch: RecordBatch, _ column: String?, _ reason: String,
    _ result: inout Result
  ) {
    result.tally.rejects += 1
    result.rejects.append(
      Reject(
        row: record.number, line: record.line,
        byteOffset: batch.byteOffset + record.range.lowerBound, column: column, reason: reason,
        raw: batch.bytes[record.range]))
  }
}

extension CellEdit {
  /// Says how `patch` is undone in a file in which the cell begins at `base`.
  mutating func undo(_ patch: RawCell.Patch, _ cell: RawCell, _ base: Int) {
    output = ByteSpan(start: base + patch.new.lowerBound, end: base + patch.new.upperBound)
    let start = cell.raw.startIndex
    let old = cell.raw[start + patch.old.lowerBound..<start + patch.old.upperBound]
    was = entry.map { old.elementsEqual($0.found.utf8) } == true ? nil : Array(old)
  }
}

/// A cell in which letters were lost for good.
struct DamagedCell: Sendable {
  let row: Int
  let column: String
  let damage: [Damage]

  /// So many are shown of a table; the others are counted.
  static let shown = 3
}

extension TableCleaner.Result {
  /// Notes the letters that were lost in a cell.
  mutating func note(_ damage: [Damage], row: Int, column: String) {
    if damage.isEmpty { return }
    tally.damagedCells += 1
    if damaged.count < DamagedCell.shown {
      damaged.append(DamagedCell(row: row, column: column, damage: damage))
    }
  }

  /// Tells of the cells with lost letters, up to the number that is shown of a table.
  func tellDamage(of name: String, before tally: CleaningTally, _ events: CleaningEvents) {
    for cell in damaged.prefix(max(0, DamagedCell.shown - tally.damagedCells)) {
      events.damaged("\(name), row \(cell.row), \(cell.column)", cell.damage)
    }
  }
}
