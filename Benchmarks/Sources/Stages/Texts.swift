public import Foundation

/// The texts that stages are measured on.
public enum Texts {
  /// The folder of the project's own articles.
  public static let corpora = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../corpora")

  /// The articles of `corpora/` that are plain text in UTF-8, in the order of their names.
  public static func articles() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: corpora.path()).sorted()
      .filter { $0.hasSuffix(".txt") && !$0.contains("cp1250") }
      .map { try String(contentsOf: corpora.appending(path: $0), encoding: .utf8) }
  }

  /// `text` as print leaves it: every eighth word of at least six letters has a hyphen behind its
  /// first half, with and without a space or a line end.
  ///
  /// The same text gives the same result.
  public static func withLeftovers(_ text: String) -> String {
    let marks = ["-", "- ", "\u{00AD}", "-\n", "¬"]
    var result = ""
    var word: [Character] = []
    var count = 0
    func end() {
      if word.count >= 6 {
        count += 1
        if count % 8 == 0 {
          let half = word.count / 2
          result += String(word[..<half]) + marks[count / 8 % marks.count]
          word.removeFirst(half)
        }
      }
      result += String(word)
      word.removeAll(keepingCapacity: true)
    }
    for character in text {
      if character.isLetter {
        word.append(character)
      } else {
        end()
        result.append(character)
      }
    }
    end()
    return result
  }

  /// The number of runs between white space that hold a letter or a digit.
  public static func wordCount(_ text: String) -> Int {
    text.split(whereSeparator: \.isWhitespace).count { $0.contains { $0.isLetter || $0.isNumber } }
  }
}
