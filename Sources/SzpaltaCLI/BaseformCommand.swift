import ArgumentParser
import Szpalta

/// `szpalta baseform`.
struct BaseformCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseform",
    abstract: "Puts phrases, one a line, into dictionary form, one a line.",
    discussion: "Example:\n  echo 'sprzedaży bezpośredniej' | szpalta baseform")

  @Option(help: "Keep the phrase's number, or make it singular.")
  var number: PhraseNumber = .keep

  @OptionGroup var resources: ResourceOptions

  func run() throws {
    let pipeline = try Pipeline(resources: resources.load(), configuration: Configuration())
    while let line = readLine() {
      Console.write(pipeline.baseForm(of: line, number: number) + "\n")
    }
  }
}

extension PhraseNumber: ExpressibleByArgument {}
