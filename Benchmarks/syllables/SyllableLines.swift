import Glibc

/// Prints the number of syllables of each word on standard input, one a line.
///
/// Compiled by itself with the syllable counter; see `compare-espeak`.
@main struct SyllableLines {
  static func main() throws {
    guard CommandLine.arguments.count == 2, let rules = text(ofFile: CommandLine.arguments[1])
    else {
      fputs("usage: syllables RULES < WORDS\n", stderr)
      exit(2)
    }
    let syllables = try Syllables(parsing: rules, name: CommandLine.arguments[1])
    while let word = readLine() { print(syllables.count(of: word)) }
  }

  /// The content of the file at `path`; `nil` if it cannot be read or is not UTF-8.
  static func text(ofFile path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = getc(file), byte != EOF { bytes.append(UInt8(byte)) }
    return String(validating: bytes, as: UTF8.self)
  }
}
