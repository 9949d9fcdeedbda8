import Testing

@testable import Morphology

@Suite struct DocumentNumbersTests {
  @Test func numbersIndicesInTheOrderOfTheirFirstPlaces() {
    var numbers = DocumentNumbers()
    var indices: [UInt32] = [7, 3, 7, 0, 3]
    let (met, firstPlaces) = numbers.renumber(&indices, below: 8)
    #expect(indices == [0, 1, 0, 2, 1])
    #expect(met == [7, 3, 0])
    #expect(firstPlaces == [0, 1, 3])
  }

  @Test func forgetsTheDocumentBefore() {
    var numbers = DocumentNumbers()
    var (longer, shorter): ([UInt32], [UInt32]) = ([4, 2, 9, 2], [9, 4])
    _ = numbers.renumber(&longer, below: 10)
    let met = numbers.renumber(&shorter, below: 12).met
    #expect(shorter == [0, 1])
    #expect(met == [9, 4])
    var none: [UInt32] = []
    #expect(numbers.renumber(&none, below: 12).met.isEmpty)
  }
}
