import Tables

/// A result as a row of fields: RFC 4180 with line feeds, fields in quotes where they need them.
struct CSVEncoder: ResultEncoder {
  let fields: [ResultField]
  let delimiter: UInt8

  var head: [UInt8] { row(fields.map(\.rawValue)) }

  func encoded(_ document: AnalysedDocument) -> EncodedResult {
    .lines(row(fields.map { $0.text(of: document) ?? "" }))
  }

  func failure(_ outcome: Outcome, problem: String) -> EncodedResult {
    .lines(
      row(
        fields.map { field in
          switch field {
          case .id: outcome.name
          case .place: outcome.place
          case .problem: problem
          default: ""
          }
        }))
  }

  private func row(_ fields: [String]) -> [UInt8] {
    CSVRow.bytes(of: fields, delimiter: delimiter)
  }
}
