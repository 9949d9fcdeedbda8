import Morphology

/// Forms that were generated already.
struct GeneratedForms: Sendable {
  private struct Key: Hashable {
    var lemma: String
    /// The form that was read, which tells homonyms apart.
    var form: String
    var tag: Tag
    var cell: AgreementCell
  }

  /// Some 20 MB.
  private let forms = Memo<Key, String?>(limit: 100_000)

  /// The form of `reading` in `cell`, made by `make` if it was not asked for before.
  func form(
    of reading: NominalReading, in cell: AgreementCell, make: () -> String?
  ) -> String? {
    let key = Key(lemma: reading.lemma, form: reading.form, tag: reading.tag, cell: cell)
    return forms.value(for: key, make: make)
  }
}
