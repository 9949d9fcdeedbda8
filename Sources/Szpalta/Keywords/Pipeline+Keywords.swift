public import Analysis
import Morphology
import TextModel

extension Pipeline {
  /// The keyphrase candidates of `article`.
  public func keywordCandidates(_ article: Article) -> DocumentCandidates {
    keywords.candidates(of: article.annotated, titled: article.title)
  }

  /// The best among `candidates`, beside what a collection has if one is given.
  public func keyphrases(
    among candidates: DocumentCandidates, in collection: KeyphraseCollection? = nil
  ) -> [Keyphrase] {
    keywords.keyphrases(among: candidates, in: collection)
  }

  /// The terms of `vocabulary` that a document has, and keyphrases that the vocabulary lacks.
  public func tags(
    among candidates: DocumentCandidates, from vocabulary: KeywordVocabulary,
    in collection: KeyphraseCollection? = nil
  ) -> (tags: [VocabularyTag], suggestions: [Keyphrase]) {
    keywords.tags(among: candidates, from: vocabulary, in: collection)
  }

  /// A text that is one title, with lemmas and tags.
  func phrase(_ text: String) -> AnnotatedDocument {
    let paragraph = Paragraph(range: ByteRange(0, text.utf8.count), role: .title)
    return tagger.annotated(
      segmenter.segmented(text, paragraphs: text.isEmpty ? [] : [paragraph]))
  }
}
