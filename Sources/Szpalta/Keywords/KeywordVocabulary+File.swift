public import Analysis
import Morphology
import TextModel

extension Pipeline {
  /// The vocabulary in `text`: a term a line, perhaps with other spellings behind "=", parted by commas.
  ///
  ///     sprzedaż bezpośrednia = marketing sieciowy, MLM   # a comment
  ///
  /// - Parameter name: the file's name for errors.
  /// - Throws: `SzpaltaError` that names the line that has no term, or a term that is there already.
  public func vocabulary(parsing text: String, name: String) throws -> KeywordVocabulary {
    var vocabulary = KeywordVocabulary()
    var lines: [String: Int] = [:]
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let content = line.prefix { $0 != "#" }
      if content.allSatisfy(\.isWhitespace) { continue }
      let parts = content.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let term = Self.trimmed(parts[0])
      let aliases =
        parts.count > 1
        ? parts[1].split(separator: ",", omittingEmptySubsequences: false).map(Self.trimmed) : []
      guard term.contains(where: \.isLetter), !aliases.contains(where: \.isEmpty) else {
        throw SzpaltaError(
          .invalidConfiguration, place: "\(name):\(number)",
          problem: "\"term\" or \"term = spelling, spelling\" expected, \"\(line)\" found")
      }
      if let first = lines.updateValue(number, forKey: term) {
        throw SzpaltaError(
          .invalidConfiguration, place: "\(name):\(number)",
          problem: "\"\(term)\" is already in line \(first); keep one")
      }
      vocabulary = keywords.vocabulary(
        adding: KeywordVocabulary.Term(text: term), spelled: ([term] + aliases).map(phrase),
        to: vocabulary)
    }
    return vocabulary
  }

  private static func trimmed(_ text: Substring) -> String {
    String(
      text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

extension KeywordVocabulary {
  /// The vocabulary as a file that people edit and `Pipeline.vocabulary(parsing:name:)` reads.
  public var fileText: String {
    var text = "# One term a line; other spellings may follow: term = spelling, spelling\n"
    for term in terms {
      let variants = term.variants.map {
        $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
      text += term.text
      if term.documents > 0 {
        text += "  # \(term.documents) doc., \(term.count)×: \(variants.joined(separator: ", "))"
      }
      text += "\n"
    }
    return text
  }
}
