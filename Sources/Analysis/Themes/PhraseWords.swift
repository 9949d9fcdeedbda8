import Morphology

/// The words of phrases by their numbers, which several trees share: a word of a text is looked up once
/// for all of them.
struct PhraseWords: Sendable {
  /// The number of each word, in lower case unless it is an acronym.
  private var numbers = WordNumbers()
  /// For a noun the words of phrases that are its plural: for "warunek" "warunki".
  private var pluralsOfNouns: [Int: [Int]] = [:]

  /// The number of `word`, a part of a phrase.
  mutating func insert(_ word: Substring) -> Int { numbers.insert(Self.bytes(of: word).span) }

  /// The number of `word`, a part of a phrase; `nil` if it is in none.
  func number(of word: Substring) -> Int? { number(of: Self.bytes(of: word).span) }

  private static func bytes(of word: Substring) -> [UInt8] {
    PhraseTree.isAcronym(word) ? Array(word.utf8) : PhraseTree.folded(String(word))
  }

  /// The number of the word with `bytes`, in lower case or an acronym; `nil` if it is in no phrase.
  func number(of bytes: Span<UInt8>) -> Int? { numbers.number(of: bytes) }

  /// The words of phrases that are the plural of the noun with number `noun`.
  func plurals(ofNoun noun: Int) -> [Int] { pluralsOfNouns[noun] ?? [] }

  /// Finds out which words are plurals of other nouns.
  mutating func findPlurals(in lexicon: Lexicon) {
    for word in 0..<numbers.count {
      let text = numbers.text(of: word)
      for reading in lexicon.unrankedReadings(of: text)
      where reading.tag.grammemes.contains(.plural)
        && reading.tag.grammemes.contains(.nominative)
      {
        guard let noun = Self.singular(of: reading, text), noun != text else { continue }
        let number = numbers.insert(PhraseTree.folded(noun).span)
        if pluralsOfNouns[number]?.contains(word) != true {
          pluralsOfNouns[number, default: []].append(word)
        }
      }
    }
  }

  /// The noun of which `plural` is the plural; `nil` for adjectives and the like.
  private static func singular(of reading: Interpretation, _ plural: String) -> String? {
    switch reading.tag.partOfSpeech {
    case .noun: reading.lemma.lowercased()
    case .gerund: WordShape.nominative(ofGerund: plural, isNegated: false)
    default: nil
    }
  }
}
