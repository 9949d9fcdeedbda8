import Morphology
import TextModel

/// The formats in which tokens are written.
public enum TokenFormat: String, CaseIterable, Codable, Sendable {
  /// A sentence a line, its tokens parted by spaces.
  case text
  /// A sentence a line as a JSON object.
  case jsonl
  /// CoNLL-U, with NKJP tags in XPOS.
  case conllu
}

/// Writes the tokens of an article, sentence by sentence.
public struct TokenWriter {
  private let article: Article
  private let format: TokenFormat
  private let offsets: OffsetMap

  /// Output is handed on in pieces of about this many bytes.
  private static let pieceSize = 1 << 16

  /// A writer of `article` in `format`, with positions in `unit`.
  public init(article: Article, format: TokenFormat, offsets unit: OffsetUnit) {
    self.article = article
    self.format = format
    offsets = OffsetMap(article.source, unit: unit)
  }

  /// Hands the text to `sink`, piece by piece.
  public func write(to sink: (String) throws -> Void) rethrows {
    var output = ""
    let document = article.annotated.document
    for (index, sentence) in document.sentences.enumerated() {
      switch format {
      case .text: appendText(sentence, document, to: &output)
      case .jsonl: appendJSON(sentence, document, to: &output)
      case .conllu: appendCoNLLU(sentence, number: index + 1, document, to: &output)
      }
      if output.utf8.count >= Self.pieceSize {
        try sink(output)
        output.removeAll(keepingCapacity: true)
      }
    }
    if !output.isEmpty { try sink(output) }
  }

  private func appendText(_ sentence: Sentence, _ document: Document, to output: inout String) {
    var separator = ""
    for token in document.tokens(in: sentence) {
      output += separator
      output += document[token]
      separator = " "
    }
    output += "\n"
  }

  private func appendJSON(_ sentence: Sentence, _ document: Document, to output: inout String) {
    appendStart(of: sentence.range, to: &output)
    output += ",\"tokens\":["
    for index in sentence.tokens {
      let token = document.tokens[index]
      if index > sentence.tokens.lowerBound { output += "," }
      appendStart(of: token.range, to: &output)
      output += ",\"text\":"
      JSONText.append(document[token], to: &output)
      output += ",\"kind\":\"\(token.kind.rawValue)\",\"lemma\":"
      JSONText.append(article.annotated.lemma(ofToken: index)[...], to: &output)
      output += ",\"tag\":\"\(article.annotated.tag(ofToken: index))\"}"
    }
    output += "]}\n"
  }

  /// `{"start":3,"end":8`, left open.
  private func appendStart(of range: ByteRange, to output: inout String) {
    let range = offsets.range(article.originalRange(of: range))
    output += "{\"start\":\(range.start),\"end\":\(range.end)"
  }

  private func appendCoNLLU(
    _ sentence: Sentence, number: Int, _ document: Document, to output: inout String
  ) {
    let text = document[sentence.range].split(whereSeparator: \.isWhitespace)
    output += "# sent_id = \(number)\n# text = \(text.joined(separator: " "))\n"
    for (position, index) in sentence.tokens.enumerated() {
      let token = document.tokens[index]
      let tag = article.annotated.tag(ofToken: index)
      let isGlued =
        index + 1 < sentence.tokens.upperBound
        && document.tokens[index + 1].range.start == token.range.end
      output += "\(position + 1)\t\(oneField(document[token]))\t"
      output += oneField(article.annotated.lemma(ofToken: index)[...])
      output += "\t\(tag.partOfSpeech.universal)\t\(tag)\t_\t_\t_\t_\t"
      output += isGlued ? "SpaceAfter=No\n" : "_\n"
    }
    output += "\n"
  }

  /// `text` without the characters that end a field or a line; tokens such as "1 000" keep spaces.
  private func oneField(_ text: Substring) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}

extension PartOfSpeech {
  /// The nearest class of Universal Dependencies (UPOS), told from the tag alone.
  ///
  /// UD splits some classes by lemma ("być" is AUX, "mój" DET); that is not attempted here.
  var universal: String {
    switch self {
    case .noun, .depreciativeNoun, .gerund: "NOUN"
    case .adjective, .adjectivalPrefix, .postPrepositionalAdjective, .predicativeAdjective,
      .activeParticiple, .passiveParticiple, .activeParticiplePrefix:
      "ADJ"
    case .adverb: "ADV"
    case .numeral, .numeralPrefix: "NUM"
    case .digits, .romanNumeral: "ADJ"
    case .pronounFirstSecond, .pronounThird, .pronounReflexive: "PRON"
    case .finiteVerb, .pastForm, .conditional, .imperative, .impersonal, .infinitive,
      .adverbialParticiplePresent, .adverbialParticipleAnterior, .winien, .predicative:
      "VERB"
    case .futureBe, .agglutinant: "AUX"
    case .preposition: "ADP"
    case .coordinatingConjunction: "CCONJ"
    case .subordinatingConjunction: "SCONJ"
    case .particle: "PART"
    case .interjection: "INTJ"
    case .punctuation: "PUNCT"
    case .symbol: "SYM"
    case .abbreviation, .boundWord, .unknown, .wordPrefix, .agglutinativePrefix: "X"
    }
  }
}
