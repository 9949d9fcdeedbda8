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
      let bytes = cell.textBytes(in: batch.bytes)
      let text: String
      switch encoding.text(of: bytes) {
      case .success(let decoded): text = decoded
      case .failure(let error):
        let advice = "name the encoding of the table with --encoding, or repair the cell"
        reject(
          record, batch, cell.column,
          "valid \(encoding.name) expected, invalid at byte \(error.offset) of the cell; \(advice)",
          &result)
        continue
      }
      result.tally.cells += 1
      let repaired = pipeline.cleaned(text, format: format)
      if repaired.list.isEmpty { continue }
      let raw = RawCell(
        raw: batch.bytes[cell.range], notation: cell.notation, encoding: encoding)
      do throws(CellFailure) {
        let rewritten = try raw.rewritten(
          with: repaired.list.edits, to: repaired.text, isAlone: record.cellCount == 1)
        result.bytes += batch.bytes[copied..<cell.range.lowerBound]
        copied = cell.range.upperBound
        note(rewritten, of: raw, repaired.edits, in: cell, of: record, &result)
        result.bytes += rewritten.bytes
      } catch {
        reject(record, batch, cell.column, error.reason, &result)
      }
    }
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
