import TextModel

/// What stands behind a place where a sentence may end.
struct Follower {
  /// What stands before the first word there.
  enum Lead {
    case none, dash, quote, bracket
  }

  /// How the first word begins, or what stands in its place.
  enum Form {
    /// A lower-case letter.
    case lower
    /// A capital.
    case upper
    /// A digit.
    case number
    /// A full stop, comma or closing bracket: the sentence goes on.
    case continuation
    /// A symbol, hashtag, address or other token without case.
    case other
  }

  var lead = Lead.none
  var form = Form.other
  /// The index of the token that `form` describes.
  var index: Int
  /// True if no gap stands before the follower.
  var isGlued: Bool
  /// What the list of abbreviations says of the token.
  var listed: FormClasses = []

  /// True for a capitalised word that begins sentences rather than names.
  var isOpener: Bool { form == .upper && listed.contains(.opener) }
}

extension SentenceSplitter {
  /// The most marks that stand before the first word of a sentence.
  private static let longestLead = 6

  /// What stands at token `index`, behind a place where a sentence may end.
  func follower(
    _ text: Span<UInt8>, _ tokens: [Token], at index: Int, limit: Int
  ) -> Follower {
    var follower = Follower(index: index, isGlued: isGlued(tokens, at: index))
    // A few marks open a sentence; looking through longer runs at each mark would take O(tokens²).
    while follower.index < min(limit, index + Self.longestLead) {
      let token = tokens[follower.index]
      guard token.kind == .punctuation else {
        describe(text, token, in: &follower)
        return follower
      }
      switch firstClass(text, token) {
      case .dash, .hyphen: follower.lead = .dash
      case .quote: if follower.lead == .none { follower.lead = .quote }
      case .opening:
        let isBracket = text[token.range.start] < 0x80
        if follower.lead == .none { follower.lead = isBracket ? .bracket : .quote }
      case .ellipsis: break
      case .stop where token.range.byteCount > 1: break
      default:
        follower.form = .continuation
        return follower
      }
      follower.index += 1
    }
    // Marks without a word behind them close the paragraph, not open a sentence.
    follower.form = .continuation
    return follower
  }

  private func describe(_ text: Span<UInt8>, _ token: Token, in follower: inout Follower) {
    switch firstClass(text, token) {
    case .upper: follower.form = .upper
    case .lower: follower.form = isCamelCase(text, token) ? .upper : .lower
    case .digit: follower.form = .number
    default: follower.form = .other
    }
    switch token.kind {
    case .url, .email, .hashtag, .mention, .emoji: follower.form = .other
    case .word: follower.listed = listedClasses(text, token)
    default: break
    }
  }

  /// True for "iPhone" and "mBank", which keep their case at the beginning of a sentence.
  private func isCamelCase(_ text: Span<UInt8>, _ token: Token) -> Bool {
    let second = text.scalar(at: token.range.start).end
    return second < token.range.end && classes[text.scalar(at: second).value] == .upper
  }
}
