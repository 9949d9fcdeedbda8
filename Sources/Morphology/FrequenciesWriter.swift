/// Makes a frequency file; see `Frequencies`.
package struct FrequenciesWriter {
  private let source: String
  private let notice: String

  /// A writer for frequencies made from `source`, a name with a version, under `notice`.
  package init(source: String, notice: String) {
    self.source = source
    self.notice = notice
  }

  /// The bytes of the file.
  ///
  /// - Parameters:
  ///   - lexemes: names with homonym suffix, each once a word class, in any order.
  ///   - forms: lower-case forms, each once, in any order.
  ///   - tagWeights: decimal logarithms (0 or less) of the share of a tag among its kind.
  package func bytes(
    lexemes: [(name: [UInt8], wordClass: WordClass, frequencyClass: FrequencyClass)],
    forms: [(form: [UInt8], frequencyClass: FrequencyClass)],
    tagWeights: [(tag: Tag, logWeight: Double)]
  ) -> [UInt8] {
    var file = ResourceWriter()
    file.add(.source, Array(source.utf8))
    file.add(.notice, Array(notice.utf8))
    file.add(.tagWeights, Self.rows(tagWeights))
    file.add(
      .lexemeClasses,
      Self.automaton(lexemes.map { ($0.name + [$0.wordClass.rawValue], $0.frequencyClass) }))
    file.add(.formClasses, Self.automaton(forms.map { ($0.form, $0.frequencyClass) }))
    return file.bytes(kind: .frequencies, version: Frequencies.formatVersion)
  }

  private static func rows(_ weights: [(tag: Tag, logWeight: Double)]) -> [UInt8] {
    var rows: [UInt64] = []
    for weight in weights.sorted(by: { $0.tag.rawValue < $1.tag.rawValue }) {
      let stored = (weight.logWeight * -Frequencies.weightScale).rounded()
      rows += [weight.tag.rawValue, UInt64(max(0, stored))]
    }
    return ResourceWriter.littleEndian(rows)
  }

  private static func automaton(
    _ words: [(word: [UInt8], frequencyClass: FrequencyClass)]
  ) -> AutomatonBuilder {
    var builder = AutomatonBuilder()
    for row in words.sorted(by: { $0.word.lexicographicallyPrecedes($1.word) }) {
      builder.add(row.word, value: Int(row.frequencyClass.rawValue) + 1)
    }
    builder.finish()
    return builder
  }
}
