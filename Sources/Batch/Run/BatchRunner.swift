import Foundation
public import Szpalta
import Tables

/// Runs a job: documents in, a result or a reject for each out, in the order of the input.
///
/// Results do not depend on the number of threads, and memory does not on the
/// number of documents. A run that was interrupted goes on from its last
/// checkpoint, and its output is the same as if nothing had happened.
public struct BatchRunner {
  let job: BatchJob
  let pipeline: Pipeline
  let source: any DocumentSource
  let format: OutputFormat
  private let lexicon: String

  /// Documents are handed to the threads in batches of this many.
  private static let batchSize = 16
  /// Batches that are under way or wait for their turn, for each thread.
  private static let batchesAWorker = 3

  /// A runner of `job` with `pipeline`, which was made of `resources` and whose configuration says
  /// what is done.
  ///
  /// - Throws: `SzpaltaError` for a job that cannot be run.
  public init(job: BatchJob, pipeline: Pipeline, resources: Resources) throws {
    var job = try job.settled()
    if job.csvFields.isEmpty {
      job.csvFields = ResultField.usual(
        for: pipeline.configuration.steps, hasRejects: job.rejects != nil)
    }
    lexicon = try resources.fingerprint()
    self.job = job
    self.pipeline = pipeline
    format = job.to ?? .jsonl
    source = try Self.source(of: job, pipeline)
  }

  /// The documents of `job`, which is settled; `pipeline` finds out the encodings of tables.
  static func source(of job: BatchJob, _ pipeline: Pipeline) throws -> any DocumentSource {
    let format = job.from ?? .jsonl
    let paths = try InputFiles.found(job.inputs, format: format)
    return switch format {
    case .jsonl: try JSONLSource(paths: paths, maximumByteCount: job.maximumByteCount)
    case .feed: try FeedSource(paths: paths, maximumByteCount: job.maximumByteCount)
    case .files: try FileSource(paths: paths)
    case .csv: try TableSource(paths: paths, kind: .csv, job: job, pipeline: pipeline)
    case .tsv: try TableSource(paths: paths, kind: .tsv, job: job, pipeline: pipeline)
    case .sqlite: try DatabaseSource(paths: paths, job: job)
    }
  }

  /// How far a run has come.
  public struct Progress: Sendable {
    /// Documents done.
    public var documents: Int
    /// Those among them without a result.
    public var failed: Int
    /// Bytes of the input that were read, and how many there are; `nil` if that is not known.
    public var bytes: Int
    /// See `bytes`.
    public var totalBytes: Int?
  }

  /// What a run tells while it goes on.
  public struct Observer {
    /// Called several times a second.
    public var progress: (Progress) -> Void = { _ in }
    /// A document without a result: its place and why.
    public var failure: (_ place: String, _ problem: String) -> Void = { _, _ in }
    /// Called when the output has its name and the run can still be resumed: if it throws or the
    /// program is killed, `--resume` calls it again.
    public var completed: (RunSummary) throws -> Void = { _ in }
    /// True when the run shall end at the next checkpoint.
    public var isInterrupted: () -> Bool = { false }

    /// An observer that does not care.
    public init() {}
  }

  /// How a run ended.
  public struct Result: Sendable {
    /// What it came to.
    public var summary: RunSummary
    /// False if it was interrupted; `--resume` goes on.
    public var isComplete: Bool
  }

  /// Runs the job.
  ///
  /// - Throws: `SzpaltaError` if the input cannot be read or the output not be
  ///   written; what is done stays for `--resume`.
  public func run(_ observer: Observer = Observer()) throws -> Result {
    let journalPath = Journal.path(ofOutput: job.output)
    var journal = try startingPoint(try conditions(), journalPath)
    if !isComplete(journal) {
      let isComplete = try work(&journal, journalPath, observer)
      if !isComplete { return Result(summary: journal.checkpoint.summary, isComplete: false) }
    }
    try nameFiles()
    try observer.completed(journal.checkpoint.summary)
    try removeJournal(journalPath)
    return Result(summary: journal.checkpoint.summary, isComplete: true)
  }

  func worker(_ encoder: any ResultEncoder) -> DocumentWorker {
    DocumentWorker(
      pipeline: pipeline, reader: DocumentReader(job: job, pipeline: pipeline), encoder: encoder)
  }

  // MARK: Beginning and end

  private func conditions() throws -> Journal.Conditions {
    Journal.Conditions(
      program: Pipeline.version, lexicon: lexicon,
      settings: pipeline.configuration, output: format, fields: job.fields, format: job.format,
      tables: job.tables, csvFields: job.csvFields, encoding: job.encoding,
      maximumByteCount: job.maximumByteCount,
      inputs: source.origins)
  }

