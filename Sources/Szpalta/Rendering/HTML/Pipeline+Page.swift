public import Formats

extension Pipeline {
  /// A report with the page that shows it.
  public struct Page: Sendable {
    /// The report.
    public let report: Report
    /// A page of HTML that needs neither network nor scripts.
    public let html: String
  }

  /// The report on `source`, which is written in `format` and called `name`, and a page that shows it with
  /// labels in `language`.
  ///
  /// - Precondition: `configuration.steps` has readability.
  public func page(
    on source: String, format: TextFormat, name: String, language: LabelLanguage
  ) throws -> Page {
    let article = article(source, format: format)
    guard let analysis = readabilityAnalysis(of: article) else {
      preconditionFailure("a page shows readability, which is not among the steps")
    }
    let report = try report(on: article, analysis, format: format, name: name)
    let page = ReportPage(
      report: report, article: article, analysis: analysis, labels: Labels(language: language))
    return Page(report: report, html: page.html)
  }
}
