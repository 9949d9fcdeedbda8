import ArgumentParser
import Szpalta

/// `szpalta schema`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of the report, or of another result.",
    discussion: """
      Examples:
        szpalta schema > report.schema.json
        szpalta schema keyness
      """)

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case report, keyness, lint, suggestions, themes
  }

  @Argument(help: "What the schema is of.")
  var kind = Kind.report

  @OptionGroup var resources: ResourceOptions

  func run() throws {
    Console.write(try resources.load().text(of: "\(kind.rawValue).schema.json"))
  }
}
