/// Charts of a page, drawn as SVG.
struct PageCharts {
  let labels: Labels

  /// A part of a scale.
  struct Band {
    var end: Double
    var label: String
    var color: Color

    /// What a value there means.
    enum Color: String {
      case good = "#2e7d32"
      case middling = "#9e9d24"
      case watch = "#ef8f00"
      case fix = "#c62828"
      /// Nothing.
      case none = "#b0bec5"
    }
  }

  private static let width = 320.0

  /// A scale with bands, the place of `value` on it, and how far it may be off.
  func gauge(
    _ name: String, value: Double, shown: String, interval: ClosedRange<Double>?, bands: [Band]
  ) -> String {
    let largest = bands.last?.end ?? 1
    func x(_ value: Double) -> Double { Self.width * min(max(value, 0), largest) / largest }
    var svg = ""
    var start = 0.0
    for band in bands where band.end > start {
      let label = HTMLText.escaped(band.label)
      svg += """
        <rect x="\(rounded: x(start))" y="18" width="\(rounded: x(band.end) - x(start) - 1)" \
        height="12" fill="\(band.color.rawValue)"/><text x="\(rounded: (x(start) + x(band.end)) / 2)" y="44" \
        text-anchor="middle">\(label)</text>
        """
      start = band.end
    }
    if let interval {
      let (low, high) = (x(interval.lowerBound), x(interval.upperBound))
      svg += """
        <line x1="\(rounded: low)" x2="\(rounded: high)" y1="12" y2="12" class="interval"/>
        """
    }
    svg += "<path d=\"M\(rounded: x(value)) 17 l-6 -11 h12 z\" class=\"needle\"/>"
    return figure(name, shown, svg)
  }

  /// A small chart with its name and what it shows.
  private func figure(_ name: String, _ shown: String, _ svg: String) -> String {
    """
    <figure class="gauge"><figcaption>\(HTMLText.escaped(name)) \
    <strong>\(HTMLText.escaped(shown))</strong></figcaption>
    <svg viewBox="-8 0 \(Int(Self.width) + 16) 50" role="img" \
    aria-label="\(HTMLText.escaped("\(name): \(shown)"))">\(svg)</svg></figure>
    """
  }

  /// The classes from 1 to 7 with their probabilities as columns.
  func classes(
    _ name: String, chosen: Int, probabilities: [Double], shown: String
  ) -> String {
    let step = Self.width / 7
    let columns = (1...7).map { number -> String in
      let share = probabilities.count == 7 ? probabilities[number - 1] : number == chosen ? 1 : 0
      let height = max(share > 0 ? 1.5 : 0, 26 * share)
      let x = Double(number - 1) * step
      let isChosen = number == chosen
      return """
        <rect x="\(rounded: x + 3)" y="\(rounded: 30 - height)" \
        width="\(rounded: step - 6)" height="\(rounded: height)" \
        class="\(isChosen ? "chosen" : "other")"/><text x="\(rounded: x + step / 2)" y="44" \
        text-anchor="middle"\(isChosen ? " class=\"chosen\"" : "")>\(number)</text>
        """
    }
    return figure(
      name, shown,
      "<line x1=\"0\" x2=\"\(Int(Self.width))\" y1=\"30\" y2=\"30\" class=\"axis\"/>"
        + columns.joined())
  }

  /// A bar parted by how many of each kind there are.
  func shares(_ name: String, _ parts: [(label: String, count: Int, color: String)]) -> String {
    let total = Double(max(1, parts.reduce(0) { $0 + $1.count }))
    var x = 0.0
    var svg = ""
    for part in parts where part.count > 0 {
      let width = Self.width * Double(part.count) / total
      svg += """
        <rect x="\(rounded: x)" y="10" width="\(rounded: width - 1)" height="20" \
        fill="\(part.color)"/>
        """
      x += width
    }
    let shown = parts.filter { $0.count > 0 }.map { "\($0.label) \($0.count)" }
      .joined(separator: ", ")
    return figure(name, shown, svg)
  }

