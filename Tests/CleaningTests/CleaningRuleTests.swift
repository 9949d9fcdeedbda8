import Cleaning
import Foundation
import Testing

@Suite struct CleaningRuleTests {
  @Test(arguments: CleaningRule.allCases)
  func eachRuleMakesItsExample(rule: CleaningRule) {
    #expect(rule.summary.hasSuffix("."))
    let before = Self.unescaped(rule.example.before)
    let after = Self.unescaped(rule.example.after)
    #expect(before != after)
    #expect(Resources.cleaner(rule).cleaned(before) == after)
  }

  @Test func configurationsSurviveJSON() throws {
    let configuration = Cleaner.Configuration(rules: [.lines, .html], hyphens: .eager)
    let data = try JSONEncoder().encode(configuration)
    #expect(String(decoding: data, as: UTF8.self).contains(#"["html","lines"]"#))
    #expect(try JSONDecoder().decode(Cleaner.Configuration.self, from: data) == configuration)
    let empty = try JSONDecoder().decode(Cleaner.Configuration.self, from: Data("{}".utf8))
    #expect(empty == Cleaner.Configuration())
  }

  private static func unescaped(_ text: String) -> String {
    var result = text.replacing("\\n", with: "\n")
    for match in text.matches(of: /\\u\{([0-9A-F]+)\}/) {
      guard let value = UInt32(match.1, radix: 16), let scalar = Unicode.Scalar(value) else {
        continue
      }
      result = result.replacing(match.0, with: String(Character(scalar)))
    }
    return result
  }
}
