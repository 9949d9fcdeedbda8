/// A named kind of repair that `Cleaner` can make.
public enum CleaningRule: String, CaseIterable, Codable, Sendable {
  /// Character references left in plain text.
  case html
  /// Bytes read in the wrong encoding, escapes, letters stored as several scalars, ligatures.
  case encoding
  /// Control characters.
  case controls
  /// Runs of blanks, trailing blanks and invisible spaces.
  case spaces
  /// Hyphens left over from the line ends of print.
  case hyphens
  /// Lines that were wrapped at a fixed width.
  case lines
  /// Typewriter quotation marks.
  case quotes
  /// Hyphens that stand for dashes.
  case dashes
  /// Three dots for an ellipsis.
  case ellipsis
  /// Words of one letter at the ends of lines.
  case orphans
  /// Lines of the page around an article.
  case boilerplate

  /// The rules that repair damage; the others change style and are off unless asked for.
  public static let defaults: Set<CleaningRule> = [
    .html, .encoding, .controls, .spaces, .hyphens, .lines,
  ]

  /// What the rule does, in one sentence.
  public var summary: String {
    switch self {
    case .html:
      "Replaces character references that were left in plain text by their characters."
    case .encoding:
      "Takes back what wrong encodings, escapes, separate accents and ligatures made of letters."
    case .controls:
      "Removes control characters; tabs, line ends and form feeds stay."
    case .spaces:
      "Removes trailing blanks, repeated blanks inside lines and invisible spaces."
    case .hyphens:
      "Joins words that print divided at a line end, and keeps the hyphens of compounds."
    case .lines:
      "Makes paragraphs again of text that was wrapped at a fixed width."
    case .quotes:
      "Writes „ ” for ,, '' and, in texts that use „ ” elsewhere, for straight quotes; « » inside."
    case .dashes:
      "Writes dashes for hyphens between blanks, at the start of speech and between years."
    case .ellipsis:
      "Writes one ellipsis for three dots."
    case .orphans:
      "Ties words of one letter to the next word, so that no line ends in them."
    case .boilerplate:
      "Removes lines such as \"Czytaj też: …\" and \"Udostępnij\", which pl.boilerplate.txt lists."
    }
  }

  /// Text before and after the rule; line ends and invisible characters are written as escapes.
  public var example: (before: String, after: String) {
    switch self {
    case .html: (#"G&oacute;ra&nbsp;Kalwaria"#, #"Góra\u{A0}Kalwaria"#)
    case .encoding:
      (#"gÄ™Ĺ›, wy¿sza, ju\u017c, o\u{301}smy oﬁcer"#, "gęś, wyższa, już, ósmy oficer")
    case .controls: (#"kolej\u{2}ne"#, "kolejne")
    case .spaces: (#"dwa   słowa\u{200B} "#, "dwa słowa")
    case .hyphens: (#"powinni-śmy, biało-\n-czerwony"#, "powinniśmy, biało-czerwony")
    case .lines:
      (
        #"Redakcja naszego pisma zbiera wspomnienia\nmieszkańców dzielnicy."#,
        "Redakcja naszego pisma zbiera wspomnienia mieszkańców dzielnicy."
      )
    case .quotes: (#"czyta ,,Głos'' i „Echo""#, "czyta „Głos” i „Echo”")
    case .dashes:
      (#"wtedy -- w latach 1918-1939 - było inaczej"#, "wtedy – w latach 1918–1939 – było inaczej")
    case .ellipsis: (#"i tak dalej..."#, "i tak dalej…")
    case .boilerplate:
      (
        #"Most otwarto w maju.\nCzytaj też: Nowe tramwaje\nRuch jest duży."#,
        #"Most otwarto w maju.\nRuch jest duży."#
      )
    case .orphans: (#"w domu i w ogrodzie"#, #"w\u{A0}domu i\u{A0}w\u{A0}ogrodzie"#)
    }
  }
}
