import Testing

@testable import Analysis

@Suite struct DecimalLogarithmTests {
  @Test(arguments: [(1.0, 0.0), (1000, 3), (0.01, -2), (2, 0.301029995664)])
  func valuesAreThoseOfTables(value: Double, logarithm: Double) {
    #expect(abs(DecimalLogarithm.value(value) - logarithm) < 1e-10)
  }

  @Test func whatHasNoLogarithmIsFinite() {
    let values: [Double] = [0, -1, .infinity, -.infinity, .nan]
    for value in values {
      #expect(DecimalLogarithm.value(value).isFinite)
    }
  }
}

@Suite struct UnknownFormsTests {
  /// The keys of words that no lexicon has, in one document.
  private func keys(_ words: String) -> [UInt64] {
    DocumentFacts(
      ReadabilityTestDocument.annotated(words), classes: KeywordTestResources.classes,
      background: LemmaBackground(), memory: EntryMemo()
    ).facts.map(\.key)
  }

  @Test func inflectedFormsGoWithTheBaseInTheSameDocument() {
    let keys = keys("zorbax zorbaxa zorbaxem klontor")
    #expect(keys[0] == keys[1] && keys[1] == keys[2])
    #expect(keys[0] != keys[3])
  }

  @Test(arguments: [
    ("klontora", "klontor", true), ("zorbaxem", "zorbaxa", true), ("zorbaxie", "zorbax", true),
    ("Łódź'owi", "łódź", true), ("zorBAXem", "zorBax", true), ("oxem", "ox", false),
    ("zorbax", "zorbak", false),
  ])
  func formsAreJoinedByTheirEndings(form: String, other: String, areJoined: Bool) {
    let keys = keys("\(form) \(other)")
    #expect((keys[0] == keys[1]) == areJoined)
  }
}

@Suite struct KeyIndicesTests {
  @Test(arguments: [0, 1, 1000])
  func keysKeepTheirIndicesWhateverTheRoom(capacity: Int) {
    var indices = KeyIndices(capacity: capacity)
    let keys = (0..<1000 as Range<UInt64>).map { LemmaHash.value(of: "\($0)") }
    #expect(indices.index(of: keys[0]) == nil)
    for (index, key) in keys.enumerated() { #expect(indices.index(of: key, orNew: index) == index) }
    for (index, key) in keys.enumerated() {
      #expect(indices.index(of: key) == index)
      #expect(indices.index(of: key, orNew: 5000) == index)
    }
  }
}
