import Foundation

@testable import Morphology

/// The lexicon, the frequencies and the tagger that the product ships.
enum Shipped {
  // A test cannot go on without them, so failing to open them may trap.
  static let frequencies = try! Frequencies(contentsOfFile: path("pl.frequencies"))
  static let lexicon = try! Lexicon(contentsOfFile: path("pl.lexicon"), rankedBy: frequencies)
  static let tagger = Tagger(
    lexicon: lexicon, frequencies: frequencies,
    context: try! ContextModel(contentsOfFile: path("pl.context")),
    closedWords: try! ClosedWords(
      parsing: String(contentsOfFile: path("pl.closed-words.txt"), encoding: .utf8),
      name: "pl.closed-words.txt"),
    wordParts: try! WordParts(
      parsing: String(contentsOfFile: path("pl.word-parts.txt"), encoding: .utf8),
      name: "pl.word-parts.txt"),
    endings: try! Endings(contentsOfFile: path("pl.endings")))

  static func path(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/Szpalta/Resources/\(name)").standardizedFileURL.path()
  }
}
