public import Szpalta

/// What a run of cleaning does, in words for people.
public struct CleaningRenderer: Sendable {
  private let labels: Labels
  private let style: TerminalStyle
  private let reports: TextRenderer

  /// A renderer that labels in `language` and, on a terminal, colours.
  public init(language: LabelLanguage, isColored: Bool) {
    labels = Labels(language: language)
    style = TerminalStyle(isColored: isColored)
    reports = TextRenderer(language: language, isColored: isColored)
  }

  /// More of a row than this says no more.
  private static let shownReason = 200

  /// A line an edit, and a line a reject.
  public func differences(_ edits: [CellEdit], rejects: [Reject]) -> String {
    var text = ""
    for edit in edits {
      guard let entry = edit.entry else { continue }
      let place =
        edit.row.map { "\(labels.pick("w.", "r.")) \($0) \(edit.column ?? "")" }
        ?? "\(labels.pick("w.", "l.")) \(entry.line)"
      text += "  \(style.faint(place))  \(reports.difference(entry))\n"
    }
    for reject in rejects {
      let place = "\(labels.pick("w.", "r.")) \(reject.row) \(reject.column ?? "")"
      let reason = TerminalStyle.shortened(reject.reason, Self.shownReason)
      text += "  \(style.faint(place))  \(style.warning(reason))\n"
    }
    return text
  }

  /// How many edits each rule makes, most first, and what is left alone.
  public func counts(_ tally: CleaningTally, kind: TableKind) -> String {
    let heading = labels.pick("Poprawki", "Repairs") + ": \(tally.editCount)"
    var lines = [style.heading(heading)]
    for (rule, count) in rules(tally) {
      lines.append("  \(TerminalStyle.padded(rule, 12))\(TerminalStyle.aligned("\(count)", 10))")
    }
    if kind != .text { lines.append(rows(tally)) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One line: rows, cells changed, edits by rule, rejects.
  public func summary(_ tally: CleaningTally, kind: TableKind) -> String {
    let edits = rules(tally).map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    let repairs = labels.repairs(tally.editCount) + (edits.isEmpty ? "" : " (\(edits))")
    return kind == .text ? repairs : "\(rows(tally)) · \(repairs)"
  }

  /// What to do about rows that were passed on.
  public var rejectAdvice: String {
    labels.pick(
      "odrzucone wiersze przeszły bez zmian; --rejects PLIK zapisze, gdzie są i dlaczego",
      "rejected rows were passed on as they are; --rejects FILE says where they are, and why")
  }

  /// How many cells of a table have letters that were lost.
  public func damage(_ count: Int) -> String {
    labels.counted(
      count, ("komórka ma", "komórki mają", "komórek ma"), ("cell has", "cells have"))
      + labels.pick(
        " litery stracone na dobre; żadna reguła ich nie odtworzy",
        " letters that were lost for good; no rule can give them back")
  }

  /// How many edits were undone.
  public func undone(_ count: Int) -> String {
    labels.pick("cofnięto: ", "undone: ") + labels.repairs(count)
  }

  /// How far a run is.
  public func progress(_ bytes: Int, of total: Int?, _ tally: CleaningTally) -> String {
    let megabytes = labels.number(Double(bytes) / 1e6) + " MB"
    let share = total.map { " (\(bytes * 100 / max(1, $0)) %)" } ?? ""
    return "\(megabytes)\(share) · \(rows(tally)) · \(labels.repairs(tally.editCount))"
  }

  private func rows(_ tally: CleaningTally) -> String {
    let rows = labels.counted(tally.rows, ("wiersz", "wiersze", "wierszy"), ("row", "rows"))
    let cells = labels.counted(
      tally.changedCells, ("zmieniona komórka", "zmienione komórki", "zmienionych komórek"),
      ("cell changed", "cells changed"))
    let rejects = labels.counted(
      tally.rejects, ("odrzucenie", "odrzucenia", "odrzuceń"), ("reject", "rejects"))
    return "\(rows) · \(cells) · \(rejects)"
  }

  private func rules(_ tally: CleaningTally) -> [(String, Int)] {
    tally.edits.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }
}
