import Foundation
import Szpalta
import Testing
import TextModel

/// The cases of `keyphrase-cases.tsv`, and how many of their places are found.
@Suite struct KeyphraseCasesTests {
  /// A keyphrase, a text, and where the keyphrase stands in it.
  struct Case {
    var line: Int
    var phrase: String
    var text = ""
    var places: [ByteRange] = []
  }

  static func cases() throws -> [Case] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "keyphrase-cases.tsv")
    return try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated().compactMap { index, line in
        if line.isEmpty || line.hasPrefix("#") { return nil }
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        try #require(fields.count == 2, "keyphrase-cases.tsv:\(index + 1): one tab expected")
        return parsed(fields[1], Case(line: index + 1, phrase: String(fields[0])))
      }
  }

  private static func parsed(_ marked: Substring, _ empty: Case) -> Case {
    var result = empty
    var start = 0
    for character in marked {
      switch character {
      case "[": start = result.text.utf8.count
      case "]": result.places.append(ByteRange(start, result.text.utf8.count))
      default: result.text.append(character)
      }
    }
    return result
  }

  @Test func thereAreManyCasesOfBothKinds() throws {
    let cases = try Self.cases()
    #expect(cases.count == 490)
    #expect(cases.count { $0.places.isEmpty } >= 100)
  }

  @Test func placesAreFoundAsMarked() throws {
    let pipeline = try sharedPipeline.get()
    var (both, found, marked) = (0, 0, 0)
    var differences: [String] = []
    for test in try Self.cases() {
      let phrase = try pipeline.keyphrase([test.phrase])
      let article = pipeline.article(test.text, format: .markdown)
      let places = pipeline.uses(of: [phrase], in: article)[0].places.map(\.range)
      both += places.count(where: test.places.contains)
      found += places.count
      marked += test.places.count
      if places != test.places {
        let shown = places.map { String(article.annotated.document[$0]) }
        differences.append("\(test.line): \(test.phrase): \(test.text) → \(shown)")
      }
    }
    let f1 = 2 * Double(both) / Double(found + marked)
    print("keyphrases: \(both) of \(marked) places, \(found) found, F1 \(f1)")
    #expect(f1 >= 0.95, "\(differences.joined(separator: "\n"))")
    if ProcessInfo.processInfo.environment["SHOW_DIFFERENCES"] == "1" {
      print(differences.joined(separator: "\n"))
    }
  }
}
