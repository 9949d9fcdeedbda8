import Foundation
import Morphology

@testable import Analysis

/// What the keywords need, from the files that the product ships.
enum KeywordTestResources {
  // A test cannot go on without them, so failing to open them may trap.
  static let frequencies = try! Frequencies(contentsOfFile: path("pl.frequencies"))
  static let lexicon = try! Lexicon(contentsOfFile: path("pl.lexicon"), rankedBy: frequencies)
  static let tagger = Tagger(
    lexicon: lexicon, frequencies: frequencies,
    context: try! ContextModel(contentsOfFile: path("pl.context")),
    closedWords: try! ClosedWords(parsing: text("pl.closed-words.txt"), name: "closed words"),
    wordParts: try! WordParts(parsing: text("pl.word-parts.txt"), name: "word parts"),
    endings: endings)
  static let endings = try! Endings(contentsOfFile: path("pl.endings"))
  static let classes = try! PhraseClasses(parsing: text("pl.phrases.txt"), name: "pl.phrases.txt")
  static let baseForm = BaseForm(
    lexicon: lexicon, frequencies: frequencies, tagger: tagger, classes: classes)

  static func text(_ name: String) -> String {
    try! String(contentsOfFile: path(name), encoding: .utf8)
  }

  private static func path(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/Szpalta/Resources/\(name)").standardizedFileURL.path()
  }
}
