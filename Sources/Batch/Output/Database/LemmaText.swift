import Morphology
import TextModel

/// The lemmas of a document's words, as they are searched for.
struct LemmaText {
  /// One for each word, parted by spaces; a lemma of several parts has "_" for its spaces.
  private(set) var lemmas = ""
  /// The same with the second likeliest lemmas of the words that may well have another, and of the words
  /// far from these fillers only.
  private(set) var others = ""
  /// Where the words stand: for each how many bytes behind the one before it begins, and how many it
  /// has, in LEB128.
  private(set) var places: [UInt8] = []

  /// A lemma that is less probable is not searched for: it would find more that is wrong than right
  /// (`Benchmarks/search/score-lemmas`).
  static let leastProbability = 0.1
  /// Phrases of one word more are found whichever word has its second lemma.
  private static let neighbours = 3
  /// A private character, which FTS5 takes for a word: no phrase leads across a gap.
  private static let gap = "\u{E000}"
  /// No word for FTS5, but a word when words are counted.
  private static let filler = "."

  /// - Parameter readings: all that each token of `annotated` can be.
  init(_ annotated: AnnotatedDocument, readings: [[RankedReading]]) {
    var words: [[String]] = []
    var end = 0
    for (index, token) in annotated.document.tokens.enumerated() where token.kind.isWordLike {
      words.append(
        Self.lemmas(chosen: annotated.lemma(ofToken: index), among: readings[index]))
      Self.append(token.range.start - end, to: &places)
      Self.append(token.range.byteCount, to: &places)
      end = token.range.end
    }
    lemmas = words.map { $0[0] }.joined(separator: " ")
    others = Self.others(words)
  }

  /// The lemmas that a word may well have, the chosen one first, as they are searched for.
  static func lemmas(chosen: String, among readings: [RankedReading]) -> [String] {
    var lemmas = [chosen]
    var shares: [(lemma: String, share: Double)] = []
    for reading in readings where reading.lemma != chosen {
      if let known = shares.firstIndex(where: { $0.lemma == reading.lemma }) {
        shares[known].share += reading.probability
      } else {
        shares.append((reading.lemma, reading.probability))
      }
    }
    // Of equals the first reading's stays first.
    let likely = shares.enumerated().filter { $0.element.share >= leastProbability }
      .sorted { ($1.element.share, $0.offset) < ($0.element.share, $1.offset) }
    lemmas += likely.map(\.element.lemma)
    return lemmas.map(searched)
  }

  private static func others(_ words: [[String]]) -> String {
    var isNear = [Bool](repeating: false, count: words.count)
    for index in words.indices where words[index].count > 1 {
      for near in max(0, index - neighbours)...min(words.count - 1, index + neighbours) {
        isNear[near] = true
      }
    }
    return words.indices.map { index in
      if isNear[index] { return words[index].count > 1 ? words[index][1] : words[index][0] }
      return index > 0 && isNear[index - 1] ? gap : filler
    }
    .joined(separator: " ")
  }

  /// `lemma` without white space.
  private static func searched(_ lemma: String) -> String {
    guard lemma.contains(where: \.isWhitespace) else { return lemma }
    return String(lemma.map { $0.isWhitespace ? "_" : $0 })
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// The ranges of the words that `places` tells of.
  static func ranges(_ places: [UInt8]) -> [ByteRange] {
    var numbers: [Int] = []
    var (number, shift) = (0, 0)
    for byte in places {
      number |= Int(byte & 0x7F) << shift
      shift += 7
      if byte < 0x80 {
        numbers.append(number)
        (number, shift) = (0, 0)
      }
    }
    var ranges: [ByteRange] = []
    var end = 0
    for index in stride(from: 0, to: numbers.count - 1, by: 2) {
      let start = end + numbers[index]
      end = start + numbers[index + 1]
      ranges.append(ByteRange(start, end))
    }
    return ranges
  }
}
