import Szpalta
import Testing
import TextModel

@Suite struct KeyphraseUseTests {
  private func use(_ wordings: [String], in source: String) throws -> KeyphraseUse {
    let pipeline = try sharedPipeline.get()
    let article = pipeline.article(source, format: .markdown)
    return try pipeline.uses(of: [pipeline.keyphrase(wordings)], in: article)[0]
  }

  @Test func titleLeadAndHeadingsAreTold() throws {
    let use = try use(
      ["kot"],
      in: """
        # O kocie

        Pies śpi. Koty nie.

        ## Karmienie kotów

        Ryba.

        ## Pies

        Kość dla kota, miska dla kota.
        """)
    #expect(use.isInTitle && use.isInLead)
    #expect(use.headings == 2 && use.headingsWithIt == 1)
    #expect(use.places.map(\.role) == [.title, .body, .heading, .body, .body])
    #expect(use.countInProse == 3 && use.words == 11)
    #expect(use.density == 300.0 / 11)
    #expect(use.tenths.reduce(0, +) == 5)
  }

  @Test func otherWordingsCountAsTheKeyphrase() throws {
    let use = try use(
      ["samochód elektryczny", "elektryk"],
      in: "Kupił samochód elektryczny. Elektryki są ciche. Elektryczny samochód też.")
    #expect(
      use.places.map(\.wording) == ["samochód elektryczny", "elektryk", "samochód elektryczny"])
  }

  @Test func whatIsNotThereIsNoPlace() throws {
    let use = try use(["kot"], in: "Pies śpi.")
    #expect(use.places.isEmpty && !use.isInTitle && !use.isInLead && use.spread == 0)
    #expect(use.density == 0)
    let empty = try self.use(["kot"], in: "")
    #expect(empty.places.isEmpty && empty.density == nil)
  }

  @Test(arguments: [[], [""], [" , "], ["kot", ""]])
  func aKeyphraseHasAWord(wordings: [String]) throws {
    let pipeline = try sharedPipeline.get()
    #expect(throws: SzpaltaError.self) { try pipeline.keyphrase(wordings) }
  }

  /// A sentence of 10,000 words that are all of the keyphrase takes no time that grows with its square.
  @Test(.timeLimit(.minutes(1))) func repeatedWordsTakeLinearTime() throws {
    let source = String(repeating: "rower miejski, ", count: 5_000)
    let use = try use(["rower miejski stary"], in: source + "stary rower miejski")
    #expect(use.places.count == 1)
  }

  @Test(arguments: PipelineTests.awkward)
  func awkwardKeyphrasesAndTextsAreTaken(text: String) throws {
    let pipeline = try sharedPipeline.get()
    let line = String(text.prefix(200)).replacing("\n", with: " ")
    let article = pipeline.article("kot \(text.prefix(20_000))", format: .text)
    for wording in ["kot", "w", "kot \(line)"] {
      let phrase = try pipeline.keyphrase([wording])
      let places = pipeline.uses(of: [phrase], in: article)[0].places
      if wording == "kot" { #expect(places.first?.range == ByteRange(0, 3)) }
      let source = Array(article.annotated.document.text.utf8)
      for place in places {
        #expect(place.words.allSatisfy(place.range.contains))
        let bytes = source[place.range.start..<place.range.end]
        #expect(String(validating: bytes, as: UTF8.self) != nil, "on scalar boundaries")
      }
      for (place, next) in zip(places, places.dropFirst()) {
        #expect(place.range.end <= next.range.start)
      }
    }
  }
}
