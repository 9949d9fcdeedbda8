public import Morphology

/// Finds the words and phrases that tell what a document is about.
///
/// Candidates are noun phrases, names and foreign terms inside sentences. They are counted by
/// lemma, whatever their form, and scored by how often and how rarely (in general Polish, and in how
/// few texts) their words are used, and by where they stand. What is shown is the dictionary form.
public struct Keywords: Sendable {
  let baseForm: BaseForm
  let background: LemmaBackground
  let acronyms: ListedAcronyms
  let configuration: Configuration
  /// The facts on words of documents before.
  let wordFacts = EntryMemo<WordFacts>()
  let phraseForms = PhraseForms()

  /// An analyzer with dictionary forms by `baseForm`.
  ///
  /// - Parameter background: tells words of a topic from those that most texts have.
  public init(
    baseForm: BaseForm, background: LemmaBackground = LemmaBackground(),
    configuration: Configuration = Configuration()
  ) {
    self.baseForm = baseForm
    self.background = background
    acronyms = ListedAcronyms(baseForm.classes, lexicon: baseForm.lexicon)
    self.configuration = configuration
  }

  /// The keyphrases of `document`, the best first; ties by first place.
  ///
  /// Empty for a document without nouns.
  ///
  /// - Parameter title: a title that is not part of the document's text.
  public func result(
    for document: AnnotatedDocument, titled title: AnnotatedDocument? = nil
  ) -> [Keyphrase] {
    keyphrases(among: candidates(of: document, titled: title))
  }
}
