import Foundation
public import Szpalta

/// Runs a job: documents in, a result or a reject for each out, in the order of the input.
///
/// Results do not depend on the number of threads, and memory does not on the
/// number of documents. A run that was interrupted goes on from its last
/// checkpoint, and its output is the same as if nothing had happened.
public struct BatchRunner {
  private let job: BatchJob
  private let pipeline: Pipeline
  private let source: any DocumentSource
  private let format: OutputFormat
  private let lexicon: String

  /// Documents are handed to the threads in batches of this many.
  private static let batchSize = 16
  /// Batches that are under way or wait for their turn, for each thread.
  private static let batchesAWorker = 3
  /// Time between two checkpoints; each waits for the disk.
  private static let checkpointInterval = Duration.milliseconds(250)

  /// A runner of `job` with `pipeline`, which was made of `resources` and whose configuration says
  /// what is done.
  ///
  /// - Throws: `SzpaltaError` for a job that cannot be run.
  public init(job: BatchJob, pipeline: Pipeline, resources: Resources) throws {
    let job = try job.settled()
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
    let conditions = try conditions()
    let journalPath = Journal.path(ofOutput: job.output)
    var journal = try startingPoint(conditions, journalPath)
    if !journal.isComplete {
      let isComplete = try work(&journal, journalPath, observer)
      if !isComplete { return Result(summary: journal.summary, isComplete: false) }
    }
    try finish(journalPath)
    return Result(summary: journal.summary, isComplete: true)
  }

  /// What `run` would do, in words, with the result of the first document; writes nothing.
  ///
  /// - Throws: `SzpaltaError` if the input cannot be read.
  public func plan() throws -> String {
    let steps = pipeline.configuration.steps.map(\.rawValue).joined(separator: ", ")
    var plan = "steps: \(steps)\njobs: \(job.jobs)\noutput: \(job.output) (\(format.rawValue))\n"
    if let rejects = job.rejects { plan += "rejects: \(rejects)\n" }
    let size = source.byteCount.map { ", \($0) bytes" } ?? ""
    plan +=
      "input: \(source.origins.count) \(source.origins.count == 1 ? "file" : "files")\(size)\n"
    for origin in source.origins.prefix(Self.shownInputs) { plan += "  \(origin.path)\n" }
    if source.origins.count > Self.shownInputs { plan += "  …\n" }
    var first: SourceDocument?
    try source.forEachDocument { document, _ in
      first = document
      first?.number = 1
      return false
    }
    guard let first else { return plan + "no document\n" }
    switch worker(JSONLEncoder()).outcome(of: first).content {
    case .result(.lines(let bytes), _):
      plan += "\(first.place):\n" + String(decoding: bytes, as: UTF8.self)
    case .failure(let problem, _): plan += "\(first.place): \(problem)\n"
    }
    return plan
  }

  private static let shownInputs = 10

  private func worker(_ encoder: any ResultEncoder) -> DocumentWorker {
    DocumentWorker(
      pipeline: pipeline,
      reader: DocumentReader(
        fields: job.fields, format: job.format, encoding: job.encoding,
        maximumByteCount: job.maximumByteCount),
      encoder: encoder)
  }

  // MARK: Beginning and end

  private func conditions() throws -> Journal.Conditions {
    Journal.Conditions(
      program: Pipeline.version, lexicon: lexicon,
      settings: pipeline.configuration, output: format, fields: job.fields, format: job.format,
      tables: job.tables, encoding: job.encoding, maximumByteCount: job.maximumByteCount,
      inputs: source.origins)
  }

