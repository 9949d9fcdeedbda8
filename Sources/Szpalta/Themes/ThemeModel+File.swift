public import Analysis
import Foundation

/// Model files: JSON that people can read, a feature a line.
///
///     {
///       "format": "szpalta-theme-model",
///       "version": 1,
///       …
///       "classes": [
///         {"name": "fizyka", "examples": 50, "bias": 0.12, "telling": ["prędkość", …]},
///       …
///       "columns": ["rarity", "fizyka", "psychologia"],
///       "words": {
///         "prędkość": [2.1, 3.4, -3.4],
///       …
///
/// The same model gives the same bytes.
extension ThemeModel {
  /// What a model file says of itself.
  static let fileFormat = "szpalta-theme-model"
  /// The versions of model files that are read.
  private static let fileVersions = 1...2
  /// The version that is written: the second only of models that know themes, which the first cannot hold.
  private var fileVersion: Int { knowsThemes ? 2 : 1 }

  /// The text of the model's file.
  ///
  /// - Parameters:
  ///   - telling: the words that tell each class, for people who read the file.
  ///   - lexicon: the lexicon that the lemmas come from.
  public func fileText(telling: TellingWords, lexicon: String) -> String {
    var lines = [
      "{", "  \"format\": \(JSONText.string(Self.fileFormat)),",
      "  \"version\": \(fileVersion),",
      "  \"generator\": \(JSONText.string("szpalta \(Pipeline.version)")),",
      "  \"lexicon\": \(JSONText.string(lexicon)),",
      "  \"calibrated\": \(isCalibrated),", "  \"classes\": [",
    ]
    for (number, named) in classes.enumerated() {
      let words = telling.classes[number].map { JSONText.string($0.text) }
      lines.append(
        "    {\"name\": \(JSONText.string(named.name)), \"examples\": \(named.exampleCount), "
          + "\"bias\": \(named.bias), \"telling\": [\(words.joined(separator: ", "))]}"
          + (number + 1 < classes.count ? "," : ""))
    }
    let columns = ["rarity"] + classes.map(\.name)
    lines += ["  ],", "  \"columns\": [\(columns.map(JSONText.string).joined(separator: ", "))],"]
    var text = Array((lines.joined(separator: "\n") + "\n").utf8)
    let kinds = ThemeFeature.Kind.allCases.filter { $0 != .theme || knowsThemes }
    for kind in kinds {
      text += "  \"\(kind.fileName)\": {\n".utf8
      var separator = ""
      for entry in entries where entry.feature.kind == kind {
        text += separator.utf8
        Self.append(entry, to: &text)
        separator = ",\n"
      }
      if !separator.isEmpty { text += "\n".utf8 }
      text += (kind == kinds.last ? "  }\n" : "  },\n").utf8
    }
    text += "}\n".utf8
    return String(decoding: text, as: UTF8.self)
  }

  private static func append(_ entry: Entry, to text: inout [UInt8]) {
    let name = entry.feature.text.utf8
    let isPlain = name.allSatisfy {
      $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    if isPlain {
      text += Self.nameStart
      text += name
      text += Self.nameEnd
    } else {
      text += "    \(JSONText.string(entry.feature.text)): [".utf8
    }
    append(entry.rarity, to: &text)
    for weight in entry.weights {
      text.append(UInt8(ascii: ","))
      text.append(UInt8(ascii: " "))
      append(weight, to: &text)
    }
    text.append(UInt8(ascii: "]"))
  }

  private static let nameStart = Array("    \"".utf8)
  private static let nameEnd = Array("\": [".utf8)

  /// Appends `number` as Swift writes it.
  private static func append(_ number: Double, to text: inout [UInt8]) {
    // Of six digits behind the point and no exponent, as nearly all are: a whole number of millionths.
    let millionths = (number * 1e6).rounded()
    guard (100..<1e12).contains(abs(millionths)), millionths / 1e6 == number else {
      text += number.description.utf8
      return
    }
    if number < 0 { text.append(UInt8(ascii: "-")) }
    let digits = UInt64(abs(millionths))
    var divisor: UInt64 = 1_000_000
    while divisor <= digits / 10 { divisor *= 10 }
    var rest = digits
    // The digits before the point, the point and a digit, and further ones unless all are zeros.
    repeat {
      text.append(UInt8(ascii: "0") + UInt8(rest / divisor))
      if divisor == 1_000_000 { text.append(UInt8(ascii: ".")) }
      (rest, divisor) = (rest % divisor, divisor / 10)
    } while divisor >= 100_000 || rest > 0
  }

  /// The model in the file at `path`.
  ///
  /// - Throws: `SzpaltaError` if it cannot be read, is no model, is of another
  ///   version, or holds what a model cannot have; with the place.
  public init(path: String) throws {
    let bytes = try InputFile(path: path).bytes
    let header = try Self.decoded(ModelFileHeader.self, bytes, path)
    guard header.format == Self.fileFormat else {
      throw SzpaltaError(
        .invalidConfiguration, place: path,
        problem: "a model with \"format\": \"\(Self.fileFormat)\" expected, "
          + "\(header.format.map { "\"\($0)\"" } ?? "none") found; "
          + "make one with `szpalta themes train`")
    }
    guard let version = header.version, Self.fileVersions.contains(version) else {
      throw SzpaltaError(
        .invalidConfiguration, place: path,
        problem: "a model of version 1 or 2 expected, "
          + "\(header.version.map { "version \($0)" } ?? "no version") found; "
          + "train it anew with this szpalta")
    }
    self = try Self.decoded(ModelFile.self, bytes, path).model(path)
  }

  private static func decoded<Value: Decodable>(
    _ type: Value.Type, _ bytes: Data, _ path: String
  ) throws -> Value {
    do {
      return try JSONDecoder().decode(type, from: bytes)
    } catch let error as DecodingError {
      throw error.inModelFile(path, bytes)
    }
  }
}

