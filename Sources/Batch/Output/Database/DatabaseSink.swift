import Foundation
import GRDB
import Szpalta
import Tables

/// A database of results, whose bytes do not depend on interruptions.
///
/// Documents are added in transactions that end at places which the documents
/// alone decide on, and SQLite undoes a transaction that was interrupted. The
/// journal is told of a transaction before it is made; `user_version` says
/// whether it was.
final class DatabaseSink: ResultSink {
  private let path: String
  private let facts: [(name: String, value: String)]
  /// Holds the name and the lock; SQLite writes the file itself.
  private var file: ResultFile?
  private var queue: DatabaseQueue?
  /// The number of transactions made.
  private var position = 0
  private var pending: [DocumentRows] = []
  private var pendingCount = 0

  /// A transaction has at most so many documents, and ends when their texts have so many bytes.
  private static let documentLimit = 128
  private static let byteLimit = 1 << 19

  /// A sink to the database at `path`; `facts` go into the table `run`.
  init(path: String, facts: [(name: String, value: String)]) {
    self.path = path
    self.facts = facts
  }

  let isStream = false
  let isCutAnywhere = false

  func open(_ journal: Journal) throws -> Checkpoint {
    let part = ResultFile.partPath(of: path)
    let size = try? FileManager.default.attributesOfItem(atPath: part)[.size] as? Int
    file = try ResultFile(path: path, resumedAt: journal.isBegun ? size ?? 0 : nil)
    // What was left of another run would be undone in this one's file.
    if !journal.isBegun { try? FileManager.default.removeItem(atPath: part + "-journal") }
    return try refusing {
      let queue = try DatabaseQueue(path: part, configuration: Self.configuration)
      self.queue = queue
      let (isComplete, transactions) = try queue.read { db in
        (
          try Int.fetchOne(db, sql: "PRAGMA application_id") == ResultTable.applicationID,
          try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        )
      }
      for checkpoint in [journal.checkpoint, journal.previous].compactMap(\.self)
      where isComplete ? checkpoint.isComplete : checkpoint.position == transactions {
        position = checkpoint.position
        if isComplete { try close() }
        return checkpoint
      }
      throw SzpaltaError(
        .malformedRecord, place: part,
        problem: "the database of the interrupted run expected, another state found "
          + "(\(transactions) transactions); begin anew with --overwrite")
    }
  }

  func write(_ result: EncodedResult?) throws {
    pendingCount += 1
    if case .rows(let rows)? = result { pending.append(rows) }
  }

  var isCheckpointDue: Bool {
    pendingCount >= Self.documentLimit
      || pending.lazy.map(\.byteCount).reduce(0, +) >= Self.byteLimit
  }

  func checkpoint(isLast: Bool, _ note: (_ position: Int) throws -> Void) throws {
    try note(position + 1)
    try refusing {
      try queue?.inTransaction(.immediate) { db in
        if position == 0 { try begin(db) }
        for document in pending { try add(document, db) }
        if isLast { for sql in ResultTable.indexing { try db.execute(sql: sql) } }
        try db.execute(
          sql: "PRAGMA user_version = \(isLast ? ResultTable.version : position + 1)")
        if isLast { try db.execute(sql: "PRAGMA application_id = \(ResultTable.applicationID)") }
        return .commit
      }
      if isLast { try close() }
    }
    position += 1
    pending = []
    pendingCount = 0
  }

  func flush() {}

  private func begin(_ db: Database) throws {
    for table in ResultTable.allCases { try db.execute(sql: table.creation) }
    var rows = DocumentRows(byteCount: 0)
    for fact in facts { rows.add(.run, fact.name, fact.value) }
    try add(rows, db)
  }

  private func add(_ document: DocumentRows, _ db: Database) throws {
    for row in document.rows {
      let statement = try db.cachedStatement(sql: row.table.insertion)
      statement.setUncheckedArguments(StatementArguments(row.values))
      try statement.execute()
    }
  }

  /// The file is given its name only when SQLite has let go of it.
  private func close() throws {
    try queue?.close()
    queue = nil
    file = nil
  }

  private func refusing<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as DatabaseError {
      throw SzpaltaError(error, path: path, consequence: "go on with --resume")
    }
  }

  private static var configuration: GRDB.Configuration {
    var configuration = GRDB.Configuration()
    // They hold by the order in which rows are made.
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { db in
      // What is deleted becomes zeros: no byte depends on what memory held before.
      try db.execute(
        sql: """
          PRAGMA page_size = 4096; PRAGMA secure_delete = ON; PRAGMA synchronous = EXTRA;
          PRAGMA cache_size = -32768;
          """)
    }
    return configuration
  }
}