  /// A column of the chart of sentences: its words, where it leads, whether a paragraph begins with it.
  struct Column {
    var words: Int
    var link: String
    var startsParagraph: Bool
  }

  private static let chartHeight = 150.0
  /// More sentences are drawn as groups, each by its longest.
  private static let mostColumns = 400

  /// The lengths of sentences through the text, with a line at `limit` words.
  func sentences(_ columns: [Column], limit: Int, caption: String) -> String {
    let groups = Self.grouped(columns)
    // A limit far above all sentences would leave nothing of them to see.
    let longest = max(20, groups.map(\.words).max() ?? 0)
    let largest = Double(min(max(limit + 5, longest), 2 * longest))
    let gap = 0.6
    let gaps = Double(groups.count(where: \.startsParagraph)) * gap
    let step = 800 / (Double(groups.count) + gaps)
    func y(_ words: Double) -> Double { Self.chartHeight * (1 - words / largest) + 10 }
    var x = 30.0
    var svg = ""
    for (index, column) in groups.enumerated() {
      if column.startsParagraph, index > 0 { x += gap * step }
      let top = y(Double(column.words))
      svg += """
        <a href="#\(column.link)" tabindex="-1"><rect x="\(rounded: x)" y="\(rounded: top)" \
        width="\(rounded: step * 0.8)" height="\(rounded: y(0) - top)" \
        class="\(column.words > limit ? "long" : "usual")"><title>\(labels.words(column.words))</title></rect></a>
        """
      x += step
    }
    for tick in stride(from: 0, through: Int(largest), by: 10 * max(1, Int(largest) / 60)) {
      svg +=
        "<text x=\"24\" y=\"\(rounded: y(Double(tick)) + 4)\" text-anchor=\"end\">\(tick)</text>"
    }
    if Double(limit) <= largest {
      let line = y(Double(limit))
      svg +=
        "<line x1=\"30\" x2=\"840\" y1=\"\(rounded: line)\" y2=\"\(rounded: line)\" class=\"limit\"/>"
    }
    svg +=
      "<line x1=\"30\" x2=\"840\" y1=\"\(rounded: y(0))\" y2=\"\(rounded: y(0))\" class=\"axis\"/>"
    return """
      <figure class="chart"><svg viewBox="0 0 850 170" aria-hidden="true">\(svg)</svg>
      <figcaption>\(HTMLText.escaped(caption))</figcaption></figure>
      """
  }

  private static func grouped(_ columns: [Column]) -> [Column] {
    guard columns.count > mostColumns else { return columns }
    let size = (columns.count + mostColumns - 1) / mostColumns
    return stride(from: 0, to: columns.count, by: size).map { start in
      let group = columns[start..<min(columns.count, start + size)]
      var longest = group[start]
      for column in group where column.words > longest.words { longest = column }
      longest.startsParagraph = false
      return longest
    }
  }

  /// How a keyphrase is spread over the tenths of a text.
  func tenths(_ counts: [Int], shown: String) -> String {
    let largest = Double(max(1, counts.max() ?? 1))
    let columns = counts.enumerated().map { index, count in
      let height = count > 0 ? 4 + 16 * Double(count) / largest : 1
      return """
        <rect x="\(index * 12)" y="\(rounded: 22 - height)" width="10" \
        height="\(rounded: height)" class="\(count > 0 ? "chosen" : "other")"/>
        """
    }
    return """
      <svg class="tenths" viewBox="0 0 120 24" role="img" aria-label="\(HTMLText.escaped(shown))">\(columns.joined())</svg>
      """
  }
}

extension DefaultStringInterpolation {
  /// A length for SVG: two decimals, whatever the locale.
  fileprivate mutating func appendInterpolation(rounded value: Double) {
    appendInterpolation((value * 100).rounded() / 100)
  }
}
