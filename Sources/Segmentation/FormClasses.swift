/// What a listed form does to the end of a sentence.
struct FormClasses: OptionSet, Sendable {
  let rawValue: UInt16

  /// What follows belongs to the abbreviation: "np.", "tzw.".
  static let joins = FormClasses(rawValue: 1 << 0)
  /// Stands before a name: "prof.", "ul.".
  static let title = FormClasses(rawValue: 1 << 1)
  /// Stands before a number: "art.", "nr".
  static let beforeNumber = FormClasses(rawValue: 1 << 2)
  /// Stands behind a number: "tys.", "r.".
  static let afterNumber = FormClasses(rawValue: 1 << 3)
  /// May be the last word of a sentence: "itd.".
  static let closing = FormClasses(rawValue: 1 << 4)
  /// Without its full stop an ordinary word: "im", "ok".
  static let word = FormClasses(rawValue: 1 << 5)
  /// A word that, with a capital, begins a sentence rather than a name: "Jednak".
  static let opener = FormClasses(rawValue: 1 << 6)
  /// A preposition: an opener, but one that also begins names: "Na Skarpie".
  static let preposition = FormClasses(rawValue: 1 << 7)
  /// A word of dates and times: "maja", "dnia".
  static let date = FormClasses(rawValue: 1 << 8)
  /// A conjunction whose clause cannot end with a date: "gdy w 1939 r. Niemcy …".
  static let subordinator = FormClasses(rawValue: 1 << 9)

  /// An opener that begins a sentence even where no full stop stands before: "Ponieważ".
  static let starter = FormClasses(rawValue: 1 << 10)

  /// The classes that make a form an abbreviation.
  static let abbreviation: FormClasses = [.joins, .title, .beforeNumber, .afterNumber, .closing]

  /// The names under which a data file knows the classes.
  static let named: [(name: String, class: FormClasses)] = [
    ("joins", .joins), ("title", .title), ("before-number", .beforeNumber),
    ("after-number", .afterNumber), ("closing", .closing), ("word", .word), ("opener", .opener),
    ("preposition", .preposition), ("date", .date),
    ("subordinator", .subordinator), ("starter", .starter),
  ]
}
