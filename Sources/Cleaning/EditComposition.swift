import TextModel

/// The edits that do at once what `first` and then `second` do.
///
/// Edits of both that touch the same bytes become one edit, under the rule of
/// the second and with both reasons. O(edits).
///
/// - Parameter middle: the text after `first` and before `second`.
func composition(of first: [Edit], and second: [Edit], between middle: String) -> [Edit] {
  var composer = EditComposer(first: first, second: second, middle: middle)
  return composer.composed()
}

private struct EditComposer {
  let first: [Edit]
  let second: [Edit]
  let middle: String

  private var nextFirst = 0
  private var nextSecond = 0
  /// An offset of the middle text less that of the original, after the edits of `first` so far.
  private var shift = 0
  private var result: [Edit] = []

  init(first: [Edit], second: [Edit], middle: String) {
    self.first = first
    self.second = second
    self.middle = middle
  }

  mutating func composed() -> [Edit] {
    result.reserveCapacity(first.count + second.count)
    while nextFirst < first.count || nextSecond < second.count {
      guard nextFirst < first.count else {
        takeSecond()
        continue
      }
      guard nextSecond < second.count else {
        takeFirst()
        continue
      }
      let (start, end) = middleBounds(ofFirst: nextFirst)
      if end <= second[nextSecond].range.start {
        takeFirst()
      } else if second[nextSecond].range.end <= start {
        takeSecond()
      } else {
        takeGroup()
      }
    }
    return result
  }

  /// Where the replacement of `first[index]` stands in the middle text, if all before are taken.
  private func middleBounds(ofFirst index: Int) -> (start: Int, end: Int) {
    let start = first[index].range.start + shift
    return (start, start + first[index].replacement.utf8.count)
  }

  private mutating func advanceFirst() {
    let edit = first[nextFirst]
    shift += edit.replacement.utf8.count - edit.range.byteCount
    nextFirst += 1
  }

  private mutating func takeFirst() {
    result.append(first[nextFirst])
    advanceFirst()
  }

  private mutating func takeSecond() {
    var edit = second[nextSecond]
    edit.range = ByteRange(edit.range.start - shift, edit.range.end - shift)
    result.append(edit)
    nextSecond += 1
  }

  /// Takes all edits that hang together with the next ones of both lists, which overlap, as one.
  private mutating func takeGroup() {
    let start = min(middleBounds(ofFirst: nextFirst).start, second[nextSecond].range.start)
    let originalStart = start - shift
    // The next ones start before this, and so belong to the group.
    var end = max(middleBounds(ofFirst: nextFirst).start, second[nextSecond].range.start) + 1
    var copied = start
    var replacement = ""
    var parts: [Edit] = []
    var rule = ""
    while true {
      if nextFirst < first.count, middleBounds(ofFirst: nextFirst).start < end {
        parts.append(first[nextFirst])
        end = max(end, middleBounds(ofFirst: nextFirst).end)
        advanceFirst()
      } else if nextSecond < second.count, second[nextSecond].range.start < end {
        let edit = second[nextSecond]
        replacement += middle[ByteRange(copied, edit.range.start)] + edit.replacement
        copied = edit.range.end
        end = max(end, copied)
        rule = edit.rule
        parts.append(edit)
        nextSecond += 1
      } else {
        break
      }
    }
    replacement += middle[ByteRange(copied, end)]
    let range = ByteRange(originalStart, end - shift)
    result.append(merged(parts, as: rule, at: range, replacement))
  }

  private func merged(
    _ parts: [Edit], as rule: String, at range: ByteRange, _ replacement: String
  ) -> Edit {
    var reasons: [String] = []
    for part in parts where !part.reason.isEmpty && !reasons.contains(part.reason) {
      reasons.append(part.reason)
    }
    return Edit(
      range: range, replacement: replacement, rule: rule,
      reason: reasons.joined(separator: "; "),
      confidence: parts.reduce(1) { min($0, $1.confidence) })
  }
}
