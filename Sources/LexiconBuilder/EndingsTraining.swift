import Foundation
import Morphology

/// Learns from the lexicon what the ending of a word tells of its lemma and tag.
///
/// Every lexeme counts once: unknown words are rare ones as a rule. The
/// distribution of a long ending is that of the next shorter one as far as it has
/// few forms; endings that say nearly the same as a shorter one are left out.
struct EndingsTraining {
  /// A form with one reading.
  private struct Sample {
    /// The last eight bytes of the form, the last highest.
    var ending: UInt64
    var rule: UInt32
    var weight: Float
  }

  private var rules: [Endings.Rule] = []
  private var indices: [Endings.Rule: Int] = [:]
  private var samples: [Endings.Kind: [Sample]] = [:]

  /// Endings of fewer forms are not believed.
  private static let fewestForms = 10
  /// How many forms of an ending weigh as much as all that is known of the shorter one.
  private static let backoff = 8.0
  /// How far (in nats) an ending's distribution must be from that of the shorter one.
  private static let leastDivergence = 0.4
  /// Guesses below this share are dropped, and all behind so many.
  private static let (leastShare, mostGuesses) = (0.006, 24)
  /// Of readings labelled obsolete, rare or wrong.
  private static let unusualWeight: Float = 0.03
  /// Lemmas that share less of a form's start are not endings' work.
  private static let longestCut = 7
  private static let maximumLength = 7

  /// Learns from `lexicon` without the lexemes that `isHeldOut` tells by their lower-case lemma.
  init(_ lexicon: Lexicon, isHeldOut: ([UInt8]) -> Bool) {
    lexicon.forEachReading { form, reading in
      guard let (kind, rule) = Self.rule(form, reading), !isHeldOut(reading.lemma) else { return }
      let index = indices[rule] ?? rules.count
      if index == rules.count {
        indices[rule] = index
        rules.append(rule)
      }
      samples[kind, default: []].append(
        Sample(
          ending: Self.ending(form), rule: UInt32(index),
          weight: reading.isUnusual ? Self.unusualWeight : 1))
    }
  }

  /// The kind of word and the way to the lemma; `nil` where the ending can say nothing of it.
  static func rule(
    _ form: [UInt8], _ reading: Lexicon.StoredReading
  ) -> (Endings.Kind, Endings.Rule)? {
    let isName = reading.capitals & 1 != 0
    switch reading.tag.partOfSpeech {
    case .noun:
      // Acronyms have rules of their own.
      if reading.capitals & ~1 != 0 { return nil }
    case .adjective, .adverb, .gerund, .finiteVerb, .pastForm, .imperative, .impersonal,
      .infinitive, .adverbialParticiplePresent, .adverbialParticipleAnterior, .activeParticiple,
      .passiveParticiple, .conditional:
      if isName { return nil }
    default: return nil
    }
    let lemma = reading.lemma
    guard !reading.tag.isOfWordPart, form.allSatisfy(isLetter), lemma.allSatisfy(isLetter)
    else { return nil }
    var shared = 0
    while shared < min(lemma.count, form.count), lemma[shared] == form[shared] { shared += 1 }
    // A scalar is shared as a whole or not at all.
    while shared > 0, isContinuation(lemma, shared) || isContinuation(form, shared) { shared -= 1 }
    let cut = form[shared...].count { $0 & 0xC0 != 0x80 }
    guard shared >= 2, cut <= longestCut else { return nil }
    let addition = String(decoding: lemma[shared...], as: UTF8.self)
    return (
      isName ? .name : .common, Endings.Rule(cut: cut, addition: addition, tag: reading.tag)
    )
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || byte &- 0x61 < 26 }

  private static func isContinuation(_ text: [UInt8], _ offset: Int) -> Bool {
    offset < text.count && text[offset] & 0xC0 == 0x80
  }

  private static func ending(_ form: [UInt8]) -> UInt64 {
    var ending: UInt64 = 0
    for offset in 0..<min(8, form.count) {
      ending |= UInt64(form[form.count - 1 - offset]) << UInt64(56 - 8 * offset)
    }
    return ending
  }

