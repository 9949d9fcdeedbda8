import Morphology

/// Forms that were generated already.
struct GeneratedForms: Sendable {
  /// What is asked of a lemma.
  struct Key: Hashable {
    var lemma: String
    /// The form that was read, where the others follow from it.
    var form: String?
    var partOfSpeech: PartOfSpeech
    /// What the forms share besides case, number and gender.
    var kept: Grammemes
    var cell: AgreementCell
  }

  /// Some 20 MB.
  private let forms = Memo<Key, [String]>(limit: 100_000)

  /// The different forms for `key`, made by `make` if it was not asked for before.
  func forms(for key: Key, make: () -> [String]) -> [String] { forms.value(for: key, make: make) }
}