  /// An empty journal, or that of the run to resume.
  private func startingPoint(
    _ conditions: Journal.Conditions, _ journalPath: String
  ) throws -> Journal {
    if ResultFile.isStream(job.output) { return Journal(conditions: conditions) }
    let exists = FileManager.default.fileExists(atPath: job.output)
    if job.resume {
      guard let journal = try Journal.read(journalPath) else {
        throw SzpaltaError(
          .invalidConfiguration, place: journalPath,
          problem: exists
            ? "the journal of an interrupted run expected, none found; the output is complete"
            : "the journal of an interrupted run expected, none found; run without --resume")
      }
      if let difference = journal.conditions.difference(from: conditions) {
        throw SzpaltaError(
          .invalidConfiguration, place: journalPath,
          problem: "the interrupted run's input and settings expected, \(difference) found; "
            + "begin anew with --overwrite")
      }
      return journal
    }
    guard job.overwrite || !exists else {
      throw SzpaltaError(
        .invalidConfiguration, place: job.output,
        problem: "a new file expected, one is there; --overwrite replaces it")
    }
    guard job.overwrite || !FileManager.default.fileExists(atPath: journalPath) else {
      throw SzpaltaError(
        .invalidConfiguration, place: journalPath,
        problem: "no journal expected, that of an interrupted run found; go on with --resume, "
          + "or begin anew with --overwrite")
    }
    return Journal(conditions: conditions)
  }

  /// True if nothing is left but to remove the journal.
  private func isComplete(_ journal: Journal) -> Bool {
    journal.checkpoint.isComplete && !exists(ResultFile.partPath(of: job.output))
  }

  private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Gives the files their names; done again without harm if it is interrupted.
  private func nameFiles() throws {
    let output = ResultFile.isStream(job.output) ? nil : job.output
    for path in [job.rejects, output].compactMap(\.self) {
      let part = ResultFile.partPath(of: path)
      guard let size = try? FileManager.default.attributesOfItem(atPath: part)[.size] as? Int
      else { continue }
      if size == 0, path == job.rejects {
        // No rejects, no file; neither that of a run before.
        for file in [part, path] { try? FileManager.default.removeItem(atPath: file) }
      } else {
        try ResultFile.replace(path)
      }
    }
  }

  /// A complete run needs neither ids nor journal; without the journal nothing is resumed.
  private func removeJournal(_ journalPath: String) throws {
    let ids = ResultFile.partPath(of: SeenIDs.path(ofOutput: job.output))
    for path in [ids, journalPath] where exists(path) {
      do {
        try FileManager.default.removeItem(atPath: path)
      } catch {
        throw SzpaltaError(
          .unwritable, place: path,
          problem: "the output is complete, but this file cannot be removed; remove it by hand; "
            + "the system says: \(error.localizedDescription)")
      }
    }
  }

  // MARK: The run

  /// Does what is left; false if it was interrupted.
  private func work(
    _ journal: inout Journal, _ journalPath: String, _ observer: Observer
  ) throws -> Bool {
    let encoder = job.encoder(pipeline)
    var collector = try Collector(
      journal: journal, path: journalPath, encoder: encoder,
      sink: job.sink(encoder, journal.conditions),
      job: job)
    defer { journal = collector.journal }
    if collector.checkpoint.isComplete { return true }
    let worker = worker(encoder)
    let conveyor = Conveyor<SourceDocument, Outcome>(
      workers: job.jobs, batchesAWorker: Self.batchesAWorker, timeoutSeconds: job.timeoutSeconds,
      process: worker.outcome,
      expired: { [seconds = job.timeoutSeconds] in DocumentWorker.expired($0, seconds: seconds) })
    defer { conveyor.stop() }
    let reading = Reading(source: source, skipping: collector.checkpoint.documents)
    let thread = Thread { reading.run(into: conveyor, batchSize: Self.batchSize) }
    thread.start()

    func report() {
      observer.progress(
        Progress(
          documents: collector.checkpoint.documents, failed: collector.checkpoint.summary.failed,
          bytes: reading.bytes, totalBytes: source.byteCount))
      if observer.isInterrupted() { conveyor.stop() }
    }
    while let outcomes = conveyor.next(report) {
      for outcome in outcomes { try collector.take(outcome, observer.failure) }
      try collector.flush()
      report()
    }
    let isComplete = reading.error == nil && !observer.isInterrupted()
    try collector.end(isComplete: isComplete)
    if let error = reading.error { throw error }
    return isComplete
  }
}

/// Reads a source on a thread of its own.
private final class Reading: @unchecked Sendable {
  private let source: any DocumentSource
  private let skipped: Int
  // The lock guards what follows.
  private let lock = NSLock()
  private var readBytes = 0
  private var failure: (any Error)?

  init(source: any DocumentSource, skipping skipped: Int) {
    self.source = source
    self.skipped = skipped
  }

  /// Bytes of the input that were read.
  var bytes: Int { lock.withLock { readBytes } }
  /// What ended the reading; `nil` if nothing did.
  var error: (any Error)? { lock.withLock { failure } }

  func run(into conveyor: Conveyor<SourceDocument, Outcome>, batchSize: Int) {
    defer { conveyor.finishInput() }
    var batch: [SourceDocument] = []
    var number = 0
    do {
      try source.forEachDocument { document, bytes in
        number += 1
        if number <= skipped { return true }
        batch.append(document)
        batch[batch.count - 1].number = number
        if batch.count < batchSize { return true }
        lock.withLock { readBytes = bytes }
        defer { batch = [] }
        return conveyor.offer(batch)
      }
    } catch {
      lock.withLock { failure = error }
    }
    if !batch.isEmpty { _ = conveyor.offer(batch) }
  }
}
