import Foundation

/// Hands batches to worker threads and gives their results back in order.
///
/// The reader waits while more than `window` batches are under way, so that
/// memory does not grow with the input. A document that takes longer than
/// `timeoutSeconds` is given up: its thread is left to itself, a new one takes
/// the rest of the batch.
final class Conveyor<Document: Sendable, Result: Sendable>: @unchecked Sendable {
  /// A batch that a worker has, or that waits for one.
  private struct Batch {
    var index: Int
    var documents: [Document]
    var results: [Result] = []

    /// The document that is next.
    var current: Document? {
      results.count < documents.count ? documents[results.count] : nil
    }
  }

  /// A batch in work.
  private struct Work {
    var batch: Batch
    var started: ContinuousClock.Instant
  }

  // The condition guards all that follows.
  private let condition = NSCondition()
  private var waiting: [Batch] = []
  private var working: [Int: Work] = [:]
  private var done: [Int: [Result]] = [:]
  private var offered = 0
  private var taken = 0
  private var isInputFinished = false
  private var isStopped = false
  private var nextWorker = 0

  private let window: Int
  private let timeout: Duration?
  private let process: @Sendable (Document) -> Result
  private let expired: @Sendable (Document) -> Result

  /// How often overdue documents are looked for.
  private static var tick: TimeInterval { 0.05 }

  /// A conveyor with `workers` threads, each of which has `process` done.
  ///
  /// - Parameter expired: the result of a document that took too long.
  init(
    workers: Int, batchesAWorker: Int, timeoutSeconds: Double?,
    process: @escaping @Sendable (Document) -> Result,
    expired: @escaping @Sendable (Document) -> Result
  ) {
    window = workers * batchesAWorker
    timeout = timeoutSeconds.map { .seconds($0) }
    self.process = process
    self.expired = expired
    for _ in 0..<workers { startWorker() }
  }

  /// Takes a batch of documents; waits for room. False if nobody wants any more.
  func offer(_ documents: [Document]) -> Bool {
    condition.withLock {
      while offered - taken >= window, !isStopped { condition.wait() }
      if isStopped { return false }
      waiting.append(Batch(index: offered, documents: documents))
      offered += 1
      condition.broadcast()
      return true
    }
  }

  /// Says that no batch follows.
  func finishInput() {
    condition.withLock {
      isInputFinished = true
      condition.broadcast()
    }
  }

  /// Ends all work; what is under way is thrown away.
  func stop() {
    condition.withLock {
      isStopped = true
      condition.broadcast()
    }
  }

  /// The results of the next batch; `nil` at the end. Calls `idle` while it waits, which may stop it.
  func next(_ idle: () -> Void) -> [Result]? {
    condition.lock()
    defer { condition.unlock() }
    while !isStopped {
      giveUpOverdue()
      if let results = done.removeValue(forKey: taken) {
        taken += 1
        condition.broadcast()
        return results
      }
      if isInputFinished, taken == offered { return nil }
      _ = condition.wait(until: Date(timeIntervalSinceNow: Self.tick))
      condition.unlock()
      idle()
      condition.lock()
    }
    return nil
  }

  /// Gives up documents that take too long; the lock is held.
  private func giveUpOverdue() {
    guard let timeout else { return }
    let now = ContinuousClock.now
    for (worker, work) in working where now - work.started > timeout {
      // The worker finds its batch gone when it comes back, if it does, and ends.
      working[worker] = nil
      var batch = work.batch
      if let document = batch.current { batch.results.append(expired(document)) }
      if batch.current == nil {
        done[batch.index] = batch.results
      } else {
        waiting.insert(batch, at: 0)
      }
      startWorker()
      condition.broadcast()
    }
  }

  /// The lock is held, or nobody else knows the conveyor yet.
  private func startWorker() {
    let worker = nextWorker
    nextWorker += 1
    let thread = Thread { [self] in
      while let document = begin(worker) {
        let result = process(document)
        if !end(worker, result) { return }
      }
    }
    // Recursive descent in HTML may go deep.
    thread.stackSize = 16 << 20
    thread.start()
  }

  /// The worker's next document; `nil` when there is no more work.
  private func begin(_ worker: Int) -> Document? {
    condition.withLock {
      if working[worker] == nil {
        while waiting.isEmpty {
          if isStopped || isInputFinished && working.isEmpty { return nil }
          condition.wait()
        }
        if isStopped { return nil }
        working[worker] = Work(batch: waiting.removeFirst(), started: .now)
      }
      working[worker]?.started = .now
      return working[worker]?.batch.current
    }
  }

  /// Takes in a result; false if the worker's batch was given to another.
  private func end(_ worker: Int, _ result: Result) -> Bool {
    condition.withLock {
      guard var work = working.removeValue(forKey: worker) else { return false }
      work.batch.results.append(result)
      if work.batch.current == nil {
        done[work.batch.index] = work.batch.results
        // Nobody waits for a part of a batch.
        condition.broadcast()
      } else {
        working[worker] = work
      }
      return true
    }
  }
}
