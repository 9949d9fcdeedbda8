import Foundation
import Logging
import Szpalta

/// The terminal: results on standard output, messages on standard error.
enum Console {
  /// Messages for people, on standard error.
  static let log = Logger(label: "szpalta")

  /// Sends log messages to standard error as "szpalta: warning: …".
  static func bootstrap() {
    LoggingSystem.bootstrap { _ in StandardErrorLog() }
  }

  /// Writes `text`; a full disk or a closed pipe ends the program with a message.
  static func write(_ text: String, to file: FileHandle = .standardOutput) {
    write(Array(text.utf8), to: file)
  }

  /// Writes `bytes`; a full disk or a closed pipe ends the program with a message.
  static func write(_ bytes: borrowing [UInt8], to file: FileHandle = .standardOutput) {
    do {
      try file.write(contentsOf: copy bytes)
    } catch {
      let message = "szpalta: error: cannot write: \(error.localizedDescription)\n"
      try? FileHandle.standardError.write(contentsOf: Data(message.utf8))
      exit(1)
    }
  }

  /// Reports `error` on standard error.
  static func report(_ error: any Error) { log.error("\(error)") }

  /// 2 for wrong use, 3 for missing resources, else 1.
  static func exitCode(of error: SzpaltaError) -> Int32 {
    switch error.code {
    case .resourcesMissing: 3
    case .invalidConfiguration: 2
    default: 1
    }
  }

  /// Calls `body` with each path in turn; a document that fails is reported and the rest goes on.
  static func forEachDocument(_ paths: [String], _ body: (String) throws -> Void) throws {
    var failed = 0
    for path in paths {
      do {
        try body(path)
      } catch let error as SzpaltaError
        where error.code != .resourcesMissing && error.code != .invalidConfiguration
      {
        report(error)
        failed += 1
      }
    }
    if failed > 0 { throw SomeDocumentsFailed(failed: failed, total: paths.count) }
  }

  /// Tells that `findings`, such as themes, say little of a text without words, or whose words the
  /// lexicon mostly lacks.
  static func warn(of counts: Report.Counts, in name: String, judging findings: String) {
    if counts.words == 0 { return log.warning("\(name): a text with words expected, none found") }
    guard counts.words >= leastWords, let unknownWords = counts.unknownWords,
      2 * unknownWords > counts.words
    else { return }
    let problem =
      "a Polish text expected, \(unknownWords) of \(counts.words) words are not in the "
      + "lexicon; what is said of its \(findings) means little"
    log.warning("\(name): \(problem)")
  }

  /// Shorter texts may consist of names.
  private static let leastWords = 10

  /// True if standard output is a terminal that shows colour.
  static var showsColor: Bool {
    isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
  }
}

/// A line on the terminal that tells how far a long run is; nothing where there is no terminal.
final class StatusLine {
  /// True where there is a terminal.
  let isShown = isatty(STDERR_FILENO) == 1
  private var lastShown = Date.distantPast
  private var isDrawn = false

  /// Seconds between two looks; a run shorter than the first shows nothing.
  private static let interval = 0.2

  init() { lastShown = Date() }

  func show(_ text: @autoclosure () -> String) {
    guard isShown, Date().timeIntervalSince(lastShown) > Self.interval else { return }
    lastShown = Date()
    isDrawn = true
    Console.write("\r\u{1B}[K\(text())", to: .standardError)
  }

  /// Removes the line.
  func end() {
    if isDrawn { Console.write("\r\u{1B}[K", to: .standardError) }
    isDrawn = false
  }
}

/// Writes log messages to standard error, one a line.
private struct StandardErrorLog: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.notice

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let level = event.level == .notice ? "" : "\(event.level): "
    Console.write("szpalta: \(level)\(event.message)\n", to: .standardError)
  }
}
