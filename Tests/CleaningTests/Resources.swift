import Cleaning
import Foundation
import Morphology

/// The lexicon and the frequencies that the product ships, opened once.
enum Resources {
  static let cleaner = cleaner(Cleaner.Configuration())

  static func cleaner(_ configuration: Cleaner.Configuration) -> Cleaner {
    Cleaner(
      lexicon: lexicon, frequencies: frequencies, boilerplate: boilerplate,
      configuration: configuration)
  }

  static func cleaner(_ rules: CleaningRule...) -> Cleaner {
    cleaner(Cleaner.Configuration(rules: Set(rules)))
  }

  // A test cannot go on without them, so failing to open them may trap.
  private static let lexicon = try! Lexicon(contentsOfFile: path("pl.lexicon"))
  private static let frequencies = try! Frequencies(contentsOfFile: path("pl.frequencies"))

  private static let boilerplate = try! Boilerplate(
    parsing: String(contentsOfFile: path("pl.boilerplate.txt"), encoding: .utf8),
    name: "pl.boilerplate.txt")

  private static func path(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/Szpalta/Resources/\(name)").standardizedFileURL.path()
  }
}