extension ThemeFeature.Kind {
  /// The key of the features of this kind.
  fileprivate var fileName: String {
    switch self {
    case .word: "words"
    case .beginning: "beginnings"
    case .phrase: "phrases"
    case .theme: "themes"
    }
  }
}

private struct ModelFileHeader: Decodable {
  var format: String?
  var version: Int?
}

private struct ModelFile: Decodable {
  struct Named: Decodable {
    var name: String
    var examples: Int
    var bias: Double
  }

  var version: Int
  var calibrated: Bool
  var classes: [Named]
  var words: [String: [Double]]
  var beginnings: [String: [Double]]
  var phrases: [String: [Double]]
  /// In the second version, not in the first.
  var themes: [String: [Double]]?

  func model(_ path: String) throws -> ThemeModel {
    try checkThemes(path)
    try checkClasses(path)
    var entries: [ThemeModel.Entry] = []
    for (kind, rows) in [
      (ThemeFeature.Kind.word, words), (.beginning, beginnings), (.phrase, phrases),
      (.theme, themes ?? [:]),
    ] {
      let names = rows.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      for name in names {
        let row = rows[name] ?? []
        try check(row, "\(path): \(kind.fileName).\(name)")
        entries.append(
          ThemeModel.Entry(
            feature: ThemeFeature(kind, name), rarity: row[0], weights: Array(row.dropFirst())))
      }
    }
    return ThemeModel(
      classes: classes.map {
        ThemeModel.Class(name: $0.name, exampleCount: $0.examples, bias: $0.bias)
      }, entries: entries, isCalibrated: calibrated)
  }

  private func checkThemes(_ path: String) throws {
    let problem: String
    switch (version, themes) {
    case (1, .some): problem = "no \"themes\" in a model of version 1 expected, some found"
    case (2, nil): problem = "\"themes\" in a model of version 2 expected, none found"
    default: return
    }
    throw SzpaltaError(
      .invalidConfiguration, place: path, problem: problem + "; train it anew with this szpalta")
  }

  private func checkClasses(_ path: String) throws {
    guard classes.count > 1, Set(classes.map(\.name)).count == classes.count else {
      throw SzpaltaError(
        .invalidConfiguration, place: "\(path): classes",
        problem: "two classes or more with different names expected, "
          + "\(classes.map(\.name).joined(separator: ", ")) found")
    }
    for named in classes where named.examples < 0 || !(abs(named.bias) < ThemeModel.greatestNumber)
    {
      throw SzpaltaError(
        .invalidConfiguration, place: "\(path): classes.\(named.name)",
        problem: "a count of examples and a finite bias expected, "
          + "\(named.examples) and \(named.bias) found")
    }
  }

  private func check(_ row: [Double], _ place: String) throws {
    guard row.count == classes.count + 1 else {
      throw SzpaltaError(
        .invalidConfiguration, place: place,
        problem: "a rarity and a weight for each of \(classes.count) classes expected, "
          + "\(row.count) numbers found")
    }
    guard row[0] >= 1, row.allSatisfy({ abs($0) < ThemeModel.greatestNumber }) else {
      throw SzpaltaError(
        .invalidConfiguration, place: place,
        problem: "a rarity of 1 or more and weights below a million expected, \(row) found")
    }
  }
}

extension ThemeModel {
  /// What no rarity, weight or bias reaches.
  fileprivate static let greatestNumber = 1e6
}

extension DecodingError {
  /// What is wrong in the model file at `path`, with the line or the key.
  fileprivate func inModelFile(_ path: String, _ bytes: Data) -> SzpaltaError {
    func failure(_ context: Context, _ problem: String) -> SzpaltaError {
      let keys = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
      return SzpaltaError(
        .invalidConfiguration,
        place: keys.isEmpty ? path : "\(path): \(keys.joined(separator: "."))", problem: problem)
    }
    switch self {
    case .keyNotFound(let key, let context):
      return failure(context, "\"\(key.stringValue)\" expected, none found")
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      return failure(context, "\(Self.name(of: type)) expected, something else found")
    case .dataCorrupted(let context):
      let cause = (context.underlyingError as? NSError)?.userInfo[NSDebugDescriptionErrorKey]
      return failure(
        context, "JSON expected, found what is none: \(cause ?? context.debugDescription)")
    @unknown default:
      return SzpaltaError(.invalidConfiguration, place: path, problem: "\(self)")
    }
  }

  private static func name(of type: Any.Type) -> String {
    switch type {
    case is String.Type: "a text"
    case is Double.Type, is Int.Type: "a number"
    case is Bool.Type: "true or false"
    case is any Collection.Type: "a list or an object"
    default: "an object"
    }
  }
}
