import Foundation

/// wordfreq's list: how often forms are used, in the order of the file.
struct WordfreqList {
  /// The lower-case form and its share of running words.
  let rows: [(form: String, share: Double)]

  /// Reads lines of form, tab, centibels: the share is 10^(−centibels / 100).
  ///
  /// - Throws: `BuilderError` that names the line that is not one.
  init(contentsOfFile path: String) throws {
    let text = try SourceFile.text(path)
    var rows: [(form: String, share: Double)] = []
    for (index, line) in text.utf8.split(separator: UInt8(ascii: "\n")).enumerated() {
      let fields = line.split(separator: UInt8(ascii: "\t"))
      guard fields.count == 2, let form = String(fields[0]), let last = String(fields[1]),
        let centibels = Int(last)
      else {
        throw BuilderError(
          "\(path):\(index + 1): form, tab, centibels expected, \"\(String(line) ?? "?")\" found; "
            + "fetch the list with Scripts/fetch-lexicon-sources")
      }
      rows.append((form, pow(10, Double(-centibels) / 100)))
    }
    self.rows = rows
  }
}
