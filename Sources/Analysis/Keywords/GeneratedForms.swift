import Morphology
import Synchronization

/// Forms that were generated already, kept from document to document and shared by all threads.
///
/// What it holds depends on nothing but the lexicon, so results do not depend on it.
final class GeneratedForms: Sendable {
  private struct Key: Hashable {
    var lemma: String
    /// The form that was read, which tells homonyms apart.
    var form: String
    var tag: Tag
    var cell: AgreementCell
  }

  private let forms = Mutex<[Key: String?]>([:])

  /// Some 20 MB.
  private static let limit = 100_000

  /// The form of `reading` in `cell`, made by `make` if it was not asked for before.
  func form(
    of reading: NominalReading, in cell: AgreementCell, make: () -> String?
  ) -> String? {
    let key = Key(lemma: reading.lemma, form: reading.form, tag: reading.tag, cell: cell)
    if let known = forms.withLock({ $0[key] }) { return known }
    let form = make()
    forms.withLock {
      if $0.count >= Self.limit { $0.removeAll(keepingCapacity: true) }
      $0[key] = .some(form)
    }
    return form
  }
}