  /// An empty journal, or that of the run to resume.
  private func startingPoint(
    _ conditions: Journal.Conditions, _ journalPath: String
  ) throws -> Journal {
    if job.output == "-" { return Journal(conditions: conditions) }
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

  /// Gives the files their names; done again without harm if it is interrupted.
  private func finish(_ journalPath: String) throws {
    if job.output == "-" { return }
    for path in [job.rejects, job.output].compactMap(\.self) {
      let part = OutputFile.partPath(of: path)
      guard let size = try? FileManager.default.attributesOfItem(atPath: part)[.size] as? Int
      else { continue }
      if size == 0, path == job.rejects {
        // No rejects, no file; neither that of a run before.
        for file in [part, path] { try? FileManager.default.removeItem(atPath: file) }
      } else {
        try OutputFile.rename(part, to: path)
      }
    }
    try? FileManager.default.removeItem(atPath: journalPath)  // A complete run needs none.
  }

  // MARK: The run

  /// Does what is left; false if it was interrupted.
  private func work(
    _ journal: inout Journal, _ journalPath: String, _ observer: Observer
  ) throws -> Bool {
    let isResumed = journal.documents > 0 || job.resume
    let encoder = JSONLEncoder()
    let output = try OutputFile(
      path: job.output, resumedAt: isResumed ? journal.outputBytes : nil)
    let rejects = try job.rejects.map {
      try OutputFile(path: $0, resumedAt: isResumed ? journal.rejectBytes : nil)
    }
    if !isResumed { try output.write(encoder.head) }
    let worker = worker(encoder)
    let conveyor = Conveyor<SourceDocument, Outcome>(
      workers: job.jobs, batchesAWorker: Self.batchesAWorker, timeoutSeconds: job.timeoutSeconds,
      process: worker.outcome,
      expired: { [seconds = job.timeoutSeconds] in DocumentWorker.expired($0, seconds: seconds) })
    defer { conveyor.stop() }
    let reading = Reading(source: source, skipping: journal.documents)
    let thread = Thread { reading.run(into: conveyor, batchSize: Self.batchSize) }
    thread.start()

    var collector = Collector(journal: journal, output: output, rejects: rejects)
    var lastCheckpoint = ContinuousClock.now
    func report() {
      observer.progress(
        Progress(
          documents: collector.journal.documents, failed: collector.journal.summary.failed,
          bytes: reading.bytes, totalBytes: source.byteCount))
      if observer.isInterrupted() { conveyor.stop() }
    }
    defer { journal = collector.journal }
    while let outcomes = conveyor.next(report) {
      for outcome in outcomes {
        try collector.take(outcome, observer.failure)
      }
      report()
      if ContinuousClock.now - lastCheckpoint >= Self.checkpointInterval {
        try collector.checkpoint(journalPath)
        lastCheckpoint = .now
      }
    }
    if let error = reading.error {
      try collector.checkpoint(journalPath)
      throw error
    }
    collector.journal.isComplete = !observer.isInterrupted()
    try collector.checkpoint(journalPath)
    return collector.journal.isComplete
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

/// Writes outcomes in their order, and keeps the journal.
private struct Collector {
  var journal: Journal
  let output: OutputFile
  let rejects: OutputFile?
  private var seenIDs = SeenIDs()

  init(journal: Journal, output: OutputFile, rejects: OutputFile?) {
    self.journal = journal
    self.output = output
    self.rejects = rejects
  }

  mutating func take(_ outcome: Outcome, _ onFailure: (String, String) -> Void) throws {
    journal.documents += 1
    switch outcome.content {
    case .result(.lines(let bytes), let statistics):
      try output.write(bytes)
      journal.summary.add(statistics)
      if !seenIDs.insert(outcome.id) { journal.summary.duplicateIDs += 1 }
    case .failure(let problem, let column):
      journal.summary.failed += 1
      onFailure(outcome.place, problem)
      if let rejects {
        try rejects.write(JSONLEncoder.reject(outcome, problem: problem, column: column))
      } else {
        try output.write(JSONLEncoder.failureLine(id: outcome.id, problem: problem))
      }
    }
  }

  /// Puts what was written on the disk, then says so in the journal.
  mutating func checkpoint(_ path: String) throws {
    if output.isStandardOutput { return }
    try output.synchronize()
    try rejects?.synchronize()
    journal.outputBytes = output.byteCount
    journal.rejectBytes = rejects?.byteCount ?? 0
    try journal.write(path)
  }
}

/// Ids met, to tell when one comes again; 8 bytes each, up to a limit.
private struct SeenIDs {
  private var hashes: Set<UInt64> = []
  /// Past that many, nothing new is kept: memory must not grow with the input.
  private static let limit = 2_000_000

  /// False if `id` was met before.
  mutating func insert(_ id: String) -> Bool {
    // FNV-1a, 64 bits: two different ids in two million agree once in ten million runs.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    if hashes.count >= Self.limit { return !hashes.contains(hash) }
    return hashes.insert(hash).inserted
  }
}
