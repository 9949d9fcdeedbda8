import ArgumentParser
import Batch
import Szpalta

/// `szpalta search`.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Finds documents of a database by their words, whatever form these have.",
    discussion: """
      Examples:
        szpalta batch posts.jsonl -o results.sqlite
        szpalta search results.sqlite 'sprzedażą bezpośrednią'
        szpalta search results.sqlite '"media społecznościowe" reklam*' --format json

      Words may stand in any form, and all have to be found. Between double quotes, or with
      --phrase, they have to stand one behind the other; a word that ends in * is the beginning of
      a dictionary form. No other sign has a meaning. The best documents come first (BM25).
      """)

  @Argument(help: "A database that `szpalta batch` has written.", completion: .file())
  var database: String

  @Argument(help: "What is searched for.")
  var query: [String]

  @Flag(help: "The words have to stand one behind the other.")
  var phrase = false

  @Option(help: "How many documents are shown, 1 or more.")
  var limit = 10

  @Option(help: "Text for people, or JSON.")
  var format: OutputOptions.Format = .text

  @OptionGroup var output: OutputOptions
  @OptionGroup var resources: ResourceOptions

  func validate() throws {
    guard limit >= 1 else { throw ValidationError("--limit: 1 or more expected, \(limit) found") }
  }

  func run() throws {
    var configuration = Configuration()
    configuration.steps = []
    let search = try DatabaseSearch(path: database)
    let pipeline = try Pipeline(resources: resources.load(), configuration: configuration)
    let query = try SearchQuery(
      query.joined(separator: " "), isPhrase: phrase, with: pipeline)
    let result = try search.result(for: query, limit: limit)
    switch format {
    case .json: Console.write(SearchRenderer.json(result))
    case .text:
      let renderer = SearchRenderer(language: output.lang, isColored: output.isColored)
      Console.write(renderer.text(result))
    }
  }
}
