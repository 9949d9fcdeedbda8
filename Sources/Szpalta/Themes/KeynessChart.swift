import Analysis
import Foundation

/// The scatter chart of a comparison of words, as SVG.
struct KeynessChart {
  let words: [KeynessWord]
  let named: [KeynessWord]
  let labels: Labels
  let report: KeynessReport

  private static let (width, height) = (1000.0, 640.0)
  private static let (left, right, top, bottom) = (60.0, 30.0, 30.0, 50.0)
  /// Of a name in the chart, in units of the chart.
  private static let (letterWidth, lineHeight) = (6.8, 14.0)

  /// A rectangle that a name takes.
  private struct Box {
    var x: Double
    var y: Double
    var width: Double

    func overlaps(_ other: Box) -> Bool {
      x < other.x + other.width && other.x < x + width && abs(y - other.y) < lineHeight
    }
  }

  /// The chart; it has axes only where there is no word.
  var svg: String {
    """
    <svg viewBox="0 0 1000 640" role="img" aria-label="\(HTMLText.escaped(description))" \
    font-family="system-ui,sans-serif">
    \((axes + points + names).joined(separator: "\n"))
    </svg>
    """
  }

  private var description: String {
    labels.pick("Wykres słów: częstość i typowość", "Chart of words: frequency and typicality")
  }

  // MARK: Scales

  private func count(_ word: KeynessWord) -> Int { word.groupCount + word.referenceCount }
  private var greatestLogCount: Double { max(1, log10(Double(words.map(count).max() ?? 1))) }
  private var greatestScore: Double { max(3, words.map(\.zScore.magnitude).max() ?? 0) * 1.08 }

  private func x(ofCount count: Int) -> Double {
    let share = log10(Double(max(1, count))) / greatestLogCount
    // Names need room at the right.
    return Self.left + share * (Self.width - Self.left - Self.right - 90)
  }

  private func y(ofScore score: Double) -> Double {
    let middle = (Self.top + Self.height - Self.bottom) / 2
    return middle - score / greatestScore * (middle - Self.top)
  }

  // MARK: Parts

  private var axes: [String] {
    var parts: [String] = []
    let end = Self.width - Self.right
    for score in [-1.96, 0, 1.96] {
      let dash = score == 0 ? "" : " stroke-dasharray=\"4 4\""
      let y = Self.figure(y(ofScore: score))
      parts.append(
        "<line x1=\"\(Self.figure(Self.left))\" x2=\"\(Self.figure(end))\" y1=\"\(y)\" y2=\"\(y)\" "
          + "stroke=\"#999\"\(dash)/>")
    }
    let step = Self.step(upTo: greatestScore)
    for tick in stride(from: -step * 4, through: step * 4, by: step)
    where tick.magnitude < greatestScore {
      let y = Self.figure(y(ofScore: tick) + 4)
      parts.append(
        "<text x=\"\(Self.figure(Self.left - 8))\" y=\"\(y)\" font-size=\"12\" fill=\"#555\" "
          + "text-anchor=\"end\">\(labels.number(tick, digits: step < 1 ? 1 : 0))</text>")
    }
    for power in 0...Int(greatestLogCount) {
      let count = Int(pow(10, Double(power)))
      parts.append(
        "<text x=\"\(Self.figure(x(ofCount: count)))\" y=\"\(Self.figure(Self.height - 28))\" "
          + "font-size=\"12\" fill=\"#555\" text-anchor=\"middle\">\(count)</text>")
    }
    parts.append(
      "<text x=\"\(Self.figure(Self.left - 8))\" y=\"\(Self.figure(Self.top - 10))\" "
        + "font-size=\"13\" fill=\"#333\" text-anchor=\"end\">z</text>")
    let caption = labels.pick("wystąpienia w obu grupach", "occurrences in both groups")
    parts.append(
      "<text x=\"\(Self.figure(Self.width / 2))\" y=\"\(Self.figure(Self.height - 8))\" "
        + "font-size=\"13\" fill=\"#333\" text-anchor=\"middle\">\(caption)</text>")
    parts.append(sideName(report.group.name, y: Self.top - 10, color: Self.groupColor))
    parts.append(
      sideName(
        report.reference.name, y: Self.height - Self.bottom + 4, color: Self.referenceColor))
    return parts
  }

  private func sideName(_ name: String, y: Double, color: String) -> String {
    "<text x=\"\(Self.figure(Self.width - Self.right))\" y=\"\(Self.figure(y))\" font-size=\"14\" "
      + "font-weight=\"bold\" fill=\"\(color)\" text-anchor=\"end\">"
      + "\(HTMLText.escaped(TerminalStyle.shortened(name, 60)))</text>"
  }

  private var points: [String] {
    words.map { word in
      let (x, y) = (Self.figure(x(ofCount: count(word))), Self.figure(y(ofScore: word.zScore)))
      let tip =
        "\(word.lemma): z \(labels.number(word.zScore, digits: 2)), "
        + "G² \(labels.number(word.logLikelihood)), \(word.groupCount) : \(word.referenceCount)"
      return "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"3\" fill=\"\(color(of: word))\" "
        + "fill-opacity=\"\(word.zScore.magnitude < 1.96 ? "0.25" : "0.7")\">"
        + "<title>\(HTMLText.escaped(tip))</title></circle>"
    }
  }

  /// The names that find room, the most telling first.
  private var names: [String] {
    var taken: [Box] = []
    var result: [String] = []
    for word in named.sorted(by: { $0.zScore.magnitude > $1.zScore.magnitude }) {
      let (x, y) = (x(ofCount: count(word)), y(ofScore: word.zScore))
      let width = Self.letterWidth * Double(word.lemma.count)
      let places = [
        Box(x: x + 6, y: y + 4, width: width), Box(x: x - 6 - width, y: y + 4, width: width),
        Box(x: x - width / 2, y: y - 8, width: width),
        Box(x: x - width / 2, y: y + 16, width: width),
      ]
      guard
        let box = places.first(where: { box in fits(box) && !taken.contains(where: box.overlaps) })
      else { continue }
      taken.append(box)
      result.append(
        "<text x=\"\(Self.figure(box.x))\" y=\"\(Self.figure(box.y))\" font-size=\"12\" "
          + "stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\" "
          + "fill=\"\(color(of: word))\">\(HTMLText.escaped(word.lemma))</text>")
    }
    return result
  }

  private func fits(_ box: Box) -> Bool {
    box.x >= Self.left && box.x + box.width <= Self.width - 5
      && (Self.top...(Self.height - Self.bottom)).contains(box.y)
  }

  private func color(of word: KeynessWord) -> String {
    word.zScore >= 0 ? Self.groupColor : Self.referenceColor
  }

  private static let groupColor = "#1f5fa8"
  private static let referenceColor = "#b35900"

  /// A round distance of ticks, so that some four of them fit.
  private static func step(upTo greatest: Double) -> Double {
    var power = 0.1
    while power * 10 <= greatest / 2 { power *= 10 }
    return [1, 2, 5].map { $0 * power }.first { greatest / $0 <= 4 } ?? 10 * power
  }

  /// With one decimal, whatever the locale.
  private static func figure(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
