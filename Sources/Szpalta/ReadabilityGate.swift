public import Analysis

/// Limits that an article must keep to be published: "fog=12,pisarekLinear=10".
public struct ReadabilityGate: Sendable {
  private let limits: [(index: ReadabilityIndex, limit: Double)]

  /// The indices that must be measured for the gate.
  public var indices: [ReadabilityIndex] { limits.map(\.index) }

  /// Short names that people use.
  private static let shortNames: [String: ReadabilityIndex] = [
    "fog": .fogPL, "pisarek": .pisarekLinear, "coleman": .colemanLiau,
  ]

  /// Reads limits parted by commas, each the name of an index, "=" and a number.
  ///
  /// - Throws: `SzpaltaError` that says what was expected.
  public init(parsing text: String) throws {
    limits = try text.split(separator: ",").map { word in
      let parts = word.split(separator: "=").map { $0.filter { !$0.isWhitespace } }
      guard parts.count == 2, let limit = Double(parts[1]), limit.isFinite,
        let index = Self.shortNames[parts[0]] ?? ReadabilityIndex(rawValue: parts[0])
      else {
        let names = (Self.shortNames.keys.sorted() + ReadabilityIndex.allCases.map(\.rawValue))
          .joined(separator: ", ")
        throw SzpaltaError(
          .invalidConfiguration, place: "--fail-above",
          problem: "limits such as fog=12 expected, \(word) found; indices are \(names)")
      }
      return (index, limit)
    }
  }

  /// The indices of `report` above their limits, in words; empty if there are none, or nothing could be
  /// measured.
  public func violations(in report: Report) -> [String] {
    limits.compactMap { index, limit in
      let entry = report.readability?.indices.first { $0.id == index.rawValue }
      guard let value = entry?.value, value > limit else { return nil }
      let labels = Labels(language: .en)
      return
        "\(index.rawValue) is \(labels.number(value)), at most \(labels.number(limit)) expected"
    }
  }
}
