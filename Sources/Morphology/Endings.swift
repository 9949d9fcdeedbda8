/// What a word that no lexicon has can be, by its ending: a guesser learnt from the lexicon itself.
///
/// Made by `lexicon-builder endings` from SGJP's lexemes, each counted once, since
/// unknown words are as a rule rare ones. The file holds, for the endings that
/// tell more than shorter ones, a list of guesses: what to cut off the form and
/// what to add to get the lemma, and the tag, with its share.
///
///     endings   an automaton: a byte for the kind of word (`Kind`), then the lower-case form's
///               last bytes, the last first; the value is the offset of a list plus 1
///     guesses   lists: number of guesses, then for each the number of its rule and its share,
///               in steps of 1/255; all numbers variable-length as in `AnalysisTable`
///     rules     for each rule scalars to cut off, byte length of the addition, addition
///     tags      the raw value of each rule's tag, 8 bytes
///
/// - Source: T. Brants 2000, *TnT: A Statistical Part-of-Speech Tagger*, §2.3, for
///   the weighing of long endings against short ones.
public final class Endings: Sendable {
  /// The version of the file's format that this code reads and writes.
  package static let formatVersion: UInt32 = 2

  private let endings: Automaton
  private let guesses: MappedBytes
  private let rules: [Rule]

  /// The name and version of what the endings were learnt from.
  public let source: String
  /// The copyright notice of the source, which goes wherever the file goes.
  public let notice: String

  /// The kind of word by its letter case.
  package enum Kind: UInt8, CaseIterable, Sendable {
    /// With a capital: names.
    case name = 1
    /// All others.
    case common = 2
  }

  /// The way from a form to its lemma, and the form's tag.
  package struct Rule: Hashable, Sendable {
    /// How many scalars to cut off the form.
    package var cut: Int
    /// What to add, in lower case.
    package var addition: String
    /// The tag with all its alternatives.
    package var tag: Tag

    /// A rule with all its parts.
    package init(cut: Int, addition: String, tag: Tag) {
      self.cut = cut
      self.addition = addition
      self.tag = tag
    }
  }

  /// One thing that a form can be.
  package struct Guess {
    /// The number of its rule.
    var rule: Int
    /// The share among all guesses: 0 … 1.
    package var share: Double
  }

  /// Maps the file at `path`.
  ///
  /// - Throws: `LexiconError` if the file is missing, damaged, of another
  ///   format version or byte order.
  public init(contentsOfFile path: String) throws(LexiconError) {
    let file = try ResourceFile(path: path, kind: .endings, version: Self.formatVersion)
    endings = Automaton(try file.section(.endings))
    guesses = try file.section(.guesses).bytes
    source = try file.section(.source).bytes.text
    notice = try file.section(.notice).bytes.text
    let stored = try file.section(.lemmaRules).bytes
    let tags = try file.section(.tags).bytes
    var withoutTag: Int?
    rules = stored.withView { bytes in
      var rules: [Rule] = []
      rules.reserveCapacity(tags.count / 8)
      var cursor = AnalysisTable.Cursor(bytes, at: 0)
      while cursor.offset < stored.count {
        guard let tag = Tag(rawValue: tags.longWord(rules.count)) else {
          withoutTag = rules.count
          break
        }
        let cut = cursor.next()
        let addition = stored.text(in: cursor.nextText(in: stored))
        rules.append(Rule(cut: cut, addition: addition, tag: tag))
      }
      return rules
    }
    if let withoutTag {
      throw .mismatch(
        path, expected: "a tag for each rule",
        found: "raw value \(tags.longWord(withoutTag)) for rule \(withoutTag)")
    }
  }

  /// What a word of `kind` can be whose lower-case form is `form`; the likeliest first, empty if nothing fits.
  package func guesses(for form: Span<UInt8>, _ kind: Kind) -> [Guess] {
    guard let list = endings.valueOfLongestSuffix(of: form, behind: kind.rawValue)
    else { return [] }
    return guesses.withView { bytes in
      var cursor = AnalysisTable.Cursor(bytes, at: list - 1)
      let count = min(cursor.next(), guesses.count)
      var result: [Guess] = []
      result.reserveCapacity(count)
      for _ in 0..<count {
        let guess = Guess(rule: cursor.next(), share: Double(cursor.next()) / 255)
        if guess.rule < rules.count { result.append(guess) }
      }
      return result
    }
  }

  /// The form's tag with all its alternatives.
  package func tag(_ guess: Guess) -> Tag { rules[guess.rule].tag }

  /// The dictionary form of `form`, with its own capitals; `nil` if nothing of the form is left.
  package func lemma(of form: String, _ guess: Guess) -> String? {
    let bytes = Array(form.utf8)
    return stem(of: bytes.span, guess).map {
      String(decoding: bytes[..<$0], as: UTF8.self) + addition(guess)
    }
  }

  /// How many bytes of `form` the lemma begins with; `nil` if none.
  func stem(of form: Span<UInt8>, _ guess: Guess) -> Int? {
    let stem = LexiconReading.stem(of: form, prefixCut: 0, cut: rules[guess.rule].cut)
    return stem.isEmpty ? nil : stem.upperBound
  }

  /// What the lemma has behind the form's stem.
  func addition(_ guess: Guess) -> String { rules[guess.rule].addition }

  /// The bytes of a file.
  ///
  /// - Parameter lists: for each ending, key as in the file, the guesses: rule and share in 1/255.
  package static func bytes(
    source: String, notice: String, rules: [Rule],
    lists: [(key: [UInt8], guesses: [(rule: Int, share: Int)])]
  ) -> [UInt8] {
    var stored: [UInt8] = []
    var offsets: [[UInt8]: Int] = [:]
    var automaton = AutomatonBuilder()
    for (key, guesses) in lists {
      var list = RecordPool.variableLength(guesses.count)
      for guess in guesses {
        list += RecordPool.variableLength(guess.rule) + RecordPool.variableLength(guess.share)
      }
      let offset = offsets[list] ?? stored.count
      if offset == stored.count {
        offsets[list] = offset
        stored += list
      }
      automaton.add(key, value: offset + 1)
    }
    automaton.finish()
    var file = ResourceWriter()
    file.add(.source, Array(source.utf8))
    file.add(.notice, Array(notice.utf8))
    file.add(.endings, automaton)
    file.add(.guesses, stored)
    file.add(
      .lemmaRules,
      rules.flatMap {
        RecordPool.variableLength($0.cut) + RecordPool.counted($0.addition)
      })
    file.add(.tags, ResourceWriter.littleEndian(rules.map(\.tag.rawValue)))
    return file.bytes(kind: .endings, version: formatVersion)
  }
}
