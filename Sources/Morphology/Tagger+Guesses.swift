/// Words of which only their letters are known.
extension Tagger {
  /// What a word that neither the lexicon nor a rule knows can be; never empty.
  func guessed(_ text: String, isInitial: Bool) -> [Reading] {
    var text = text
    text.makeContiguousUTF8()
    var readings = WordReadings()
    guess(text.utf8Span.span, isInitial: isInitial, into: &readings)
    return readings.all
  }

  /// Puts the same in the place of what `readings` holds.
  func guess(_ text: Span<UInt8>, isInitial: Bool, into readings: inout WordReadings) {
    let lowercase = LetterCase.folded(text).bytes
    var row = WordReadings.Row(
      tag: Tag(.unknown), weight: 1, share: nil, lemma: 0, tagNumber: nil,
      frequencyClass: frequencies.frequencyClass(ofLowercase: lowercase.span), source: .guess)
    readings.removeAll()
    switch Spelling(text) {
    case .other: break
    case .acronym:
      row.lemma = Int32(readings.lemmas.add(text))
      for (gender, share) in Self.acronymGenders {
        row.tag = Tag(.noun, [.singular, .allCases, gender])
        row.weight = share
        readings.rows.append(row)
      }
    case .small: addGuesses(.common, of: text, lowercase.span, 1, row, to: &readings)
    case .capitalised:
      // At a sentence's start the capital says nothing, but what no lexicon has is mostly a name.
      let nameShare = isInitial ? Self.initialNameShare : Self.nameShare
      addGuesses(.name, of: text, lowercase.span, nameShare, row, to: &readings)
      addGuesses(
        .common, of: lowercase.span, lowercase.span, 1 - nameShare, row, to: &readings)
    }
    if readings.rows.count == 0 { readings.set(row, lemma: text) }
  }

  /// Adds what `text` can be by its ending, each like `row` with its part of `share`.
  private func addGuesses(
    _ kind: Endings.Kind, of text: Span<UInt8>, _ lowercase: Span<UInt8>, _ share: Double,
    _ row: WordReadings.Row, to readings: inout WordReadings
  ) {
    var row = row
    for guess in endings.guesses(for: lowercase, kind) {
      guard let stem = endings.stem(of: text, guess) else { continue }
      row.lemma = Int32(
        readings.lemmas.add(text.extracting(first: stem), endings.addition(guess)))
      row.tag = endings.tag(guess)
      row.tagNumber = Int32(lexicon.table.tags.count + guess.rule)
      row.weight = share * guess.share
      if kind == .name { row.weight *= DecimalPower.value(Self.numberBonus(ofName: row.tag)) }
      readings.rows.append(row)
    }
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

    init(_ text: Span<UInt8>) {
      var (capitals, small) = (0, 0)
      var offset = 0
      while offset < text.count {
        let byte = text[offset]
        if byte < 0x80 {
          offset += 1
          guard byte | 0x20 &- 0x61 < 26 else {
            self = .other
            return
          }
          if byte < 0x60 { capitals += 1 } else { small += 1 }
          continue
        }
        let value = LetterCase.scalar(in: text, at: &offset)
        guard value < Self.latinEnd, let scalar = Unicode.Scalar(value),
          scalar.properties.isAlphabetic
        else {
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
