import Batch
import Foundation
import Szpalta
import Synchronization

/// How far a long run has come, on standard error: a line that changes on a terminal, a line now and
/// then elsewhere.
final class ProgressLine {
  private let status = StatusLine()
  private let start = ContinuousClock.now
  private var written = ContinuousClock.now
  /// Bytes that a resumed run had read before.
  private var firstBytes: Int?

  private static let plainInterval = Duration.seconds(10)

  /// Shows `progress` if it is time.
  func show(_ progress: BatchRunner.Progress) {
    if firstBytes == nil { firstBytes = progress.bytes }
    let now = ContinuousClock.now
    let seconds = (now - start) / .seconds(1)
    if status.isShown { return status.show(text(progress, seconds: seconds)) }
    guard now - written >= Self.plainInterval else { return }
    written = now
    Console.write("szpalta: \(text(progress, seconds: seconds))\n", to: .standardError)
  }

  /// Takes the line away, so that a message can stand there.
  func clear() { status.end() }

  /// Shows what the run came to.
  func end(_ summary: RunSummary, isComplete: Bool) {
    clear()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    // Short runs need no words.
    let hasNews = !isComplete || summary.duplicateIDs > 0 || summary.uncomparedIDs > 0
    guard status.isShown || seconds > 10 || hasNews else { return }
    var parts = [
      "documents: \(summary.done + summary.failed)", "rejects: \(summary.failed)",
      "repairs: \(summary.repairs.values.reduce(0, +))",
    ]
    // Cleaning alone counts none.
    if summary.words > 0 { parts.append("words: \(summary.words)") }
    if summary.duplicateIDs > 0 { parts.append("ids that came before: \(summary.duplicateIDs)") }
    if summary.uncomparedIDs > 0 { parts.append("ids not compared: \(summary.uncomparedIDs)") }
    parts.append(String(format: "%.1f s", seconds))
    let ending = isComplete ? "" : "; interrupted, go on with --resume"
    Console.write("szpalta: \(parts.joined(separator: ", "))\(ending)\n", to: .standardError)
  }

  private func text(_ progress: BatchRunner.Progress, seconds: Double) -> String {
    let rate = Double(progress.bytes - (firstBytes ?? 0)) / max(seconds, 0.001)
    var parts = [
      "\(progress.documents) documents", String(format: "%.1f MB/s", rate / 1e6),
      "\(progress.failed) rejects",
    ]
    if let total = progress.totalBytes, total > 0, rate > 0 {
      let share = min(1, Double(progress.bytes) / Double(total))
      let width = 20
      let filled = Int(share * Double(width))
      let bar =
        String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
      let left = Int(Double(total - progress.bytes) / rate)
      parts.insert("\(bar) \(Int(share * 100)) %", at: 0)
      parts.append(String(format: "%d:%02d left", left / 60, left % 60))
    }
    return parts.joined(separator: " · ")
  }
}

/// Whether the user pressed Ctrl-C; a second time ends the program at once.
final class Interruption {
  private static let count = Atomic(0)

  init() {
    // A file as large as it may be is an error of writing, not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGINT) { _ in
      if Interruption.count.add(1, ordering: .relaxed).newValue > 1 { _exit(130) }
    }
    signal(SIGTERM) { _ in Interruption.count.add(1, ordering: .relaxed) }
  }

  var hasHappened: Bool { Self.count.load(ordering: .relaxed) > 0 }
}
