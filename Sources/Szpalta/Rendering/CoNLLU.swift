import Morphology
import TextModel

/// Writes sentences as CoNLL-U: one word a line, ten columns, NKJP's tags in XPOS.
///
/// - Source: Universal Dependencies, *CoNLL-U Format*.
struct CoNLLU {
  /// Parts words such as "zrobiłbym"; `nil` to leave them whole.
  let splitter: CliticSplitter?

  /// The lines of `sentence`, which is the `number`-th of its text, and the empty line behind them.
  func text(of sentence: Sentence, number: Int, in annotated: AnnotatedDocument) -> String {
    let document = annotated.document
    let words = document[sentence.range].split(whereSeparator: \.isWhitespace)
    var output = "# sent_id = \(number)\n# text = \(words.joined(separator: " "))\n"
    var id = 1
    let classes = annotated.universalPartsOfSpeech(in: sentence)
    for index in sentence.tokens {
      let token = document.tokens[index]
      let isGlued =
        index + 1 < sentence.tokens.upperBound
        && document.tokens[index + 1].range.start == token.range.end
      let misc = isGlued ? "SpaceAfter=No" : "_"
      let (lemma, tag) = (annotated.lemma(ofToken: index), annotated.tag(ofToken: index))
      let form = document[token]
      let parts = token.kind == .word ? splitter?.parts(of: form, lemma: lemma, tag: tag) ?? [] : []
      if parts.isEmpty {
        let universal = classes[index - sentence.tokens.lowerBound]
        output += row(id: id, form, lemma, universal, tag, misc)
        id += 1
        continue
      }
      output += "\(id)-\(id + parts.count - 1)\t\(oneField(form))"
      output += String(repeating: "\t_", count: 7) + "\t\(misc)\n"
      for part in parts {
        let universal = UniversalPartOfSpeech(of: part.tag, lemma: part.lemma)
        output += row(id: id, part.form[...], part.lemma, universal, part.tag, "_")
        id += 1
      }
    }
    return output + "\n"
  }

  private func row(
    id: Int, _ form: Substring, _ lemma: String, _ universal: UniversalPartOfSpeech, _ tag: Tag,
    _ misc: String
  ) -> String {
    "\(id)\t\(oneField(form))\t\(oneField(lemma[...]))\t\(universal.rawValue)\t\(tag)"
      + "\t_\t_\t_\t_\t\(misc)\n"
  }

  /// `text` without the characters that end a field or a line; tokens such as "1 000" keep spaces.
  private func oneField(_ text: Substring) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}
