import Morphology
import TextModel

/// A document as the detectors look at it.
///
/// A class, so that a sentence is a reference and two numbers.
final class DetectorText {
  let document: AnnotatedDocument
  let tokens: [Token]
  private let entries: [UInt32]
  /// What is known of each of the document's entries.
  private let words: [DetectorWord]
  /// The tokens of the sentences looked at that some detector begins with.
  // Used on one thread, and no access to them lies inside another.
  @exclusivity(unchecked) private(set) var notableTokens: [UInt32] = []

  init(_ document: AnnotatedDocument, words: [DetectorWord]) {
    self.document = document
    tokens = document.document.tokens
    entries = document.entryIndices
    self.words = words
  }

  /// What is known of the token's word.
  func word(_ token: Int) -> DetectorWord { words[Int(entries[token])] }

  /// The number of the token's lemma in the document.
  func lemmaIndex(_ token: Int) -> Int { document.entries[Int(entries[token])].lemmaIndex }

  /// True if both tokens are of one word.
  func isSameWord(_ first: Int, _ second: Int) -> Bool { entries[first] == entries[second] }

  /// The sentence with the index `index` in `Document.sentences`.
  func sentence(_ index: Int) -> SentenceContext {
    let tokens = document.document.sentences[index].tokens
    let firstNotable = notableTokens.count
    var all: DetectorWord.Traits = []
    var (nounRun, longestNounRun, verbs, negations) = (0, 0, 0, 0)
    let (words, entries) = (words, entries)
    let (wordSpan, entrySpan) = (words.span, entries.span)
    for token in tokens {
      let traits = wordSpan[Int(entrySpan[token])].traits
      all.formUnion(traits)
      // Sums in place of branches, which hardly can be foretold.
      nounRun = (nounRun + traits.count(of: .isNoun)) * traits.count(of: .keepsNounRun)
      longestNounRun = max(longestNounRun, nounRun)
      verbs += traits.count(of: .isFiniteVerb)
      negations += traits.count(of: .isNegation)
      if traits.count(of: .notable) > 0 { notableTokens.append(UInt32(token)) }
    }
    var context = SentenceContext(text: self, index: index, tokens: tokens)
    context.traits = all
    context.longestNounRun = longestNounRun
    context.verbCount = verbs
    context.negationCount = negations
    context.notable = firstNotable..<notableTokens.count
    return context
  }
}

/// What detectors know of a word, found out once for each form, lemma and tag.
///
/// Numbers only, so that looking at it counts no references.
struct DetectorWord: Sendable {
  var tag: Tag
  var traits: Traits
  var lemmaClasses: LemmaClasses
  var verbal: VerbalWord
  /// The form as transitions have it.
  var transition: TransitionWords.Number
  /// The form and the lemma as phrases with simpler wordings have them.
  var plain: PlainWords.Numbers

  /// What a sentence must have for a detector to look at it, and what else tokens are.
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt16
    /// A word, a number or an abbreviation.
    static let isWordLike = Traits(rawValue: 1 << 0)
    /// A comma, semicolon, colon, dash or bracket: what parts clauses and phrases.
    static let isMark = Traits(rawValue: 1 << 1)
    static let isComma = Traits(rawValue: 1 << 2)
    /// It may be the participle of a passive.
    static let mayBePassive = Traits(rawValue: 1 << 3)
    /// Its form may tell by itself that it is hard: see `VerbFormDetector`.
    static let mayTellByForm = Traits(rawValue: 1 << 4)
    /// A noun or gerund.
    static let isNoun = Traits(rawValue: 1 << 5)
    static let isFiniteVerb = Traits(rawValue: 1 << 6)
    /// nie
    static let isNegation = Traits(rawValue: 1 << 7)
    /// A transition may begin with it.
    static let beginsTransition = Traits(rawValue: 1 << 8)
    /// A phrase with simpler wordings may begin with it.
    static let beginsPlainWording = Traits(rawValue: 1 << 9)
    /// A content word whose lemma is known and hardly ever used.
    static let isRare = Traits(rawValue: 1 << 10)
    /// A reader notices when it comes again.
    static let strikes = Traits(rawValue: 1 << 11)
    /// Neither the lexicon nor a rule knows it.
    static let isGuess = Traits(rawValue: 1 << 12)
    /// It may stand between the nouns of a chain.
    static let isAttribute = Traits(rawValue: 1 << 13)
    /// What detectors look for token by token: see `SentenceContext.forEachToken`.
    static let notable: Traits = [.mayBePassive, .mayTellByForm, .isRare, .strikes]
    /// Nouns with nothing but these between them are in a row.
    static let keepsNounRun: Traits = [.isNoun, .isAttribute]

    /// 1 if it has one of `traits`, else 0.
    @inline(__always)
    func count(of traits: Traits) -> Int { rawValue & traits.rawValue == 0 ? 0 : 1 }
  }
}
