/// One change to a text: what stood where, and what stands there now.
public struct Edit: Hashable, Sendable, Codable {
  /// The bytes of the text before the edit that are replaced; empty for an insertion.
  public var range: ByteRange

  /// What stands there after the edit.
  public var replacement: String

  /// The named rule that made the edit, such as "hyphens".
  public var rule: String

  /// Why the rule made it, for people; empty where the rule says it all.
  public var reason: String

  /// How sure the rule is, from 0 to 1.
  public var confidence: Double

  /// An edit of `rule` that puts `replacement` at `range`.
  public init(
    range: ByteRange, replacement: String, rule: String, reason: String = "",
    confidence: Double = 1
  ) {
    self.range = range
    self.replacement = replacement
    self.rule = rule
    self.reason = reason
    self.confidence = confidence
  }
}

/// Edits between two states of a text, the way from positions in one to positions in the other.
///
/// Edits ascend and do not overlap; all their ranges refer to the text before
/// any of them. An offset inside a replaced part maps to the outer bounds of
/// the part, so that a range never loses text on the way back.
public struct EditList: Sendable {
  /// The edits in ascending order of their ranges.
  public let edits: [Edit]

  /// Where each edit stands; apart from the edits, whose texts would be counted as used at every look.
  private let places: [Place]

  private struct Place {
    /// The bytes of the text before the edits.
    var start: Int
    var end: Int
    /// The bytes of the replacement in the edited text.
    var editedStart: Int
    var editedEnd: Int
  }

  /// A list of `edits`, which ascend and do not overlap.
  ///
  /// - Precondition: no edit starts before the end of the one before it.
  public init(_ edits: [Edit] = []) {
    self.edits = edits
    var places: [Place] = []
    places.reserveCapacity(edits.count)
    var previousEnd = 0
    var shift = 0
    for edit in edits {
      precondition(edit.range.start >= previousEnd, "edits ascend and do not overlap")
      let start = edit.range.start + shift
      let end = start + edit.replacement.utf8.count
      places.append(
        Place(
          start: edit.range.start, end: edit.range.end, editedStart: start, editedEnd: end))
      shift = end - edit.range.end
      previousEnd = edit.range.end
    }
    self.places = places
  }

  /// True if the text stays as it is.
  public var isEmpty: Bool { edits.isEmpty }

  /// The edited form of `text`.
  ///
  /// - Precondition: all ranges lie inside `text`.
  public func applied(to text: String) -> String {
    if edits.isEmpty { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count)
    var position = 0
    for edit in edits {
      result += text[ByteRange(position, edit.range.start)]
      result += edit.replacement
      position = edit.range.end
    }
    result += text[ByteRange(position, text.utf8.count)]
    return result
  }

  /// Where `range` of the edited text stood in the text before the edits.
  public func originalRange(of range: ByteRange) -> ByteRange {
    if edits.isEmpty { return range }
    let start = originalOffset(of: range.start, roundingUp: false)
    if range.isEmpty { return ByteRange(start, start) }
    return ByteRange(start, max(start, originalOffset(of: range.end, roundingUp: true)))
  }

  /// Where `range` of the text before the edits stands in the edited text.
  ///
  /// A range that was deleted maps to an empty range.
  public func editedRange(of range: ByteRange) -> ByteRange {
    if edits.isEmpty { return range }
    let start = editedOffset(of: range.start, roundingUp: false)
    return ByteRange(start, max(start, editedOffset(of: range.end, roundingUp: true)))
  }

  /// The start (or, rounding up, the end) in the original of what stands at `offset` after the edits.
  private func originalOffset(of offset: Int, roundingUp: Bool) -> Int {
    // A start looks at the byte behind it and an end at the byte before it, so that both ends of
    // a range keep to the side of an edit on which the range lies.
    guard
      let place = lastPlace(where: {
        roundingUp ? $0.editedStart < offset : $0.editedStart <= offset
      })
    else { return offset }
    if roundingUp ? offset > place.editedEnd : offset >= place.editedEnd {
      return place.end + (offset - place.editedEnd)
    }
    return roundingUp ? place.end : place.start
  }

  private func editedOffset(of offset: Int, roundingUp: Bool) -> Int {
    guard let place = lastPlace(where: { roundingUp ? $0.start < offset : $0.start <= offset })
    else { return offset }
    if roundingUp ? offset > place.end : offset >= place.end {
      return place.editedEnd + (offset - place.end)
    }
    return roundingUp ? place.editedEnd : place.editedStart
  }

  /// The last place for which `isBefore` holds, as it does for all before.
  private func lastPlace(where isBefore: (Place) -> Bool) -> Place? {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(places[middle]) { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? places[low - 1] : nil
  }
}
