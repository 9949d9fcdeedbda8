import ArgumentParser
import Szpalta

/// How tags go into the front matter of Markdown files.
struct FrontMatterOptions: ParsableArguments {
  @Flag(help: "Put the tags into the Markdown files named.")
  var write = false

  @Option(
    help: ArgumentHelp(
      "The key of front matter that holds them, such as categories.", valueName: "key"))
  var field = "tags"

  func validate() throws {
    guard FrontMatter.isKey(field) else {
      throw ValidationError("--field of letters, digits, - and _ expected, \(field) found.")
    }
  }

  /// Refuses, before the first of the files is touched, what tags cannot go into.
  func check(_ input: InputOptions) throws {
    for path in input.paths {
      if write, path == "-" {
        throw SzpaltaError(
          .invalidConfiguration, place: "--write",
          problem: "Markdown files expected, standard input found; --format frontmatter prints it")
      }
      guard (input.inputFormat ?? TextFormat(fileName: path)) == .markdown else {
        throw SzpaltaError(
          .invalidConfiguration, place: path,
          problem: "a Markdown file expected for \(field): in front matter, another kind found; "
            + "--input-format markdown says that it is one")
      }
    }
  }

  /// Puts `tags` into the file at `path`, whose text is `text`, or prints that.
  func put(_ tags: [String], into path: String, _ text: String) throws {
    guard write else {
      return Console.write(
        try FrontMatter.setting(field, to: tags, in: text, name: path))
    }
    try FrontMatter.write(tags, as: field, toFile: path)
  }
}
