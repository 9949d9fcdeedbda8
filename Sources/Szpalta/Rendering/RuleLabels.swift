import Cleaning

/// What a page calls the rules of cleaning.
extension Labels {
  /// The name of the rule that commands call `id`; `id` itself if there is none.
  func rule(_ id: String) -> String {
    guard let rule = CleaningRule(rawValue: id) else { return id }
    return switch rule {
    case .html: pick("encje HTML", "character references")
    case .encoding: pick("kodowanie", "encoding")
    case .controls: pick("znaki sterujące", "control characters")
    case .spaces: pick("odstępy", "spaces")
    case .hyphens: pick("dywizy", "hyphens")
    case .lines: pick("złamane wiersze", "wrapped lines")
    case .quotes: pick("cudzysłowy", "quotation marks")
    case .dashes: pick("myślniki", "dashes")
    case .ellipsis: pick("wielokropki", "ellipses")
    case .orphans: pick("sierotki", "orphans")
    case .boilerplate: pick("dopiski strony", "boilerplate")
    }
  }
}
