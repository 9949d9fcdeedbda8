import Foundation
package import GRDB
import Szpalta

/// A database of SQLite that is read, changed in its place, or copied and changed.
package struct DatabaseFile {
  private let path: String
  private let target: Target

  private enum Target {
    case nothing
    case place
    case copy(path: String, overwrites: Bool)
  }

  /// Seconds to wait for another program that has locked the database.
  private static let busySeconds = 5.0

  /// The database at `path`, whose changes go where `targets` say.
  ///
  /// - Throws: `SzpaltaError` where that is nowhere.
  init(path: String, targets: CleaningTargets) throws {
    self.path = path
    if targets.isDryRun {
      target = .nothing
    } else if targets.isInPlace {
      target = .place
    } else if let output = targets.output, output != "-" {
      target = .copy(path: output, overwrites: targets.overwrites)
    } else {
      throw SzpaltaError(
        .invalidConfiguration, place: "--output",
        problem: "--in-place or a file for the cleaned database expected, none found")
    }
    guard path != "-" else {
      throw SzpaltaError(
        .invalidConfiguration, place: path,
        problem: "the file of a database expected, standard input found")
    }
    // An error of our own where there is no file, or a folder.
    try InputFile.handle(path: path).close()
  }

  /// Where the changed database is.
  var resultPath: String {
    switch target {
    case .nothing, .place: path
    case .copy(let path, _): path
    }
  }

  /// Calls `body` inside one transaction; what it changed stays where it returns.
  ///
  /// - Throws: `SzpaltaError`, or what `body` throws; then nothing is changed, and
  ///   no copy is left.
  func withTransaction<T>(_ body: (Database) throws -> T) throws -> T {
    do {
      switch target {
      case .nothing: return try Self.reading(path).read(body)
      case .place:
        let queue = try Self.writing(path)
        defer { try? queue.close() }  // All is committed or undone by then.
        return try Self.transaction(queue, body)
      case .copy(let copy, let overwrites):
        return try withCopy(to: copy, overwrites: overwrites, body)
      }
    } catch let error as DatabaseError {
      throw SzpaltaError(error, path: path, consequence: "nothing was changed")
    }
  }

  private func withCopy<T>(
    to copy: String, overwrites: Bool, _ body: (Database) throws -> T
  ) throws -> T {
    // Holds the name and the lock; SQLite writes the file itself.
    let file = try ResultFile(path: copy, overwrite: overwrites)
    guard !file.isStream else {
      throw SzpaltaError(.invalidConfiguration, place: copy, problem: "the name of a file expected")
    }
    defer { file.discard() }
    let queue = try Self.writing(file.partPath)
    let result: T
    do {
      try Self.reading(path).backup(to: queue)
      result = try Self.transaction(queue, body)
      try queue.close()
    } catch {
      try? queue.close()  // The first error counts.
      for suffix in ["-journal", "-wal", "-shm"] { unlink(file.partPath + suffix) }
      throw error
    }
    try file.finish()
    return result
  }

  private static func transaction<T>(
    _ queue: DatabaseQueue, _ body: (Database) throws -> T
  ) throws -> T {
    var result: Result<T, any Error>?
    try queue.inTransaction(.immediate) { db in
      result = .success(try body(db))
      return .commit
    }
    guard let result else { preconditionFailure("the transaction was run") }
    return try result.get()
  }

  package static func reading(_ path: String) throws -> DatabaseQueue {
    var configuration = configuration
    configuration.readonly = true
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  private static func writing(_ path: String) throws -> DatabaseQueue {
    try DatabaseQueue(path: path, configuration: configuration)
  }

  private static var configuration: GRDB.Configuration {
    var configuration = GRDB.Configuration()
    configuration.busyMode = .timeout(busySeconds)
    return configuration
  }
}

extension SzpaltaError {
  /// What `error` of the database at `path` means for its user.
  ///
  /// - Parameter consequence: what became of the database.
  package init(_ error: DatabaseError, path: String, consequence: String) {
    let advice: (SzpaltaError.Code, String) =
      switch error.resultCode.primaryResultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED:
        (.unwritable, "another program has locked the database; end it or wait, then try again")
      case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN:
        (
          .unwritable,
          "a database that can be written expected; check the permissions of the file and its "
            + "folder, or name another file with --output"
        )
      case .SQLITE_FULL, .SQLITE_IOERR:
        (.unwritable, "cannot be written; free some space or name another disk, then try again")
      case .SQLITE_NOTADB:
        (.unreadable, "a database of SQLite expected, another kind of file found; --from names it")
      case .SQLITE_CORRUPT:
        (.unreadable, "a sound database expected, a damaged one found; sqlite3's .recover may help")
      default: (.unwritable, "the database refuses the change")
      }
    self.init(
      advice.0, place: path,
      problem: "\(advice.1); \(consequence); SQLite says: \(error.message ?? "nothing")")
  }
}
