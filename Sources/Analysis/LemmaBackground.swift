/// How many texts have each lemma, in a mixture of genres.
///
/// Read from a text of lines `thousandths : lemma lemma …`, see `pl.background.txt`, which
/// `lexicon-builder background` makes. A lemma's share is the mean of its shares of the texts of
/// each genre, so that the genre with more texts does not decide alone.
public struct LemmaBackground: Sendable {
  /// The distinctions of the lemmas that are listed, found by their hashes.
  private var indices = KeyIndices(capacity: 0)
  private var distinctions: [Float] = []

  /// A background that knows no lemma: each is as distinctive as can be.
  public init() {}

  /// Reads the list in `text`; `name` is the file's name for errors. O(bytes).
  ///
  /// - Throws: on a line that is not a whole number from 1 to 1,000, a colon and lemmas, and on a
  ///   lemma that is there already.
  public init(parsing text: String, name: String) throws(KeywordsError) {
    var number = 0
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      if line.first == nil || line.first == UInt8(ascii: "#") { continue }
      let fields = line.split(separator: UInt8(ascii: " "))
      guard fields.count > 2, fields[1].elementsEqual(":".utf8),
        let thousandths = Int(Substring(fields[0])), (1...1000).contains(thousandths)
      else {
        throw KeywordsError(
          file: name, line: number,
          problem: "\"thousandths : lemma lemma\" expected, \"\(Substring(line.prefix(40)))\" found"
        )
      }
      let distinction = Float(Self.distinction(ofShare: Double(thousandths) / 1000))
      for lemma in fields.dropFirst(2) {
        let key = LemmaHash.value(of: lemma)
        guard indices.index(of: key, orNew: distinctions.count) == distinctions.count else {
          throw KeywordsError(
            file: name, line: number,
            problem: "each lemma once expected, \"\(Substring(lemma))\" found a second time")
        }
        distinctions.append(distinction)
      }
    }
  }

  /// How few of the texts have `lemma`, which is in lower case: 0 for one that all have, 1 for one
  /// that hardly any has, on a logarithmic scale.
  public func distinction(of lemma: some StringProtocol) -> Double {
    Double(distinction(ofKey: LemmaHash.value(of: lemma.utf8)))
  }

  /// The same for the lemma with the hash `key`.
  func distinction(ofKey key: UInt64) -> Float {
    indices.index(of: key).map { distinctions[$0] } ?? 1
  }

  private static func distinction(ofShare share: Double) -> Double {
    Logarithm.natural((1 + leastShare) / (share + leastShare))
      / Logarithm.natural((1 + leastShare) / leastShare)
  }

  /// Added to all shares; that of lemmas which are too rare to be listed.
  private static let leastShare = 0.002
}
