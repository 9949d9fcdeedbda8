import ArgumentParser
import Szpalta

/// `szpalta baseform`.
struct BaseformCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseform",
    abstract: "Puts phrases, one a line, into dictionary form, one a line.",
    discussion: """
      Examples:
        echo 'sprzedaży bezpośredniej' | szpalta baseform
        szpalta baseform --number keep < phrases.txt

      As dictionaries do, phrases become singular, but for terms that people write in the plural, such
      as "media społecznościowe". --number keep leaves each phrase in its number.
      """)

  @Option(help: "Make phrases singular where the term allows it, or keep their number.")
  var number: PhraseNumber = .singular

  @OptionGroup var resources: ResourceOptions

  func run() throws {
    let pipeline = try Pipeline(resources: resources.load(), configuration: Configuration())
    while let line = readLine() {
      Console.write(pipeline.baseForm(of: line, number: number) + "\n")
    }
  }
}

extension PhraseNumber: ExpressibleByArgument {}
