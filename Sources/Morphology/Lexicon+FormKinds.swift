/// What kinds of word a form may be.
package struct FormKinds: Hashable, Sendable {
  /// Bit i for the part of speech whose raw value is i.
  private var partsOfSpeech: UInt64 = 0
  /// True if all lemmas begin with a capital letter, as those of names do.
  package private(set) var areNames = true

  /// The kinds of a form that is not known.
  package init() {}

  /// True if the form is not known.
  package var isEmpty: Bool { partsOfSpeech == 0 }

  /// True if the form may be a `partOfSpeech`.
  package func contains(_ partOfSpeech: PartOfSpeech) -> Bool {
    partsOfSpeech & (1 &<< UInt64(partOfSpeech.rawValue)) != 0
  }

  /// True if the form may be one of `others`.
  package func intersects(_ others: FormKinds) -> Bool { partsOfSpeech & others.partsOfSpeech != 0 }

  /// True if the form is known and each of its kinds is one of `others`.
  func isSubset(of others: FormKinds) -> Bool {
    !isEmpty && partsOfSpeech & ~others.partsOfSpeech == 0
  }

  mutating func insert(_ partOfSpeech: PartOfSpeech, isName: Bool) {
    partsOfSpeech |= 1 &<< UInt64(partOfSpeech.rawValue)
    areNames = areNames && isName
  }
}

extension FormKinds: ExpressibleByArrayLiteral {
  /// The kinds listed, to be compared with those of forms.
  package init(arrayLiteral partsOfSpeech: PartOfSpeech...) {
    for each in partsOfSpeech { insert(each, isName: false) }
  }
}

extension Lexicon {
  /// What `interpretations(of: form)` are, without their lemmas and order: several times as quick.
  ///
  /// - Parameters:
  ///   - lowercase: `form` in lower case, UTF-8.
  ///   - capitals: bit i for a capital as scalar i of `form`; see `LetterCase.folded`.
  package func kinds(ofLowercase lowercase: [UInt8], capitals: UInt64) -> FormKinds {
    var fitting = FormKinds()
    guard let analysis = forms.value(of: lowercase.span) else { return fitting }
    var others = FormKinds()
    table.forEachReading(of: analysis) { lexeme, tagSet in
      let code = table.lexemeCode(lexeme)
      let isName = table.lexemeBeginsWithCapital(code, of: lowercase)
      let fits = code.formMask & ~capitals == 0
      table.forEachTag(of: tagSet) { _, tag in
        if fits {
          fitting.insert(tag.partOfSpeech, isName: isName)
        } else {
          others.insert(tag.partOfSpeech, isName: isName)
        }
      }
    }
    return fitting.isEmpty ? others : fitting
  }
}
