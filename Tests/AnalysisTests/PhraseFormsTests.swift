import Morphology
import Testing

@testable import Analysis

@Suite struct PhraseFormsTests {
  @Test func smallNumbersMakeDifferentKeys() {
    var keys: Set<PhraseForms.Key> = []
    let numbers: [Grammemes?] = [nil, [], .singular, .plural, .numbers]
    for cache in 0..<1000 as Range<UInt64> {
      for number in numbers {
        for isName in [false, true] {
          keys.insert(PhraseForms.Key(cache: cache, isName: isName, usualNumber: number))
        }
      }
    }
    #expect(keys.count == 1000 * numbers.count * 2)
  }
}
