import TextModel

/// A cell as it stands in its file: raw bytes and how to read them.
struct RawCell: Sendable {
  /// All bytes of the cell, quotes and all.
  let raw: ArraySlice<UInt8>
  /// How the text is written in them.
  let notation: CellNotation
  let encoding: CellEncoding

  /// A piece of a cell's raw bytes that was replaced.
  struct Patch: Sendable {
    /// What stood there; offsets from the start of the old cell.
    let old: Range<Int>
    /// What stands there now; offsets from the start of the new cell.
    let new: Range<Int>
    /// The edit that it is for; `nil` where the whole cell is written anew.
    let edit: Int?
  }

  /// A cell's raw bytes after edits.
  struct Rewritten: Sendable {
    var bytes: [UInt8]
    /// In ascending order.
    var patches: [Patch]
  }

  /// The raw bytes with `edits` of the text; all other bytes stay as they are.
  ///
  /// - Parameters:
  ///   - edits: ascending, in bytes of the text.
  ///   - text: the text after the edits.
  ///   - isAlone: whether the cell is the only one of its row.
  /// - Throws: `CellFailure` where the file has no way to write the new text.
  func rewritten(
    with edits: [Edit], to text: String, isAlone: Bool
  ) throws(CellFailure) -> Rewritten {
    let result: Rewritten
    do throws(MissingScalar) {
      result = try patched(with: edits)
    } catch {
      throw missing(error)
    }
    return try framed(result, text, isAlone)
  }

  /// The raw bytes of a cell whose whole text becomes `text`, as its first edit.
  ///
  /// - Throws: `CellFailure` where the file has no way to write it.
  func replaced(by text: String, isAlone: Bool) throws(CellFailure) -> Rewritten {
    let frame = notation.frameLength
    let inside: [UInt8]
    do throws(MissingScalar) {
      inside = try notation.bytes(of: text, encoding)
    } catch {
      throw missing(error)
    }
    let bytes = raw.prefix(frame) + inside + raw.suffix(frame)
    let patch = Patch(
      old: frame..<raw.count - frame, new: frame..<bytes.count - frame, edit: 0)
    return try framed(Rewritten(bytes: Array(bytes), patches: [patch]), text, isAlone)
  }

  /// `result`, between quotes where it needs them.
  private func framed(
    _ result: Rewritten, _ text: String, _ isAlone: Bool
  ) throws(CellFailure) -> Rewritten {
    guard notation.needsQuotes(result.bytes, before: raw, isAlone: isAlone) else { return result }
    guard case .bare(_, let quote?) = notation else {
      throw CellFailure("the repaired text has a delimiter or a line end, and no quotes are in use")
    }
    return quoted(text, quote)
  }

  private func missing(_ error: MissingScalar) -> CellFailure {
    CellFailure(
      "the repaired text has \(error.code), which \(encoding.name) cannot write; "
        + "--bom writes the table as UTF-8")
  }

  private func patched(with edits: [Edit]) throws(MissingScalar) -> Rewritten {
    var result = Rewritten(bytes: [], patches: [])
    result.bytes.reserveCapacity(raw.count)
    var position = raw.startIndex + notation.frameLength
    var textOffset = 0
    var copied = raw.startIndex
    func advance(to offset: Int) {
      while textOffset < offset {
        let step = notation.step(raw, position, encoding)
        position += step.raw
        textOffset += step.text
      }
    }
    for (index, edit) in edits.enumerated() {
      advance(to: edit.range.start)
      let start = position
      advance(to: edit.range.end)
      result.bytes += raw[copied..<start]
      let newStart = result.bytes.count
      result.bytes += try notation.bytes(of: edit.replacement, encoding)
      result.patches.append(
        Patch(
          old: start - raw.startIndex..<position - raw.startIndex,
          new: newStart..<result.bytes.count, edit: index))
      copied = position
    }
    result.bytes += raw[copied...]
    return result
  }

  private func quoted(_ text: String, _ quote: UInt8) -> Rewritten {
    // The text was written in the encoding before.
    let bytes = (try? CellNotation.quoted(quote).bytes(of: text, encoding)) ?? []
    precondition(!bytes.isEmpty || text.isEmpty, "the encoding has all scalars of the text")
    let framed = [quote] + bytes + [quote]
    return Rewritten(
      bytes: framed, patches: [Patch(old: 0..<raw.count, new: 0..<framed.count, edit: nil)])
  }
}

/// Why a cell stays as it is.
struct CellFailure: Error, Hashable {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}
