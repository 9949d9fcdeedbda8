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
  @Test func inflectedFormsGoWithTheBaseInTheSameDocument() {
    let forms = ["zorbax", "zorbaxa", "zorbaxem", "klontor"]
    var facts = forms.map { _ in WordFacts(tag: .init(.unknown)) }
    UnknownForms.join(forms.enumerated().map { ($0.offset, $0.element) }, &facts)
    #expect(facts[0].key == facts[1].key && facts[1].key == facts[2].key)
    #expect(facts[0].key != facts[3].key)
  }

  @Test(arguments: [
    ("klontora", "klontor", true), ("zorbaxem", "zorbaxa", true), ("zorbaxie", "zorbax", true),
    ("Łódź'owi".lowercased(), "łódź", true), ("oxem", "ox", false), ("zorbax", "zorbak", false),
  ])
  func formsAreJoinedByTheirEndings(form: String, other: String, areJoined: Bool) {
    var facts = [WordFacts(tag: .init(.unknown)), WordFacts(tag: .init(.unknown))]
    UnknownForms.join([(0, form), (1, other)], &facts)
    #expect((facts[0].key == facts[1].key) == areJoined)
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
