/// Words of which only their letters are known.
extension Tagger {
  /// What a word that neither the lexicon nor a rule knows can be; never empty.
  func guessed(_ text: String, isInitial: Bool) -> [Reading] {
    let frequencyClass = frequencies.frequencyClass(ofForm: text)
    func reading(_ lemma: String, _ tag: Tag, _ share: Double) -> Reading {
      Reading(
        lemma: lemma, tag: tag, frequencyClass: frequencyClass, source: .guess, weight: share)
    }
    var readings: [Reading] = []
    func add(_ guesses: [Endings.Guess], _ share: Double) {
      readings += guesses.map { reading($0.lemma, $0.tag, share * $0.share) }
    }
    switch Spelling(text) {
    case .other: return [reading(text, Tag(.unknown), 1)]
    case .acronym:
      return Self.acronymGenders.map { gender, share in
        reading(text, Tag(.noun, [.singular, .allCases, gender]), share)
      }
    case .small: add(endings.guesses(for: text, .common), 1)
    case .capitalised:
      // At a sentence's start the capital says nothing, but what no lexicon has is mostly a name.
      let nameShare = isInitial ? Self.initialNameShare : Self.nameShare
      add(endings.guesses(for: text, .name), nameShare)
      add(endings.guesses(for: text.lowercased(), .common), 1 - nameShare)
    }
    return readings.isEmpty ? [reading(text, Tag(.unknown), 1)] : readings
  }

  /// How a word is written.
  private enum Spelling {
    /// All letters small.
    case small
    /// At least one capital and one small letter.
    case capitalised
    /// All letters capitals, at least two.
    case acronym
    /// With digits, signs or letters that are not Latin.
    case other

    init(_ text: String) {
      var (capitals, small) = (0, 0)
      for scalar in text.unicodeScalars {
        guard scalar.properties.isAlphabetic, scalar.value < Self.latinEnd else {
          self = .other
          return
        }
        if scalar.properties.isUppercase { capitals += 1 } else { small += 1 }
      }
      self = capitals == 0 ? .small : small > 0 ? .capitalised : capitals > 1 ? .acronym : .other
    }

    /// The first scalar behind Latin Extended-B.
    private static let latinEnd: UInt32 = 0x250
  }

  /// Shares set by hand: a word inside a sentence has a capital since it is a name, with few exceptions.
  private static let (nameShare, initialNameShare) = (0.97, 0.6)

  /// Acronyms do not inflect when they are read letter by letter; their gender is that of the noun
  /// they stand for or of the last letter's name.
  private static let acronymGenders: [(Grammemes, Double)] = [
    (.masculineInanimate, 0.4), (.neuter, 0.3), (.feminine, 0.3),
  ]
}

extension Grammemes {
  /// The cases that forms without endings have: all but the vocative.
  fileprivate static let allCases = cases.subtracting(.vocative)
}
