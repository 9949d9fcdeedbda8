/// The stage of school that a text of a given FOG index asks of its reader.
///
/// Stages are those of the Polish school system since 2017.
///
/// - Source: the bands in common use for FOG-PL (1–8, 9–12, 13–17 and 18 years
///   or more); no study behind them was found.
public enum SchoolStage: String, CaseIterable, Codable, Sendable {
  /// Up to 8 years: szkoła podstawowa.
  case primarySchool
  /// 9 to 12 years: szkoła ponadpodstawowa.
  case secondarySchool
  /// 13 to 17 years: studia.
  case university
  /// 18 years or more: after university.
  case postgraduate

  /// The stage for a FOG index, which is rounded to whole years first.
  public init(fog: Double) {
    switch fog.rounded() {
    case ..<9: self = .primarySchool
    case ..<13: self = .secondarySchool
    case ..<18: self = .university
    default: self = .postgraduate
    }
  }
}

/// How hard a text is by Pisarek's formulas.
///
/// - Source: the bands up to 7, 10, 13, 16 and above, in use with both formulas;
///   second-hand.
public enum PisarekBand: String, CaseIterable, Codable, Sendable {
  /// Up to 7.
  case veryEasy
  /// Up to 10.
  case easy
  /// Up to 13.
  case medium
  /// Up to 16.
  case hard
  /// Above 16.
  case veryHard

  /// The band of a value of Pisarek's linear or non-linear formula.
  public init(pisarek value: Double) {
    switch value {
    case ...7: self = .veryEasy
    case ...10: self = .easy
    case ...13: self = .medium
    case ...16: self = .hard
    default: self = .veryHard
    }
  }
}
