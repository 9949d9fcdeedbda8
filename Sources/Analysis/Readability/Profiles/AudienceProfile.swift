/// For whom a text is written, and how its figures may turn out for these readers.
public struct AudienceProfile: Hashable, Sendable, Codable {
  /// Short and ASCII: "press".
  public var id: String

  /// What people call the readers, by language.
  public var labels: NameInBothLanguages

  /// The limits, in the order in which they are reported; each check once, at least one.
  public var limits: [Limit]

  /// A profile from parts that keep what is said above.
  public init(id: String, labels: NameInBothLanguages, limits: [Limit]) {
    self.id = id
    self.labels = labels
    self.limits = limits
  }

  /// The limit of `check`, if the profile has one.
  public func limit(of check: Check) -> Limit? { limits.first { $0.check == check } }

  /// How one figure of a text may turn out.
  public struct Limit: Hashable, Sendable, Codable {
    /// The figure.
    public var check: Check

    /// The last value that is good, in the unit of the check: the largest, or, where more is better, the
    /// smallest.
    public var good: Double

    /// The last value that is to be watched; what is beyond is to be fixed. At least as far as `good`.
    public var watch: Double

    /// The number that the check asks for besides; see `Check.parameter`.
    public var parameter: Int?

    /// Who set the limit; "Szpalta" where it is a judgement of ours.
    public var source: String

    /// A limit on `check`.
    public init(
      check: Check, good: Double, watch: Double, parameter: Int? = nil, source: String
    ) {
      self.check = check
      self.good = good
      self.watch = watch
      self.parameter = parameter
      self.source = source
    }

    /// What is to be done about `value`.
    public func verdict(on value: Double) -> Verdict {
      if isKept(value, upTo: good) { return .good }
      return isKept(value, upTo: watch) ? .watch : .fix
    }

    private func isKept(_ value: Double, upTo bound: Double) -> Bool {
      check.isBetterHigh ? value >= bound : value <= bound
    }
  }

  /// What is to be done about a figure of a text.
  public enum Verdict: String, CaseIterable, Comparable, Codable, Sendable {
    /// The text is too short for the check, or has nothing that it is about.
    case notMeasurable
    /// Nothing.
    case good
    /// Worth a look.
    case watch
    /// Better changed before the text is published.
    case fix

    /// By how much there is to do.
    public static func < (left: Verdict, right: Verdict) -> Bool {
      left.severity < right.severity
    }

    private var severity: Int {
      switch self {
      case .notMeasurable: 0
      case .good: 1
      case .watch: 2
      case .fix: 3
      }
    }
  }
}
