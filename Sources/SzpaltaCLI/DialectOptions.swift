import ArgumentParser

/// How the rows of a CSV or TSV table are written.
struct DialectOptions: ParsableArguments {
  @Option(help: "The character between fields, or tab, comma, semicolon, pipe; told from the file.")
  var delimiter: String?

  @Option(help: "The character around fields, or double, single, none; told from the file.")
  var quote: String?

  @Flag(help: "The first row names no columns.")
  var noHeader = false
}
