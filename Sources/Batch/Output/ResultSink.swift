import Tables

/// Where results go, such that an interrupted run can go on.
protocol ResultSink: AnyObject {
  /// True where nothing can be taken back, and so nothing be resumed.
  var isStream: Bool { get }
  /// Goes on from where `journal` stands, or begins; returns what is done.
  func open(_ journal: Journal) throws -> Checkpoint
  /// Takes the result of the next document; `nil` for one that has none.
  func write(_ result: EncodedResult?) throws
  /// True if a checkpoint may come behind any document; else where it comes decides on the output's bytes.
  var isCutAnywhere: Bool { get }
  /// True if it is time for a checkpoint.
  var isCheckpointDue: Bool { get }
  /// Makes what was written last, and has `note` say in the journal where the output stands then.
  ///
  /// - Parameter isLast: whether no document follows.
  func checkpoint(isLast: Bool, _ note: (_ position: Int) throws -> Void) throws
  /// Hands what was written to who waits for it.
  func flush() throws
}

/// A file of lines.
final class LineSink: ResultSink {
  private let path: String
  private let head: [UInt8]
  private var file: ResultFile?
  private var lastCheckpoint = ContinuousClock.now

  /// Time between two checkpoints; each waits for the disk.
  private static let checkpointInterval = Duration.milliseconds(250)

  init(path: String, head: [UInt8]) {
    self.path = path
    self.head = head
    isStream = ResultFile.isStream(path)
  }

  let isStream: Bool

  func open(_ journal: Journal) throws -> Checkpoint {
    let file = try ResultFile(
      path: path, resumedAt: journal.isBegun ? journal.checkpoint.position : nil)
    self.file = file
    if !journal.isBegun { try file.write(head) }
    return journal.checkpoint
  }

  func write(_ result: EncodedResult?) throws {
    if case .lines(let bytes)? = result { try file?.write(bytes) }
  }

  let isCutAnywhere = true

  var isCheckpointDue: Bool { ContinuousClock.now - lastCheckpoint >= Self.checkpointInterval }

  func checkpoint(isLast: Bool, _ note: (_ position: Int) throws -> Void) throws {
    lastCheckpoint = .now
    guard let file, !isStream else { return try flush() }
    // What the journal tells of is on the disk before it is.
    try file.synchronize()
    try note(file.byteCount)
  }

  func flush() throws { if isStream { try file?.flush() } }
}
