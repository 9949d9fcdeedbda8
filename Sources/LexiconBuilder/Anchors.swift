import Foundation
import Morphology

/// Forms whose readings are known beforehand; see Scripts/lexicon-anchors.txt.
struct Anchors {
  private struct Row: Hashable {
    var form: String
    var lexeme: String
    var partOfSpeech: PartOfSpeech
  }

  private var rows: Set<Row> = []
  private var forms: Set<String> = []

  /// Reads lines of form, tab, lexeme, tab, part of speech; "#" begins a comment line.
  ///
  /// - Throws: `BuilderError` that names the line that is not one.
  init(contentsOfFile path: String) throws {
    let text = try SourceFile.text(path)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.isEmpty || line.hasPrefix("#") { continue }
      let fields = line.split(separator: "\t").map(String.init)
      guard fields.count == 3, let partOfSpeech = PartOfSpeech(name: fields[2]) else {
        throw BuilderError(
          "\(path):\(index + 1): form, lexeme and part of speech expected, \"\(line)\" found; "
            + "separate them by tabs")
      }
      rows.insert(Row(form: fields[0], lexeme: fields[1], partOfSpeech: partOfSpeech))
      forms.insert(fields[0])
    }
  }

  /// True unless the form is listed with other readings only.
  func allows(_ entry: LexiconEntry, of form: String) -> Bool {
    !forms.contains(form)
      || rows.contains(
        Row(form: form, lexeme: entry.lexeme, partOfSpeech: entry.tag.partOfSpeech))
  }
}
