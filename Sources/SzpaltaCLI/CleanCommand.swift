import ArgumentParser
import Foundation
import Szpalta

/// `szpalta clean`.
struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Repairs what imports broke, and nothing else.",
    discussion: """
      Examples:
        szpalta clean column.txt > repaired.txt
        szpalta clean --dry-run column.txt
        szpalta clean --only hyphens,lines --edits edits.jsonl column.txt

      Markup of Markdown and HTML stays as it is. Form feeds stay, so that a file of documents
      that form-feed lines part stays one.
      """)

  @Argument(help: "A text, Markdown or HTML file; standard input where none is named.")
  var file: String = "-"

  @Option(help: ArgumentHelp("Only these rules.", valueName: "rule,rule"))
  var only: String?

  @Option(help: ArgumentHelp("All default rules but these.", valueName: "rule,rule"))
  var skip: String?

  @Option(help: "How sure the rule hyphens has to be before it joins.")
  var hyphens: Cleaner.HyphenLevel?

  @Flag(help: "Print what would change instead of the text.")
  var dryRun = false

  @Option(help: "Write the edits to this file, one JSON object a line.", completion: .file())
  var edits: String?

  @Flag(help: "Explain the rules.")
  var listRules = false

  @Option(help: "How the file is written, whatever its name says.")
  var inputFormat: TextFormat?

  @Option(help: "The file's encoding, such as windows-1250; found out unless said.")
  var encoding: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var offsets: OffsetOptions
  @OptionGroup var resources: ResourceOptions

  func run() throws {
    if listRules { return Console.write(RuleList().text) }
    var configuration = try Configuration.making(
      only: only, skip: skip, offsets: offsets.offsets, hyphens: hyphens)
    configuration.steps = [.clean]
    let pipeline = try Pipeline(resources: resources.load(), configuration: configuration)
    let input = try InputFile(path: file)
    let (text, decoded) = try pipeline.text(of: input, encoding: encoding)
    if let decoded { Console.log.notice("\(input.name): \(decoded.summary)") }
    let format = inputFormat ?? TextFormat(fileName: file)
    let repaired = pipeline.cleaned(text, format: format)
    if configuration.cleaning.rules.contains(.encoding) {
      Console.warn(of: pipeline.damage(in: repaired.text), in: input.name)
    }
    if let edits { try write(repaired.edits, to: edits) }
    if dryRun {
      let renderer = TextRenderer(language: output.lang, isColored: output.isColored)
      Console.write(renderer.text(of: repaired.edits))
    } else {
      Console.write(repaired.text)
    }
  }

  private func write(_ edits: [Report.EditEntry], to path: String) throws {
    let lines = edits.map { JSONText.encoded($0) + "\n" }.joined()
    do {
      try Data(lines.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw SzpaltaError(
        .unreadable, place: path,
        problem: "a file that can be written expected; the system says: "
          + error.localizedDescription)
    }
  }
}

extension Cleaner.HyphenLevel: ExpressibleByArgument {}

extension Console {
  /// Warns of letters that were lost, of the first few places by themselves.
  static func warn(of damage: [Damage], in name: String) {
    let shown = 3
    for place in damage.prefix(shown) { log.warning("\(name): \(place)") }
    if damage.count > shown {
      log.warning("\(name): \(damage.count - shown) more places where letters were lost")
    }
  }
}
