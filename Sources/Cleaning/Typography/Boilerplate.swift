/// The lines that pages carry beside an article: "Czytaj też: …", "Udostępnij", "Fot. …".
///
/// Read from a text of one pattern a line, see `pl.boilerplate.txt`.
public struct Boilerplate: Sendable {
  /// No patterns: nothing is boilerplate.
  public static let none = Boilerplate()

  /// Whole lines in lower case.
  private var lines: Set<String> = []
  /// The beginnings of lines in lower case, under their first three bytes.
  private var beginnings: [[UInt8]: [String]] = [:]

  /// Longer lines are an article's whatever they begin with, in bytes.
  private static let longestLine = 240
  private static let shortestPattern = 4

  private init() {}

  /// Reads the patterns in `text`; `name` is the file's name for errors. O(bytes).
  ///
  /// A line holds one pattern: a whole line, or its beginning and "*". "#" begins a comment.
  ///
  /// - Throws: on a pattern of less than four bytes, a "*" inside one, and one listed twice.
  public init(parsing text: String, name: String) throws(BoilerplateError) {
    var number = 0
    var firstLines: [String: Int] = [:]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let pattern = Self.trimmed(line.prefix { $0 != "#" })
      if pattern.isEmpty { continue }
      let isBeginning = pattern.hasSuffix("*")
      let form = String(isBeginning ? pattern.dropLast() : pattern[...]).lowercased()
      guard form.utf8.count >= Self.shortestPattern, !form.contains("*") else {
        throw BoilerplateError(
          file: name, line: number,
          problem:
            "a line of text, or its beginning and \"*\" at the end, of four letters and more "
            + "expected, \"\(pattern)\" found")
      }
      if let first = firstLines.updateValue(number, forKey: form) {
        throw BoilerplateError(
          file: name, line: number, problem: "\"\(form)\" is already in line \(first); keep one")
      }
      if isBeginning {
        beginnings[Array(form.utf8.prefix(3)), default: []].append(form)
      } else {
        lines.insert(form)
      }
    }
  }

  /// True if `line`, without its line end, is boilerplate.
  func contains(_ line: Substring) -> Bool {
    guard line.utf8.count <= Self.longestLine else { return false }
    let form = Self.trimmed(line).lowercased()
    guard form.utf8.count >= Self.shortestPattern else { return false }
    if lines.contains(form) { return true }
    return beginnings[Array(form.utf8.prefix(3))]?.contains { form.hasPrefix($0) } ?? false
  }

  private static func trimmed(_ line: Substring) -> String {
    var line = line
    while let last = line.unicodeScalars.last, last.properties.isWhitespace {
      line.unicodeScalars.removeLast()
    }
    while let first = line.unicodeScalars.first, first.properties.isWhitespace {
      line.unicodeScalars.removeFirst()
    }
    return String(line)
  }
}

/// A list of boilerplate that cannot be used.
public struct BoilerplateError: Error, Hashable, CustomStringConvertible {
  /// The name of the file.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// What was expected and what was found.
  public var problem: String

  /// "pl.boilerplate.txt:12: …".
  public var description: String { "\(file):\(line): \(problem)" }
}
