import Morphology
import TextModel

/// Brings together the forms of words that no lexicon has, by what stands in the same document:
/// "Pythona" and "Pythonie" go with "Python" if that occurs.
enum UnknownForms {
  /// Gives the `unknown` ones of `facts`, entries of `document`, the key of the form that they go with.
  static func join(
    _ unknown: [Int], in document: AnnotatedDocument, _ facts: inout [WordFacts]
  ) {
    if unknown.isEmpty { return }
    var forms = KeyIndices(capacity: unknown.count)
    for entry in unknown {
      facts[entry].key = facts[entry].formKey
      _ = forms.index(of: facts[entry].key, orNew: entry)
    }
    let text = document.document.text.utf8Span.span
    for entry in unknown {
      let range = document.document.tokens[Int(document.firstTokens[entry])].range
      let form = text.extracting(range.start..<range.end)
      let key: UInt64?
      if LemmaHash.mixed(LemmaHash.unmixed(form)) == facts[entry].formKey {
        key = base(of: form, among: forms)
      } else {
        let folded = LetterCase.folded(form).bytes
        key = base(of: folded.span, among: forms)
      }
      if let key { facts[entry].key = key }
    }
  }

  /// The hash of the shortest form that `form` is made from; `nil` if it stands alone.
  private static func base(of form: Span<UInt8>, among forms: KeyIndices) -> UInt64? {
    let tail = tail(of: form)
    for ending in endings where tail & ending.mask == ending.bytes {
      let stem = form.extracting(..<(form.count - ending.count))
      guard hasLetters(stem, shortestStem) else { continue }
      let hash = LemmaHash.unmixed(stem)
      let key = LemmaHash.mixed(hash)
      if forms.index(of: key) != nil { return base(of: stem, among: forms) ?? key }
      let feminine = LemmaHash.mixed(LemmaHash.adding(UInt8(ascii: "a"), to: hash))
      if ending.bytes != UInt32(UInt8(ascii: "a")), forms.index(of: feminine) != nil {
        return feminine
      }
    }
    return nil
  }

  /// The last four bytes of `form`, the last one lowest; 0 before it.
  private static func tail(of form: Span<UInt8>) -> UInt32 {
    var tail: UInt32 = 0
    for index in max(form.count - 4, 0)..<form.count { tail = tail << 8 | UInt32(form[index]) }
    return tail
  }

  /// True if `text` has at least `count` letters, which are scalars here.
  private static func hasLetters(_ text: Span<UInt8>, _ count: Int) -> Bool {
    var rest = count
    for index in text.indices where text[index] & 0xC0 != 0x80 { rest -= 1 }
    return rest <= 0
  }

  /// In letters.
  private static let shortestStem = 3

  /// An ending as the tail of a form that has it, and which bits of the tail it is.
  private struct Ending {
    let bytes: UInt32
    let mask: UInt32
    let count: Int

    /// The ending `text` of at most four bytes.
    init(_ text: String) {
      count = text.utf8.count
      bytes = text.utf8.reduce(0) { $0 << 8 | UInt32($1) }
      mask = ~0 >> UInt32(8 * (4 - count))
    }
  }

  /// Endings of nouns, also set off, the longest first.
  private static let endings = [
    "'owi", "-owi", "'ego", "iem", "owi", "ami", "ach", "'em", "-em", "-ie", "-ów", "em", "ie",
    "ów",
    "om", "'a", "-a", "'u", "-u", "a", "u", "y", "i", "e", "ę", "ą",
  ].map(Ending.init)
}
