import Szpalta

/// A result as the output takes it, made on the thread of a worker.
enum EncodedResult: Sendable {
  /// Whole lines.
  case lines([UInt8])
  /// Rows of the tables of a database.
  case rows(DocumentRows)
}

/// Makes results what an output takes.
protocol ResultEncoder: Sendable {
  /// What stands before the first result.
  var head: [UInt8] { get }
  func encoded(_ document: AnalysedDocument) -> EncodedResult
  /// What stands in the output for a document without a result, where there is no file of rejects.
  func failure(_ outcome: Outcome, problem: String) -> EncodedResult
}

extension BatchJob {
  /// The encoder of the job's results, made with `pipeline`; the job is settled.
  func encoder(_ pipeline: Pipeline) -> any ResultEncoder {
    switch to ?? .jsonl {
    case .jsonl: JSONLEncoder()
    case .csv: CSVEncoder(fields: csvFields, delimiter: 0x2C)
    case .tsv: CSVEncoder(fields: csvFields, delimiter: 0x09)
    case .sqlite: DatabaseEncoder(pipeline: pipeline)
    }
  }

  /// Where the results of `encoder` go, made under `conditions`.
  func sink(_ encoder: any ResultEncoder, _ conditions: Journal.Conditions) -> any ResultSink {
    guard to == .sqlite else { return LineSink(path: output, head: encoder.head) }
    return DatabaseSink(
      path: output,
      facts: [
        ("lexicon", conditions.lexicon), ("program", "szpalta \(conditions.program)"),
        ("settings", JSONText.encoded(conditions.settings)),
      ])
  }
}
