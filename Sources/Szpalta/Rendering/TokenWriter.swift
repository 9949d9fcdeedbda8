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

/// Writes the tokens of articles, or of the parts of one, sentence by sentence.
public struct TokenWriter {
  private let format: TokenFormat
  private let unit: OffsetUnit

  /// Where the next part begins in the whole text, in `unit`.
  private var base = 0
  private var sentenceCount = 0

  private var json = TokenJSON()

  /// Output is handed on in pieces of about this many bytes.
  private static let pieceSize = 1 << 18

  /// A writer of `format`, with positions in `unit`.
  public init(format: TokenFormat, offsets unit: OffsetUnit) {
    self.format = format
    self.unit = unit
  }

  /// Hands the tokens of `article` to `sink`, as UTF-8, piece by piece.
  ///
  /// A further article is taken for the next part of the same text.
  public mutating func write(
    _ article: Article, to sink: (borrowing [UInt8]) throws -> Void
  ) rethrows {
    let offsets = OffsetMap(article.source, unit: unit)
    let document = article.annotated.document
    var output: [UInt8] = []
    for sentence in document.sentences {
      sentenceCount += 1
      switch format {
      case .text: appendText(sentence, document, to: &output)
      case .jsonl:
        let base = base
        json.append(
          sentence, of: article.annotated, to: &output
        ) { Self.place($0, article, offsets, base) }
      case .conllu: output += coNLLU(sentence, number: sentenceCount, article).utf8
      }
      if output.count >= Self.pieceSize {
        try sink(output)
        output.removeAll(keepingCapacity: true)
      }
    }
    if !output.isEmpty { try sink(output) }
    base += offsets.offset(ofByte: article.source.utf8.count)
  }

  /// Forgets what it knows of entries, which a new `AnnotationCache` counts anew.
  mutating func forgetEntries() {
    json.forgetEntries()
  }

  private func appendText(_ sentence: Sentence, _ document: Document, to output: inout [UInt8]) {
    let text = document.text.utf8Span.span
    for index in sentence.tokens {
      if index > sentence.tokens.lowerBound { output.append(0x20) }
      let range = document.tokens[index].range
      text.extracting(range.start..<range.end).withUnsafeBufferPointer {
        output.append(contentsOf: $0)
      }
    }
    output.append(0x0A)
  }

  /// Where `range` stands in the whole text, in the writer's unit.
  private static func place(
    _ range: ByteRange, _ article: Article, _ offsets: OffsetMap, _ base: Int
  ) -> Range<Int> {
    let range = offsets.range(article.originalRange(of: range))
    return base + range.start..<base + range.end
  }

  private func coNLLU(_ sentence: Sentence, number: Int, _ article: Article) -> String {
    let document = article.annotated.document
    var output = ""
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
    return output + "\n"
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
