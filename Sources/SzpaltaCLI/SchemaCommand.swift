import ArgumentParser
import Szpalta

/// `szpalta schema`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of the report.",
    discussion: "Example:\n  szpalta schema > report.schema.json")

  @OptionGroup var resources: ResourceOptions

  func run() throws { Console.write(try resources.load().text(of: "report.schema.json")) }
}
