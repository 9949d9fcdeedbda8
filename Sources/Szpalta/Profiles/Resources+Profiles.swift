public import Analysis
import Foundation

extension Resources {
  /// The profiles that ship, from the easiest reading to the hardest.
  public static let profileNames = ["children", "general", "office", "press", "specialists"]

  /// The profile called `name`, or that of the YAML file at the path `name`.
  ///
  /// What ends in ".yaml" or ".yml" or holds "/" is a path.
  ///
  /// - Throws: `SzpaltaError` that says which profiles there are, or where the file is wrong.
  public func profile(_ name: String) throws -> AudienceProfile {
    if Self.isPath(name) { return try profile(atPath: name) }
    guard Self.profileNames.contains(name) else {
      throw SzpaltaError(
        .invalidConfiguration, place: "--profile",
        problem: "\(Self.profileNames.joined(separator: ", ")) or a YAML file expected, "
          + "\(name) found")
    }
    let file = "profiles/\(name).yaml"
    do {
      return try AudienceProfile(parsingYAML: text(of: file), name: path(of: file))
    } catch let error as SzpaltaError {
      throw SzpaltaError(.resourcesMissing, place: error.place, problem: error.problem)
    } catch {
      throw SzpaltaError(.resourcesMissing, place: "", problem: "\(error)")
    }
  }

  private static func isPath(_ name: String) -> Bool {
    name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }

  private func profile(atPath path: String) throws -> AudienceProfile {
    do {
      return try AudienceProfile(parsingYAML: InputFile(path: path).text(), name: path)
    } catch let error as SzpaltaError {
      throw SzpaltaError(.invalidConfiguration, place: error.place, problem: error.problem)
    } catch {
      throw SzpaltaError(.invalidConfiguration, place: "", problem: "\(error)")
    }
  }
}
