import Testing

@testable import Cleaning

@Suite struct ScalarsTests {
  @Test func capitalsAreThoseOfUnicode() {
    for scalar in (0..<0x2000).compactMap(Unicode.Scalar.init) {
      #expect(isUppercase(scalar.value) == scalar.properties.isUppercase, "U+\(scalar.value)")
    }
  }

  @Test func foldsAsTheStandardLibraryDoes() {
    for scalar in (0..<0x2000).compactMap(Unicode.Scalar.init) {
      let text = "a\(Character(scalar))b"
      #expect(foldedText(text[...]) == text.lowercased(), "U+\(scalar.value)")
    }
  }
}
