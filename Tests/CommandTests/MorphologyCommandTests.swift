import Foundation
import Testing

/// `szpalta lemmatize` and `szpalta inflect` as a user runs them.
@Suite struct MorphologyCommandTests {
  @Test func lemmatizeGivesColumnsForPeople() throws {
    let result = try Program().run("lemmatize", input: "Kot śpi. PRL-owskim supermyszom nic.")
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines[0].hasPrefix("Kot") && lines[0].contains(" kot ") && lines[0].contains("subst:sg:nom:m")
    )
    #expect(lines[0].contains("%"))
    #expect(lines[3].isEmpty, "an empty line between sentences: \(lines)")
    #expect(result.output.contains("reguła"))
    let english = try Program().run("lemmatize", "--lang", "en", input: "Supermyszom nic.")
    #expect(english.output.contains("rule"))
  }

  @Test func allReadingsAddUpToOne() throws {
    let result = try Program().run(
      "lemmatize", "--all", "--format", "jsonl", input: "Mamy piec. Ma go.")
    #expect(result.status == 0, "\(result.errors)")
    for line in result.output.split(separator: "\n") {
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      for token in try #require(object["tokens"] as? [[String: Any]]) {
        let readings = try #require(token["readings"] as? [[String: Any]])
        let probabilities = readings.compactMap { $0["probability"] as? Double }
        #expect(abs(probabilities.reduce(0, +) - 1) < 0.02, "\(token)")
        #expect(readings[0]["lemma"] as? String == token["lemma"] as? String)
        #expect(
          readings.allSatisfy { ["lexicon", "rule", "guess"].contains($0["source"] as? String) })
      }
    }
  }

  @Test func lemmatizeWritesCoNLLU() throws {
    let result = try Program().run("lemmatize", "--format", "conllu", input: "Kot śpi.")
    let rows = result.output.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(rows.count == 3)
    let fields = try #require(rows.first?.split(separator: "\t"))
    #expect(fields.count == 10 && fields[2] == "kot" && fields[3] == "NOUN")
    let refused = try Program().run("lemmatize", "--all", "--format", "conllu", input: "Kot.")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("--all needs"))
  }

  @Test(arguments: ["", "\n", "\0", "\u{1F600}", "e\u{301}", String(repeating: "ą", count: 10_000)])
  func lemmatizeTakesAwkwardText(text: String) throws {
    for format in ["text", "jsonl", "conllu"] {
      let result = try Program().run("lemmatize", "--format", format, input: text)
      #expect(result.status == 0, "\(result.errors)")
    }
  }

  @Test func inflectDrawsATable() throws {
    let result = try Program().run("inflect", "człowiek")
    #expect(result.status == 0, "\(result.errors)")
    let row = try #require(
      result.output.split(separator: "\n").first { $0.contains("dopełniacz") })
    #expect(row.contains("człowieka") && row.contains("ludzi"))
    let english = try Program().run("inflect", "--lang", "en", "człowiek")
    #expect(english.output.contains("genitive"))
  }

  @Test func inflectGivesFormsOfATag() throws {
    #expect(try Program().run("inflect", "człowiek", "pl:gen").output == "ludzi\n")
    #expect(try Program().run("inflect", "dobry", "sup:sg:nom:f").output == "najlepsza\n")
    #expect(
      try Program().run("inflect", "media społecznościowe", "pl:loc").output
        == "mediach społecznościowych\n")
  }

  @Test func inflectWritesJSON() throws {
    let result = try Program().run("inflect", "--format", "json", "kot", "pl:dat")
    let paradigms = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
    let forms = try #require(paradigms[0]["forms"] as? [[String: String]])
    #expect(forms.map { $0["form"] } == ["kotom"])
    #expect(forms[0]["tag"]?.hasPrefix("subst:pl:dat") == true)
  }

  @Test func inflectSaysWhatIsWrong() throws {
    let form = try Program().run("inflect", "ludzi")
    #expect(form.status != 0)
    #expect(form.errors.contains("człowiek"), "it names the lemma: \(form.errors)")
    let unknown = try Program().run("inflect", "xqzw")
    #expect(unknown.status != 0 && unknown.errors.contains("xqzw"))
    let pattern = try Program().run("inflect", "kot", "pl:xyz")
    #expect(pattern.status == 2)
    #expect(pattern.errors.contains("xyz"))
    let phrase = try Program().run("inflect", "i do")
    #expect(phrase.status != 0 && phrase.errors.contains("noun"))
  }
}
