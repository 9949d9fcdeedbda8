import ArgumentParser
import Foundation
import Szpalta

extension LabelLanguage: ExpressibleByArgument {}
extension OffsetUnit: ExpressibleByArgument {}
extension TextFormat: ExpressibleByArgument {}
extension Step: ExpressibleByArgument {}

/// Where the resources are.
struct ResourceOptions: ParsableArguments {
  @Option(help: "The folder with lexicon, word lists and taxonomy.", completion: .directory)
  var resources: String?

  func load() throws -> Resources {
    try Resources(folder: resources.map { URL(filePath: $0) })
  }
}

/// What comes in.
struct InputOptions: ParsableArguments {
  @Argument(help: "Text, Markdown or HTML files; standard input where none is named.")
  var files: [String] = []

  @Option(help: "How the files are written, whatever their names say.")
  var inputFormat: TextFormat?

  @Option(help: "The files' encoding, such as windows-1250; UTF-8 unless said.")
  var encoding: String?

  var paths: [String] { files.isEmpty ? ["-"] : files }

  /// The text of the file at `path`, with its format.
  func source(at path: String) throws -> (text: String, format: TextFormat, name: String) {
    let file = try InputFile(path: path)
    let text = try file.text(encoding: encoding)
    return (text, inputFormat ?? TextFormat(fileName: path), file.name)
  }
}

/// How positions are counted.
struct OffsetOptions: ParsableArguments {
  @Option(help: "The unit of positions.")
  var offsets: OffsetUnit = .utf8
}

/// How reports look.
struct OutputOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  enum Color: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

  @Option(help: "The language of labels.")
  var lang: LabelLanguage = .pl

  @Option(help: "Colours: on a terminal only, always or never.")
  var color: Color = .auto

  var isColored: Bool {
    switch color {
    case .auto: Console.showsColor
    case .always: true
    case .never: false
    }
  }
}
