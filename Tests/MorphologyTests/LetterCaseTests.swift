import Testing

@testable import Morphology

@Suite struct LetterCaseTests {
  private let scalars = (UInt32(0x20)..<0x1F000).compactMap(Unicode.Scalar.init)

  @Test func foldsEveryScalarLikeTheStandardLibrary() {
    let wrong = scalars.filter { scalar in
      let bytes = Array(String(scalar).utf8)
      let (lowercase, capitals) = LetterCase.folded(bytes.span)
      let expected = Array(scalar.properties.lowercaseMapping.utf8)
      return lowercase != expected || capitals != (expected == bytes ? 0 : 1)
    }
    #expect(wrong.isEmpty)
  }

  @Test func restoresEveryCapitalThatIsOneScalar() {
    let wrong = scalars.filter { scalar in
      let capital = scalar.properties.uppercaseMapping
      let expected = capital.unicodeScalars.count == 1 ? capital : String(scalar)
      let restored = LetterCase.restored(Array("x\(scalar)y".utf8), mask: 2)
      return !restored.utf8.elementsEqual("x\(expected)y".utf8)
    }
    #expect(wrong.isEmpty)
  }

  @Test func marksNoCapitalBehindTheSixtyThirdScalar() {
    let word = Array(String(repeating: "Ż", count: 70).utf8)
    let (lowercase, capitals) = LetterCase.folded(word.span)
    #expect(lowercase == Array(String(repeating: "ż", count: 70).utf8))
    #expect(capitals == ~0 >> 1)
    let ascii = Array(String(repeating: "Z", count: 70).utf8)
    let asciiCapitals = LetterCase.folded(ascii.span).mask
    #expect(asciiCapitals == ~0 >> 1)
  }
}
