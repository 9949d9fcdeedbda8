/// How often lemmas and forms are used in general Polish.
///
/// Made from wordfreq's list by `lexicon-builder`; the data stand under CC BY-SA
/// 4.0, in a file of their own.
public final class Frequencies: Sendable {
  /// The version of the file's format that this code reads and writes.
  package static let formatVersion: UInt32 = 2

  private let lexemeClasses: Automaton
  private let formClasses: Automaton
  /// Decimal logarithms of the tags' shares among the forms of their kind of word.
  private let tagWeights: [Tag: Double]

  /// The name and version of what the frequencies were made from.
  public let source: String

  /// The attribution and licence of the source, which go wherever the file goes.
  public let notice: String

  /// Maps the frequency file at `path`.
  ///
  /// - Throws: `LexiconError` if the file is missing, damaged, of another
  ///   format version or byte order.
  public init(contentsOfFile path: String) throws(LexiconError) {
    let file = try ResourceFile(path: path, kind: .frequencies, version: Self.formatVersion)
    lexemeClasses = Automaton(try file.section(.lexemeClasses))
    formClasses = Automaton(try file.section(.formClasses))
    source = try file.section(.source).bytes.text
    notice = try file.section(.notice).bytes.text
    let rows = try file.section(.tagWeights).bytes
    var weights: [Tag: Double] = [:]
    for row in 0..<rows.count / Self.weightRowSize {
      guard let tag = Tag(rawValue: rows.longWord(2 * row)) else {
        throw .mismatch(
          path, expected: "a known tag", found: "raw value \(rows.longWord(2 * row))")
      }
      weights[tag] = Double(rows.word(4 * row + 2)) / -Self.weightScale
    }
    tagWeights = weights
  }

  /// How often the word `lemma` of that part of speech is used, in all its forms.
  ///
  /// Of homonyms ("piec" has two nouns' worth in some lexicons) the most frequent counts.
  public func frequencyClass(
    ofLemma lemma: some StringProtocol, _ partOfSpeech: PartOfSpeech
  ) -> FrequencyClass {
    let wordClass = WordClass(partOfSpeech)
    let bytes = Array(lemma.utf8)
    var best = frequencyClass(atPlace: lexemeClasses.place(after: bytes.span), wordClass)
    // Homonyms continue the lemma with a colon; only those of the word class count.
    let homonyms = bytes + [UInt8(ascii: ":")]
    lexemeClasses.forEachWord(withPrefix: homonyms.span) { word, value in
      if word[word.count - 1] == wordClass.rawValue {
        best = max(best, Self.frequencyClass(ofValue: value))
      }
      return true
    }
    return best
  }

  /// How often `form` is used, any letter case, to half a Zipf unit at best.
  public func frequencyClass(ofForm form: some StringProtocol) -> FrequencyClass {
    var text = String(form)
    let lowercase = text.withUTF8 { LetterCase.folded($0.span).bytes }
    return Self.frequencyClass(ofValue: formClasses.value(of: lowercase.span))
  }

  /// How often the lower-case UTF-8 `form` is used. No memory is allocated.
  package func frequencyClass(ofLowercase form: Span<UInt8>) -> FrequencyClass {
    Self.frequencyClass(ofValue: formClasses.value(of: form))
  }

  /// Goes along lexemes' names in `text` to the places of their frequencies.
  func follow(_ names: inout MutableSpan<Automaton.Walk>, in text: Span<UInt8>) {
    lexemeClasses.follow(&names, in: text)
  }

  /// How often the lexeme of `wordClass` is used whose name has that place.
  func frequencyClass(atPlace place: Int?, _ wordClass: WordClass) -> FrequencyClass {
    guard let place else { return .unseen }
    return Self.frequencyClass(
      ofValue: lexemeClasses.value(from: place, then: wordClass.rawValue))
  }

  /// Decimal logarithm of the share of `tag` among the forms of words of its kind.
  func logWeight(of tag: Tag) -> Double { tagWeights[tag] ?? Self.unseenWeight }

  /// The file stores weights as hundredths, negated.
  static let weightScale = 100.0
  static let weightRowSize = 16

  /// Of a tag that no form in the source has: rarer than the rarest seen.
  private static let unseenWeight = -7.0

  /// Values in the automata are classes plus one, since 0 is no value there.
  private static func frequencyClass(ofValue value: Int?) -> FrequencyClass {
    guard let value else { return .unseen }
    return FrequencyClass(rawValue: UInt8(clamping: value - 1))
  }
}
