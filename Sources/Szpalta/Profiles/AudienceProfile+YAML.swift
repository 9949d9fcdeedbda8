public import Analysis
import Yams

extension AudienceProfile {
  /// Reads a profile of YAML, such as those in the product's `profiles`.
  ///
  ///     id: press
  ///     labels: {pl: prasa, en: press}
  ///     checks:
  ///       longSentences: {words: 20, good: 15, watch: 20, source: Yoast SEO}
  ///       fogPL: {good: 12, source: ours}      # without `watch` it is that of `good`
  ///
  /// - Parameter name: what errors call the text, usually the file's name.
  public init(parsingYAML text: String, name: String) throws(YAMLFileError) {
    let reader = YAMLReader(name: name)
    let root = try reader.root(
      of: text, expecting: "`id`, `labels` and `checks`", advice: "list the checks")
    self = try reader.profile(from: root)
  }
}

extension YAMLReader {
  fileprivate func profile(from root: Node) throws(YAMLFileError) -> AudienceProfile {
    let owner = "a profile"
    let values = try values(of: root, keys: ["id", "labels", "checks"], in: owner)
    let id = try required("id", of: values, in: root, of: owner)
    let names = try required("labels", of: values, in: root, of: owner)
    let checks = try required("checks", of: values, in: root, of: owner)
    let profile = AudienceProfile(
      id: try string(id, "an id"), labels: try labels(from: names, of: owner),
      limits: try limits(from: checks))
    if let problem = profile.problem {
      throw error(at: profile.limits.isEmpty ? checks : id, problem)
    }
    return profile
  }

  private func limits(from node: Node) throws(YAMLFileError) -> [AudienceProfile.Limit] {
    let names = AudienceProfile.Check.allCases.map(\.rawValue)
    // Checks the names; the order is that of the file.
    _ = try values(of: node, keys: names, in: "`checks`")
    var limits: [AudienceProfile.Limit] = []
    for (key, value) in node.mapping ?? [:] {
      guard let check = key.string.flatMap(AudienceProfile.Check.init(rawValue:)) else { continue }
      limits.append(try limit(of: check, from: value))
    }
    return limits
  }

  private func limit(
    of check: AudienceProfile.Check, from node: Node
  ) throws(YAMLFileError) -> AudienceProfile.Limit {
    let owner = "`\(check.rawValue)`"
    let keys = [check.parameter, "good", "watch", "source"].compactMap(\.self)
    let values = try values(of: node, keys: keys, in: owner)
    let good = try number(try required("good", of: values, in: node, of: owner), "good")
    var watch = good
    if let value = values["watch"] { watch = try number(value, "watch") }
    var parameter: Int?
    if let name = check.parameter {
      parameter = try count(try required(name, of: values, in: node, of: owner), name)
    }
    let limit = AudienceProfile.Limit(
      check: check, good: good, watch: watch, parameter: parameter,
      source: try string(
        try required("source", of: values, in: node, of: owner), "who set the limit"))
    if let problem = limit.problem { throw error(at: values[problem.key] ?? node, problem.text) }
    return limit
  }

  private func number(_ node: Node, _ key: String) throws(YAMLFileError) -> Double {
    if let text = node.scalar?.string, let number = Double(text), number.isFinite { return number }
    throw error(
      at: node, "a number expected in `\(key)`, \(kind(of: node)) found; write one such as 15")
  }

  private func count(_ node: Node, _ key: String) throws(YAMLFileError) -> Int {
    if let text = node.scalar?.string, let count = Int(text) { return count }
    throw error(
      at: node,
      "a whole number expected in `\(key)`, \(kind(of: node)) found; write one such as 20")
  }
}
