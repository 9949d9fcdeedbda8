import Foundation
public import Szpalta

/// Cleans columns of a table of delimited fields or of JSON lines, as a stream.
public struct TableJob: Sendable {
  private let settings: TableSettings
  private let pipeline: Pipeline
  private let workers: Int

  /// A job that cleans with `pipeline` in `workers` tasks, 1 or more.
  public init(settings: TableSettings, pipeline: Pipeline, workers: Int) {
    self.settings = settings
    self.pipeline = pipeline
    self.workers = workers
  }

  /// Cleans the file at `path`; "-" is standard input.
  ///
  /// The result has the same rows in the same order; what is not in a chosen
  /// column keeps its bytes.
  ///
  /// - Throws: `SzpaltaError` where a file cannot be read or written, or the
  ///   settings do not fit the table; then no output file is left.
  public func run(
    on path: String, files: CleaningFiles, events: CleaningEvents
  ) async throws -> CleaningTally {
    let isLogged = files.edits != nil
    let input = try TableInput(
      path: path, encodingName: settings.encoding, pipeline: pipeline,
      becomesUTF8: settings.addsMark, isDigested: isLogged)
    var reader: any RecordReader
    switch settings.kind {
    case .jsonl:
      reader = try JSONLinesReader(input, settings: settings)
      events.started("\(input.name): JSON lines, encoding \(input.choice.summary)")
    default:
      var table = try CSVReader(input, settings: settings)
      table.choose(
        try settings.columns.indexes(
          in: table.columns, hasHeader: settings.hasHeader, place: input.name))
      reader = table
      events.started("\(input.name): \(table.summary), encoding \(input.choice.summary)")
    }
    let output = try TableOutput(
      files.output, encodingName: settings.addsMark ? "UTF-8" : input.encodingName,
      mark: settings.addsMark ? [0xEF, 0xBB, 0xBF] : input.mark,
      isTranscoding: input.isTranscoded, isDigested: isLogged)
    let log = files.edits.map { EditLog($0) }
    let tally = try await run(reader, input, output, log, files.rejects, events)
    try files.rejects?.finish()
    try finish(log, path, input, output, files)
    try output.finish()
    return tally
  }

  private func run(
    _ reader: any RecordReader, _ input: TableInput, _ output: TableOutput, _ log: EditLog?,
    _ rejects: ResultFile?, _ events: CleaningEvents
  ) async throws -> CleaningTally {
    var reader = reader
    let cleaner = TableCleaner(
      pipeline: pipeline, encoding: reader.encoding, format: settings.cellFormat)
    var tally = CleaningTally()
    try await inOrder(workers: workers) {
      try reader.next()
    } work: {
      cleaner.cleaned($0)
    } sink: { result in
      result.tellDamage(of: input.name, before: tally, events)
      tally.add(result.tally)
      try output.write(result.bytes)
      try log?.add(result.edits, byteCount: result.bytes.count)
      for reject in result.rejects { try rejects?.write(JSONText.encoded(reject) + "\n") }
      events.found(result.edits, result.rejects)
      events.advanced(input.bytesRead, input.byteCount, tally)
    }
    return tally
  }

  /// The log is in its place before the result is: what was changed can always be undone.
  private func finish(
    _ log: EditLog?, _ path: String, _ input: TableInput, _ output: TableOutput,
    _ files: CleaningFiles
  ) throws {
    // Digests are kept where there is a log.
    guard let log, let before = input.digest, let after = output.digest else { return }
    var summary = EditLogSummary(
      kind: settings.kind.rawValue, file: absolute(path),
      output: absolute(files.output?.path ?? "-"),
      before: FileState(before, encoding: input.encodingName, mark: input.mark),
      after: FileState(after, encoding: output.encodingName, mark: output.mark))
    summary.isTranscoded = input.isTranscoded
    try log.finish(summary)
  }
}

/// `path` so that it can be found from any folder.
func absolute(_ path: String) -> String {
  path == "-" ? path : URL(filePath: path).standardizedFileURL.path
}
