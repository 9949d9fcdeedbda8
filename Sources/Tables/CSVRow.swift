/// A row of a new table of delimited fields.
package enum CSVRow {
  /// `fields` with their line end, in double quotes where they need them (RFC 4180).
  package static func bytes(of fields: [String], delimiter: UInt8) -> [UInt8] {
    let bare = CellNotation.bare(delimiter: delimiter, quote: 0x22)
    var row: [UInt8] = []
    for (index, field) in fields.enumerated() {
      if index > 0 { row.append(delimiter) }
      let bytes = Array(field.utf8)
      if bare.needsQuotes(bytes, before: [], isAlone: fields.count == 1) {
        row.append(0x22)
        for byte in bytes { row += byte == 0x22 ? [0x22, 0x22] : [byte] }
        row.append(0x22)
      } else {
        row += bytes
      }
    }
    row.append(0x0A)
    return row
  }
}
