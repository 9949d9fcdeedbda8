import ArgumentParser
import Szpalta

/// `szpalta readability`.
struct ReadabilityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "readability",
    abstract: "How readable articles are, and their hardest sentences.",
    discussion: "Example:\n  szpalta readability article.txt")

  @OptionGroup var options: AnalyzerOptions

  func run() throws { try options.run(.readability, configuration: Configuration()) }
}