  /// The bytes of the file, and the number of endings in it.
  mutating func endings(source: String, notice: String) -> (bytes: [UInt8], count: Int) {
    var lists: [(key: [UInt8], guesses: [(rule: Int, share: Int)])] = []
    for kind in Endings.Kind.allCases {
      var sorted = samples[kind] ?? []
      sorted.sort { ($0.ending, $0.rule) < ($1.ending, $1.rule) }
      learn(sorted[...], depth: 0, key: [kind.rawValue], shorter: [:], stored: nil, &lists)
    }
    lists.sort { $0.key.lexicographicallyPrecedes($1.key) }
    // Only rules that are used, the most used first.
    var uses = [Int](repeating: 0, count: rules.count)
    for list in lists { for guess in list.guesses { uses[guess.rule] += 1 } }
    let used = rules.indices.filter { uses[$0] > 0 }.sorted { (uses[$1], $0) < (uses[$0], $1) }
    var numbers: [Int: Int] = [:]
    for (number, rule) in used.enumerated() { numbers[rule] = number }
    for index in lists.indices {
      lists[index].guesses = lists[index].guesses.compactMap { guess in
        numbers[guess.rule].map { ($0, guess.share) }
      }
    }
    let bytes = Endings.bytes(
      source: source, notice: notice, rules: used.map { rules[$0] }, lists: lists)
    return (bytes, lists.count)
  }

  /// Learns the ending `key` and those that are longer, from the samples that have it.
  ///
  /// - Parameters:
  ///   - shorter: the distribution of the next shorter ending.
  ///   - stored: the distribution that would be found without `key` in the file.
  private func learn(
    _ samples: ArraySlice<Sample>, depth: Int, key: [UInt8], shorter: [Int: Double],
    stored: [Int: Double]?, _ lists: inout [(key: [UInt8], guesses: [(rule: Int, share: Int)])]
  ) {
    guard samples.count >= Self.fewestForms else { return }
    var (distribution, stored) = (shorter, stored)
    // Inside a scalar there is nothing to learn.
    if depth == 0 || key[key.count - 1] & 0xC0 != 0x80 {
      distribution = Self.distribution(of: samples, shorter)
      // What has not even its last letter in the lexicon is not guessed.
      if depth > 0, Self.differs(distribution, stored) {
        let guesses = Self.guesses(distribution)
        if !guesses.isEmpty {
          lists.append((key, guesses))
          stored = distribution
        }
      }
    }
    guard depth < Self.maximumLength else { return }
    let shift = UInt64(56 - 8 * depth)
    var start = samples.startIndex
    while start < samples.endIndex {
      let byte = UInt8(truncatingIfNeeded: samples[start].ending >> shift)
      var end = start + 1
      while end < samples.endIndex,
        UInt8(truncatingIfNeeded: samples[end].ending >> shift) == byte
      {
        end += 1
      }
      if byte != 0 {
        learn(
          samples[start..<end], depth: depth + 1, key: key + [byte], shorter: distribution,
          stored: stored, &lists)
      }
      start = end
    }
  }

  private static func distribution(
    of samples: ArraySlice<Sample>, _ shorter: [Int: Double]
  ) -> [Int: Double] {
    var sums: [Int: Double] = [:]
    var total = 0.0
    for sample in samples {
      sums[Int(sample.rule), default: 0] += Double(sample.weight)
      total += Double(sample.weight)
    }
    let own = shorter.isEmpty ? 1 : Double(samples.count) / (Double(samples.count) + backoff)
    var result: [Int: Double] = [:]
    for (rule, sum) in sums { result[rule] = own * sum / total }
    // What the longer ending makes impossible cannot come back: a rule cuts what must be there.
    for (rule, share) in shorter { result[rule, default: 0] += (1 - own) * share }
    return result
  }

  private static func differs(_ distribution: [Int: Double], _ stored: [Int: Double]?) -> Bool {
    guard let stored else { return true }
    var divergence = 0.0
    for (rule, share) in distribution where share > leastShare {
      divergence += share * log(share / max(stored[rule] ?? 0, 1e-4))
    }
    return divergence > leastDivergence
  }

  private static func guesses(_ distribution: [Int: Double]) -> [(rule: Int, share: Int)] {
    let best = distribution.filter { $0.value >= leastShare }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(mostGuesses)
    let total = best.reduce(0) { $0 + $1.value }
    return best.compactMap { rule, share in
      let steps = Int((255 * share / total).rounded())
      return steps > 0 ? (rule, steps) : nil
    }
  }
}
