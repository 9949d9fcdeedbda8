import Szpalta
import Tables

/// Writes outcomes in their order, and keeps the journal.
struct Collector {
  private(set) var journal: Journal
  /// What is done, written or not.
  private(set) var checkpoint: Checkpoint
  private let path: String
  private let encoder: any ResultEncoder
  private let sink: any ResultSink
  private let rejects: ResultFile?
  private let seenIDs: SeenIDs?

  /// A collector that goes on from `journal`, which is kept at `path`.
  init(
    journal: Journal, path: String, encoder: any ResultEncoder, sink: any ResultSink, job: BatchJob
  ) throws {
    self.journal = journal
    self.path = path
    self.encoder = encoder
    self.sink = sink
    let checkpoint = try sink.open(journal)
    self.checkpoint = checkpoint
    // It may be the one before that of the journal.
    self.journal.checkpoint = checkpoint
    if checkpoint.isComplete {
      // The rejects may have their name already.
      rejects = nil
      seenIDs = nil
      return
    }
    rejects = try job.rejects.map {
      try ResultFile(path: $0, resumedAt: journal.isBegun ? checkpoint.rejectBytes : nil)
    }
    seenIDs = try SeenIDs(
      path: sink.isStream ? nil : SeenIDs.path(ofOutput: job.output),
      resumedAt: journal.isBegun ? checkpoint.differentIDs : nil)
    // From here on a run can be resumed, if from its beginning.
    if !journal.isBegun, !sink.isStream { try self.journal.write(path) }
  }

  /// Takes the outcome of the next document.
  mutating func take(_ outcome: Outcome, _ onFailure: (String, String) -> Void) throws {
    checkpoint.documents += 1
    switch outcome.content {
    case .result(let result, let statistics):
      try sink.write(result)
      checkpoint.summary.add(statistics)
      switch try seenIDs?.insert(outcome.id) {
      case .repeated: checkpoint.summary.duplicateIDs += 1
      case .unknown: checkpoint.summary.uncomparedIDs += 1
      case .first, nil: break
      }
    case .failure(let problem, let column):
      checkpoint.summary.failed += 1
      onFailure(outcome.place, problem)
      try rejects?.write(JSONLEncoder.reject(outcome, problem: problem, column: column))
      try sink.write(rejects == nil ? encoder.failure(outcome, problem: problem) : nil)
    }
    if sink.isCheckpointDue { try keep() }
  }

  /// Hands what was written to who waits for it.
  func flush() throws { try sink.flush() }

  /// Keeps what was written at the end of a run.
  mutating func end(isComplete: Bool) throws {
    checkpoint.isComplete = isComplete
    if isComplete || sink.isCutAnywhere { try keep() }
    journal.checkpoint.summary = checkpoint.summary
  }

  /// Puts what was written on the disk, and says so in the journal.
  private mutating func keep() throws {
    try rejects?.synchronize()
    checkpoint.rejectBytes = rejects?.byteCount ?? 0
    checkpoint.differentIDs = try seenIDs?.synchronize() ?? 0
    try sink.checkpoint(isLast: checkpoint.isComplete) { position in
      checkpoint.position = position
      journal.previous = journal.checkpoint
      journal.checkpoint = checkpoint
      try journal.write(path)
    }
  }
}
