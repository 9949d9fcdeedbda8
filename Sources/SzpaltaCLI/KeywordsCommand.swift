import ArgumentParser
import Szpalta

/// `szpalta keywords`.
struct KeywordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keywords",
    abstract: "What articles are about, in dictionary form.",
    discussion: "Example:\n  szpalta keywords --limit 5 article.txt")

  @Option(help: "How many keywords.")
  var limit: Int?

  @OptionGroup var options: AnalyzerOptions

  func run() throws {
    try options.run(.keywords, configuration: .making(keywordLimit: limit))
  }
}
