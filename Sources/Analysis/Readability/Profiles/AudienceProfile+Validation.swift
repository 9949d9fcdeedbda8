extension AudienceProfile {
  /// What is wrong with the profile as a whole; `nil` if nothing is.
  package var problem: String? {
    let isPlain = id.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte)
    }
    guard isPlain, !id.isEmpty else {
      return "an id of ASCII letters, digits and hyphens expected, \"\(id)\" found"
    }
    return limits.isEmpty ? "at least one check expected, none found" : nil
  }
}

extension AudienceProfile.Limit {
  private static let largestParameter = 1_000_000

  /// The part of the limit that is wrong, by its key, and what is wrong; `nil` if nothing is.
  package var problem: (key: String, text: String)? {
    for (name, value) in [("good", good), ("watch", watch)] {
      guard (0...check.unit.largest).contains(value) else {
        return (
          name,
          "a number from 0 to \(Int(check.unit.largest)) expected in `\(name)`, \(value) found"
        )
      }
    }
    if verdict(on: watch) == .good, watch != good {
      let side = check.isBetterHigh ? "at most" : "at least"
      return (
        "watch", "a `watch` of \(side) \(good), the value of `good`, expected, \(watch) found"
      )
    }
    if let parameter, let key = check.parameter,
      !(1...Self.largestParameter).contains(parameter)
    {
      return (
        key, "a number from 1 to \(Self.largestParameter) expected in `\(key)`, \(parameter) found"
      )
    }
    return nil
  }
}
