public import Analysis

extension Pipeline {
  /// The words of `article` that a learnt model looks at; with the terms of the taxonomy if themes are
  /// among the steps, which has to be the same for all texts of a model.
  public func themeWords(of article: Article) -> ThemeWords {
    ThemeWords(article.annotated, themes: themes)
  }

  /// The ids of the themes that `model` knows and the taxonomy lacks, in the order of their bytes; none of
  /// what was learnt of them counts.
  public func unknownThemes(of model: ThemeModel) -> [String] {
    let ids = model.entries.lazy.filter { $0.feature.kind == .theme }.map(\.feature.text)
    return ids.filter { themes?.taxonomy.index(of: $0) == nil }
  }

  /// The name and version of the lexicon that lemmas come from.
  public var lexiconSource: String { lexicon.source }

  /// The terms of `taxonomy` as seeds of the classes `names`.
  ///
  /// A theme speaks for the class that has its id or one of its labels as name, in capitals or not.
  public func seeds(from taxonomy: Taxonomy, classes names: [String]) -> [ThemeExample] {
    taxonomy.themes.flatMap { theme -> [ThemeExample] in
      let known = [theme.id, theme.labels.pl, theme.labels.en].map { $0.lowercased() }
      guard let name = names.first(where: { known.contains($0.lowercased()) }) else { return [] }
      return theme.terms.map { term in
        ThemeExample(
          words: themeWords(of: article(term.text, format: .text)), label: name,
          weight: term.weight)
      }
    }
  }

  /// The taxonomy in the YAML file at `path`.
  ///
  /// - Throws: `SzpaltaError` that names the file and the line.
  public func taxonomy(atPath path: String) throws -> Taxonomy {
    do {
      return try Taxonomy(parsingYAML: InputFile(path: path).text(), name: path)
    } catch let error as YAMLFileError {
      throw SzpaltaError(.invalidConfiguration, place: "", problem: error.description)
    }
  }
}
