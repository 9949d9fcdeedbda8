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

  @Test func phrasesHaveDifferentKeys() {
    var keys: Set<PhraseForms.Key> = []
    var count = 0
    for length in 1...4 {
      // All phrases of that length of eight words, those that repeat one and those in another order, too.
      for number in 0..<1 << 3 * length {
        var key = PhraseForms.Key(cache: 1, isName: false, usualNumber: nil)
        for place in 0..<length { key.add(word: UInt32(number >> (3 * place) & 7)) }
        keys.insert(key)
        count += 1
      }
    }
    #expect(keys.count == count)
  }
}
