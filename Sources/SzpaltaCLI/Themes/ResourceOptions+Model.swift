import Szpalta

extension ResourceOptions {
  /// What hands texts to the model in the file at `path`; warns if the taxonomy lacks themes of it.
  func pipeline(for model: ThemeModel, at path: String) throws -> Pipeline {
    var configuration = Configuration()
    configuration.steps = model.knowsThemes ? [.clean, .themes] : [.clean]
    let pipeline = try Pipeline(resources: load(), configuration: configuration)
    let unknown = pipeline.unknownThemes(of: model)
    if !unknown.isEmpty {
      Console.log.warning(
        """
        \(path): only themes of the taxonomy expected, \(unknown.joined(separator: ", ")) found, too; \
        what was learnt of them does not count
        """)
    }
    return pipeline
  }
}
