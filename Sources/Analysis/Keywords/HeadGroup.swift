/// The head noun of a phrase with the words that agree with it: what changes in the dictionary form.
struct HeadGroup: Sendable {
  /// What all members agree in.
  var cell: AgreementCell

  /// The index of the head among the words.
  var head: Int

  /// The agreeing words, with the reading in which each agrees; ascending.
  var members: [(word: Int, reading: NominalReading)]

  /// The first word after the group.
  var end: Int

  /// The logarithm (base 10) of how likely the reading is, up to a constant.
  var score = 0.0

  /// The reading of the head.
  var headReading: NominalReading? { members.first { $0.word == head }?.reading }
}
