import Analysis

/// How highlights look: layers that can lie over each other, and a colour a kind.
///
/// Sentences have a background, grammar a line below, words another kind of line, keyphrases a box,
/// paragraphs a mark in the margin. Kinds of one layer differ in shape as well as in colour, so that
/// a print in black and white still tells them apart.
enum PageStyle {
  enum Layer {
    case background, line, box, margin
  }

  static func layer(of kind: Finding.Kind) -> Layer {
    switch kind {
    case .longSentence, .monotonousRhythm: .background
    case .longParagraph, .longSection: .margin
    default: .line
    }
  }

  /// True for what often asks for a change.
  static func isShown(_ kind: Finding.Kind) -> Bool {
    switch kind {
    case .hardWord: true
    case .longParagraph, .longSection: true
    case .longSentence, .manyClauses, .genitiveChain, .nounChain, .passive, .subjectVerbDistance,
      .doubleNegation, .plainWording, .repeatedOpening:
      true
    case .monotonousRhythm, .rareWord, .possiblePassive, .impersonalForm, .gerund, .participle,
      .repeatedWord, .transition:
      false
    }
  }

  /// The declarations of a kind's style.
  static func rule(of id: String, _ layer: Layer) -> String {
    let color = colors[id] ?? "#6b4e00"
    switch layer {
    case .background: return "background: \(backgrounds[id] ?? "#fff1b8");"
    case .box: return "outline: 2px solid \(color); outline-offset: 1px; border-radius: 2px;"
    case .margin: return "border-left: 4px \(id == "longSection" ? "double" : "solid") \(color);"
    case .line:
      let (shape, offset) = lines[id] ?? ("solid", 2)
      return "text-decoration: underline \(shape) 2px \(color); text-underline-offset: \(offset)px;"
    }
  }

  private static let backgrounds = ["longSentence": "#fff0b3", "monotonousRhythm": "#e4edf7"]

  private static let colors = [
    "keyphrase": "#7a1fa2", "longParagraph": "#b26a00", "longSection": "#00695c",
    "hardWord": "#c62828", "rareWord": "#8e24aa", "passive": "#1565c0",
    "possiblePassive": "#5e92c9",
    "impersonalForm": "#0277bd", "gerund": "#2e7d32", "participle": "#558b2f",
    "nounChain": "#00695c", "genitiveChain": "#00838f", "manyClauses": "#6a1b9a",
    "subjectVerbDistance": "#ad1457", "doubleNegation": "#4e342e", "repeatedOpening": "#37474f",
    "repeatedWord": "#795548", "plainWording": "#d84315", "transition": "#78909c",
  ]

  /// The shape of a line and how many pixels it lies below the letters.
  private static let lines = [
    "hardWord": ("dotted", 2), "rareWord": ("dotted", 5), "passive": ("solid", 5),
    "possiblePassive": ("dashed", 5), "impersonalForm": ("double", 5), "gerund": ("dashed", 2),
    "participle": ("dashed", 8), "nounChain": ("solid", 8), "genitiveChain": ("solid", 8),
    "manyClauses": ("double", 8), "subjectVerbDistance": ("double", 2),
    "doubleNegation": ("wavy", 5), "repeatedOpening": ("wavy", 2), "repeatedWord": ("dotted", 8),
    "plainWording": ("wavy", 2), "transition": ("solid", 2),
  ]
}
