import Testing

@testable import Morphology

@Suite struct ScratchTests {
  @Test func keepsElementsInOrderWhileItGrows() {
    var list = Scratch<String>()
    for number in 0..<1000 { list.append("\(number)") }
    list.append(addingCapacity: 3000) { output in
      for number in 1000..<3000 { output.append("\(number)") }
    }
    let elements = (0..<list.count).map { list[$0] }
    #expect(elements == (0..<3000).map { "\($0)" })
  }

  @Test func forgetsWhatIsRemoved() {
    var list = Scratch<String>()
    for text in ["a", "b", "c"] { list.append(text) }
    list.removeLast(2)
    list.append("d")
    list[0] = "e"
    let kept = list.withSpan { span in span.indices.map { span[$0] } }
    #expect(kept == ["e", "d"])
    list.removeAll()
    let count = list.count
    #expect(count == 0)
  }
}
