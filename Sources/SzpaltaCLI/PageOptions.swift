import ArgumentParser
import Szpalta
import Tables

/// Where the page of one article goes.
struct PageOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "The file of --format html; standard output where none is named.", valueName: "file.html"))
  var file: String?

  /// Refuses what no page can be made of.
  func validate(isPage: Bool, paths: [String]) throws {
    if isPage, paths.count != 1 {
      throw ValidationError("--format html shows one article, \(paths.count) named")
    }
    if !isPage, file != nil {
      throw ValidationError("-o is for --format html; send other formats to a file with >")
    }
  }

  /// Writes the page on the article at `path`; a file is complete or as it was before.
  func write(
    _ input: InputOptions, at path: String, by pipeline: Pipeline, language: LabelLanguage
  ) throws -> Report {
    let source = try input.source(at: path)
    let page = try pipeline.page(
      on: source.text, format: source.format, name: source.name, language: language)
    guard let file else {
      Console.write(page.html)
      return page.report
    }
    let result = try ResultFile(path: file, overwrite: true)
    try result.write(page.html)
    try result.finish()
    return page.report
  }
}
