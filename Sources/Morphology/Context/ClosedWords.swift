/// Frequent words of closed classes, whose readings are listed with their shares by hand.
///
/// The file has one form a line, in lower case, then its readings, separated by
/// spaces or tabs: lemma, "|", part of speech of the tagset, "=", share. "#"
/// begins a comment.
public struct ClosedWords: Sendable {
  private struct Key: Hashable {
    var lemma: String
    var partOfSpeech: PartOfSpeech
  }

  private let forms: ListedWords
  /// For each of `forms` its readings with their shares.
  private let shares: [[Key: Double]]

  /// Reads the list `text`, which errors call `name`.
  ///
  /// - Throws: `LexiconError` that names the line that is not one.
  public init(parsing text: String, name: String) throws(LexiconError) {
    var (forms, shares): ([String], [[Key: Double]]) = ([], [])
    var known: Set<Substring> = []
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let fields = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
      guard let form = fields.first else { continue }
      var readings: [Key: Double] = [:]
      for field in fields.dropFirst() {
        guard let (key, share) = Self.reading(field) else {
          throw .mismatch(
            "\(name):\(number)", expected: "lemma|class=share with a share over 0 and up to 1",
            found: "\"\(field)\"")
        }
        readings[key] = share
      }
      guard !readings.isEmpty, known.insert(form).inserted else {
        throw .mismatch(
          "\(name):\(number)", expected: "a form of its own with at least one reading",
          found: "\"\(line)\"")
      }
      forms.append(String(form))
      shares.append(readings)
    }
    self.forms = ListedWords(forms)
    self.shares = shares
  }

  private static func reading(_ field: Substring) -> (Key, Double)? {
    let parts = field.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, let share = Double(parts[1]), share > 0, share <= 1 else { return nil }
    let names = parts[0].split(separator: "|", omittingEmptySubsequences: false)
    guard names.count == 2, !names[0].isEmpty, let partOfSpeech = PartOfSpeech(name: names[1])
    else { return nil }
    return (Key(lemma: String(names[0]), partOfSpeech: partOfSpeech), share)
  }

  /// Keeps of the readings of the lower-case `form` those that are listed, with their shares; all of them
  /// as they are if the form is not listed, or none of them is.
  func filter(_ readings: inout WordReadings, of form: Span<UInt8>) {
    guard let index = forms.index(of: form) else { return }
    let listed = shares[index]
    var count = 0
    for number in 0..<readings.rows.count {
      var row = readings.rows[number]
      let key = Key(
        lemma: readings.lemmas.text(Int(row.lemma)), partOfSpeech: row.tag.partOfSpeech)
      guard let share = listed[key] else { continue }
      row.share = share
      readings.rows[count] = row
      count += 1
    }
    if count > 0 { readings.rows.removeLast(readings.rows.count - count) }
  }
}
