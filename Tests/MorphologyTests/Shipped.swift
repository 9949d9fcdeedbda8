import Foundation

@testable import Morphology

/// The lexicon and the frequencies that the product ships.
enum Shipped {
  // A test cannot go on without them, so failing to open them may trap.
  static let frequencies = try! Frequencies(contentsOfFile: path("pl.frequencies"))
  static let lexicon = try! Lexicon(contentsOfFile: path("pl.lexicon"), rankedBy: frequencies)

  static func path(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/Szpalta/Resources/\(name)").standardizedFileURL.path()
  }
}
