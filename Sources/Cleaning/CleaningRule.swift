/// A named kind of repair that `Cleaner` can make.
public enum CleaningRule: String, CaseIterable, Codable, Sendable {
  /// Character references left in plain text.
  case html
  /// Letters stored as several scalars, and typographic ligatures.
  case encoding
  /// Control characters.
  case controls
  /// Runs of blanks, trailing blanks and invisible spaces.
  case spaces
  /// Hyphens left over from the line ends of print.
  case hyphens
  /// Lines that were wrapped at a fixed width.
  case lines

  /// What the rule does, in one sentence.
  public var summary: String {
    switch self {
    case .html:
      "Replaces character references that were left in plain text by their characters."
    case .encoding:
      "Composes Polish letters stored as letter and mark, and takes ligatures apart."
    case .controls:
      "Removes control characters; tabs, line ends and form feeds stay."
    case .spaces:
      "Removes trailing blanks, repeated blanks inside lines and invisible spaces."
    case .hyphens:
      "Joins words that print divided at a line end, and keeps the hyphens of compounds."
    case .lines:
      "Makes paragraphs again of text that was wrapped at a fixed width."
    }
  }

  /// Text before and after the rule; line ends and invisible characters are written as escapes.
  public var example: (before: String, after: String) {
    switch self {
    case .html: (#"G&oacute;ra&nbsp;Kalwaria"#, #"Góra\u{A0}Kalwaria"#)
    case .encoding: (#"o\u{301}smy oﬁcer"#, "ósmy oficer")
    case .controls: (#"kolej\u{2}ne"#, "kolejne")
    case .spaces: (#"dwa   słowa\u{200B} "#, "dwa słowa")
    case .hyphens: (#"powinni-śmy, biało-\n-czerwony"#, "powinniśmy, biało-czerwony")
    case .lines:
      (
        #"Redakcja naszego pisma zbiera wspomnienia\nmieszkańców dzielnicy."#,
        "Redakcja naszego pisma zbiera wspomnienia mieszkańców dzielnicy."
      )
    }
  }
}
