import Testing
import TextModel

@Suite struct EditListTests {
  /// "na-szego &amp; <b>X</b>" → "naszego & X"
  static let original = "na-szego &amp; <b>X</b>"
  static let list = EditList([
    Edit(range: ByteRange(2, 3), replacement: "", rule: "hyphens"),
    Edit(range: ByteRange(9, 14), replacement: "&", rule: "html"),
    Edit(range: ByteRange(15, 18), replacement: "", rule: "markup"),
    Edit(range: ByteRange(19, 23), replacement: "", rule: "markup"),
  ])

  @Test func appliesAllEdits() {
    #expect(Self.list.applied(to: Self.original) == "naszego & X")
  }

  @Test(arguments: [
    ("naszego", "na-szego"), ("na", "na"), ("szego", "szego"), ("&", "&amp;"), ("X", "X"),
    ("& X", "&amp; <b>X"), (" ", " "),
  ])
  func mapsRangesBackToWhatTheyCameFrom(edited: String, expected: String) throws {
    let text = Self.list.applied(to: Self.original)
    let found = try #require(text.range(of: edited))
    let range = ByteRange(
      text.utf8.distance(from: text.startIndex, to: found.lowerBound),
      text.utf8.distance(from: text.startIndex, to: found.upperBound))
    #expect(Self.original[Self.list.originalRange(of: range)] == expected)
  }

  @Test func mapsRangesForward() {
    let text = Self.list.applied(to: Self.original)
    #expect(text[Self.list.editedRange(of: ByteRange(0, 8))] == "naszego")
    #expect(text[Self.list.editedRange(of: ByteRange(9, 14))] == "&")
    #expect(text[Self.list.editedRange(of: ByteRange(18, 19))] == "X")
    #expect(Self.list.editedRange(of: ByteRange(15, 18)).isEmpty)
  }

  @Test func withoutEditsAllStays() {
    #expect(EditList().applied(to: "Łódź") == "Łódź")
    #expect(EditList().originalRange(of: ByteRange(1, 3)) == ByteRange(1, 3))
  }
}

extension String {
  fileprivate func range(of part: String) -> Range<String.Index>? {
    indices.lazy.map { self[$0...] }.first { $0.hasPrefix(part) }.map {
      $0.startIndex..<index($0.startIndex, offsetBy: part.count)
    }
  }
}
