/// A result as the output takes it, made on the thread of a worker.
enum EncodedResult: Sendable {
  /// Whole lines.
  case lines([UInt8])
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
  /// The encoder of the job's results; the job is settled.
  var encoder: any ResultEncoder {
    let format = to ?? .jsonl
    guard let delimiter = format.delimiter else { return JSONLEncoder() }
    return CSVEncoder(fields: csvFields, delimiter: delimiter)
  }

  /// Where the results of `encoder` go.
  func sink(_ encoder: any ResultEncoder) -> any ResultSink {
    LineSink(path: output, head: encoder.head)
  }
}
