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
}
