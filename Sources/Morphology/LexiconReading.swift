/// A reading as the lexicon file stores it: relative to the lower-case form, without the form.
package struct LexiconReading: Hashable, Sendable {
  /// The scalars of the form that are capitals, bit i for scalar i, up to the 57th.
  package var formMask: UInt64
  /// The scalars of the lemma's stem that are capitals.
  package var lemmaMask: UInt64
  /// Scalars to cut off the form's start.
  package var prefixCut: Int
  /// Scalars to cut off the form's end.
  package var cut: Int
  /// What to add to the stem to get the lemma with its homonym suffix.
  package var addition: String
  /// The tag.
  package var tag: Tag
  /// Name classes, "nazwa_geograficzna|nazwisko"; empty for none.
  package var names: String
  /// Labels, "daw.,rzad."; empty for none.
  package var labels: String

  /// A reading with all its parts.
  package init(
    formMask: UInt64, lemmaMask: UInt64, prefixCut: Int, cut: Int, addition: String, tag: Tag,
    names: String, labels: String
  ) {
    self.formMask = formMask
    self.lemmaMask = lemmaMask
    self.prefixCut = prefixCut
    self.cut = cut
    self.addition = addition
    self.tag = tag
    self.names = names
    self.labels = labels
  }

  /// The part of the lower-case `form` that the lemma begins with, in lower case.
  package func stem(of form: [UInt8]) -> [UInt8] {
    Array(form[Self.stem(of: form.span, prefixCut: prefixCut, cut: cut)])
  }

  /// Where `form` without its first `prefixCut` and last `cut` scalars stands; empty if it is shorter.
  static func stem(of form: Span<UInt8>, prefixCut: Int, cut: Int) -> Range<Int> {
    var start = 0
    for _ in 0..<min(prefixCut, form.count) where start < form.count {
      start += 1
      while start < form.count && isContinuation(form[start]) { start += 1 }
    }
    var end = form.count
    for _ in 0..<min(cut, form.count) where end > 0 {
      end -= 1
      while end > 0 && isContinuation(form[end]) { end -= 1 }
    }
    return start < end ? start..<end : 0..<0
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
