import ArgumentParser
import Szpalta

/// `szpalta inflect`.
struct InflectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inflect",
    abstract: "All forms of a word or noun phrase, or those with a tag.",
    discussion: """
      Examples:
        szpalta inflect zamek
        szpalta inflect człowiek pl:gen
        szpalta inflect dobry sup:sg:nom
        szpalta inflect 'media społecznościowe' pl:loc

      Where a cell has several forms, the usual one stands first. In a phrase the noun and what \
      agrees with it changes.
      """)

  @Argument(help: "A word in its dictionary form, or a noun phrase in quotes.")
  var lemma: String

  @Argument(help: "A tag of NKJP or a part of one, such as subst:pl:gen or pl:inst.")
  var tag: String?

  @Option(help: "Tables for people, or JSON.")
  var format: OutputOptions.Format = .text

  @Option(help: "The language of labels.")
  var lang: LabelLanguage = .pl

  @OptionGroup var resources: ResourceOptions

  func validate() throws { _ = try pattern() }

  private func pattern() throws -> TagPattern? {
    do throws(TagPatternError) {
      guard let tag else { return nil }
      return try TagPattern(tag)
    } catch {
      throw ValidationError("\(error)")
    }
  }

  func run() throws {
    var configuration = Configuration()
    configuration.steps = []
    let pipeline = try Pipeline(resources: resources.load(), configuration: configuration)
    let inflection = try pipeline.inflection(of: lemma, matching: try pattern())
    switch format {
    case .json: Console.write(inflection.json + "\n")
    case .text: Console.write(inflection.text(language: lang))
    }
  }
}
