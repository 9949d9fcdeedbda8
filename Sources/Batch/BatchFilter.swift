public import Foundation
public import Szpalta

/// Reads documents as JSON lines and writes a line of results for each, in the same order.
///
/// A line in is an object with "text" and, if it likes, "id" (any JSON value);
/// lines without an id get their number, from 1. A line out has the id and what
/// the steps give; a line that cannot be read, or whose document fails, gives
/// `{"id", "error"}` and the rest goes on. Results do not depend on the number
/// of workers, and memory does not on the number of lines.
public struct BatchFilter: Sendable {
  private let pipeline: Pipeline
  private let workers: Int

  /// Batches that are under way or wait for their turn to be written, for each worker.
  private static let batchesAWorker = 3

  /// A filter that runs `pipeline` in `workers` tasks, 1 or more.
  public init(pipeline: Pipeline, workers: Int) {
    precondition(workers >= 1, "at least one worker")
    self.pipeline = pipeline
    self.workers = workers
  }

  /// What a run came to.
  public struct Summary: Sendable {
    /// Lines read, empty ones apart.
    public var documents = 0
    /// Those that gave an error.
    public var failed = 0
  }

  /// Filters what `nextLine` gives, until it gives `nil`, into `sink`.
  ///
  /// - Parameters:
  ///   - nextLine: the bytes of the next line without its end.
  ///   - onFailure: told about each line that failed: its number and why.
  ///   - sink: takes one or more whole lines.
  public func run(
    nextLine: @escaping () throws -> Data?, onFailure: (Int, String) -> Void,
    sink: (Data) throws -> Void
  ) async throws -> Summary {
    var batches = BatchReader(nextLine: nextLine)
    var summary = Summary()
    var started = 0
    var finished = 0
    var written = 0
    var waiting: [Int: [DocumentResult]] = [:]
    try await withThrowingTaskGroup(of: (Int, [DocumentResult]).self) { group in
      while true {
        while started - finished < workers, started - written < workers * Self.batchesAWorker,
          let batch = try batches.next()
        {
          let index = started
          group.addTask { [pipeline] in
            (index, batch.map { DocumentResult($0, pipeline: pipeline) })
          }
          started += 1
        }
        guard let (index, results) = try await group.next() else { return }
        finished += 1
        waiting[index] = results
        while let results = waiting.removeValue(forKey: written) {
          written += 1
          summary.documents += results.count
          for result in results {
            guard let failure = result.failure else { continue }
            summary.failed += 1
            onFailure(result.number, failure)
          }
          try sink(Data(results.map { $0.json + "\n" }.joined().utf8))
        }
      }
    }
    return summary
  }
}

/// A line of the input with its number, from 1.
struct NumberedLine: Sendable {
  let number: Int
  let bytes: Data
}

/// Gathers lines into batches, and passes over empty ones.
private struct BatchReader {
  let nextLine: () throws -> Data?
  private var number = 0

  /// Lines are handed to the workers in batches of this many.
  private static let size = 16

  init(nextLine: @escaping () throws -> Data?) { self.nextLine = nextLine }

  /// The next batch; `nil` at the end.
  mutating func next() throws -> [NumberedLine]? {
    var batch: [NumberedLine] = []
    while batch.count < Self.size, let line = try nextLine() {
      number += 1
      if !line.allSatisfy(Self.isBlank) { batch.append(NumberedLine(number: number, bytes: line)) }
    }
    return batch.isEmpty ? nil : batch
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}
