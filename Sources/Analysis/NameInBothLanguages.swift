/// A name in the languages of the product.
public struct NameInBothLanguages: Hashable, Sendable, Codable {
  /// In Polish: "sprzedaż".
  public var pl: String
  /// In English: "sales".
  public var en: String

  /// The names `pl` and `en`.
  public init(pl: String, en: String) {
    self.pl = pl
    self.en = en
  }
}
