import Morphology

/// The round trip over a whole lexicon: what a lemma generates is what leads back to it.
///
/// Every form of the lexicon is read once; that gives for each lemma the pairs of
/// form and tag that name it. Then each lemma is generated. The two have to be
/// the same pairs, so that each (lemma, tag) has a form, and each form generated
/// for (lemma, tag) is read as (lemma, tag) again.
struct RoundTrip {
  /// Lemmas of the lexicon.
  private(set) var lemmas = 0
  /// Pairs of form and tag over all lemmas.
  private(set) var pairs = 0
  /// Lemmas whose generated pairs are others, at most a few of them.
  private(set) var failures: [String] = []
  /// The number of those lemmas.
  private(set) var failureCount = 0

  private static let namedFailures = 10

  /// Pairs as their number and the sum of their hashes, whatever their order.
  private struct Pairs: Equatable {
    var count = 0
    var sum: UInt64 = 0

    mutating func add(_ form: [UInt8], _ tag: Tag) {
      count += 1
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ tag.rawValue &* 0x9E37_79B9_7F4A_7C15
      for byte in form { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      sum &+= hash ^ hash >> 29
    }
  }

  /// Makes the trip through `lexicon`; takes some minutes.
  init(_ lexicon: Lexicon) {
    var expected: [String: Pairs] = [:]
    lexicon.forEachForm { lowercase, entries in
      var seen: Set<LexiconEntry> = []
      for entry in entries {
        // Lexemes of one lemma are one here, as they are for those who generate.
        let plain = LexiconEntry(form: entry.form, lexeme: entry.lemma, tag: entry.tag)
        if seen.insert(plain).inserted {
          expected[entry.lemma, default: Pairs()].add(Array(entry.form.utf8), entry.tag)
        }
      }
    }
    for (lemma, wanted) in expected {
      var found = Pairs()
      for (form, tag) in lexicon.forms(of: lemma, where: { _ in true }) {
        found.add(Array(form.utf8), tag)
      }
      lemmas += 1
      pairs += wanted.count
      if found != wanted {
        failureCount += 1
        failures.append("\(lemma): \(wanted.count) pairs expected, \(found.count) found")
        // Whatever the order of the dictionary, the same ones are named.
        failures.sort()
        failures = Array(failures.prefix(Self.namedFailures))
      }
    }
  }
}
