import ArgumentParser
import Szpalta

extension ProfileGate: ExpressibleByArgument {}

/// For whom articles are written.
struct ProfileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Check articles for these readers.", valueName: "name or file.yaml"))
  var profile: String?

  @Option(help: "End with 1 if a check of the profile is to be fixed, or is to be watched.")
  var failOn: ProfileGate?

  @Flag(help: "Name the profiles there are.")
  var listProfiles = false

  func validate() throws {
    if failOn != nil, profile == nil {
      throw ValidationError("--fail-on needs a --profile to check")
    }
  }

  /// A line a profile: its id, what its readers are called, how many checks it has.
  func list(from resources: Resources, language: LabelLanguage) throws -> String {
    try Resources.profileNames.map { name in
      let profile = try resources.profile(name)
      let label = language == .pl ? profile.labels.pl : profile.labels.en
      return "\(profile.id)\t\(label)\t\(profile.limits.count)\n"
    }.joined()
  }
}
