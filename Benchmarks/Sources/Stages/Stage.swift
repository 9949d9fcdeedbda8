import Segmentation
import Szpalta
import TextModel

/// A part of the work from text to report that is measured by itself.
public struct Stage: Sendable {
  /// One pass over all texts; the sum of what it found, so that nothing is left out as unused.
  public typealias Pass = () throws -> Int

  /// As a user calls it.
  public let name: String
  private let preparing: @Sendable (Engine, [String]) throws -> Pass

  init(
    _ name: String, preparing: @escaping @Sendable (Engine, [String]) throws -> Pass
  ) {
    self.name = name
    self.preparing = preparing
  }

  /// The work on `texts`; what comes before this stage is done here and not measured.
  public func pass(over texts: [String], with engine: Engine) throws -> Pass {
    try preparing(engine, texts)
  }

  /// The stage called `name`.
  public static func named(_ name: String) -> Stage? { (all + fromText).first { $0.name == name } }

  /// Each stage for itself, in the order of the work.
  public static let all: [Stage] = [
    Stage("words") { _, texts in
      var boundaries: [UInt32] = []
      return {
        texts.reduce(0) { sum, text in
          boundaries.removeAll(keepingCapacity: true)
          let bytes = text.utf8Span.span
          var words = WordBoundaries()
          words.append(of: bytes, in: ByteRange(0, bytes.count), to: &boundaries)
          return sum + boundaries.count
        }
      }
    },
    // Every line is a paragraph, as ICU's rules have it.
    Stage("sentences") { engine, texts in
      { texts.reduce(0) { $0 + engine.segmenter.sentenceRanges(inLinesOf: $1).count } }
    },
    Stage("tokenize") { engine, texts in
      var paragraphs: [Paragraph] = []
      return {
        texts.reduce(0) { sum, text in
          Lines.find(in: text, &paragraphs)
          return sum + engine.segmenter.segmented(text, paragraphs: paragraphs).tokens.count
        }
      }
    },
    Stage("tagging") { engine, texts in
      let documents = texts.map {
        engine.segmenter.segmented($0, paragraphs: PlainText.paragraphs(in: $0))
      }
      return { documents.reduce(0) { $0 + engine.tagger.annotated($1).entries.count } }
    },
    Stage("cleaning") { engine, texts in
      { texts.reduce(0) { $0 + engine.cleaner.edits(for: $1).edits.count } }
    },
    analysis("readability counts", [.readability], hasFindings: false),
    analysis("readability", [.readability]),
    analysis("keywords", [.keywords]),
    analysis("themes", [.themes]),
    Stage("full analysis") { engine, texts in
      let pipeline = try engine.pipeline(Step.allCases)
      return {
        try texts.reduce(0) { sum, text in
          let report = try pipeline.report(on: text, format: .text, name: "text")
          return sum + report.json(isPretty: false).utf8.count
        }
      }
    },
  ]

  /// From a raw text to a result, as a program that is handed texts does it: what peers do.
  public static let fromText: [Stage] = [
    Stage("lemmas from text") { engine, texts in
      {
        texts.reduce(0) { sum, text in
          let paragraphs = PlainText.paragraphs(in: text)
          let document = engine.segmenter.segmented(text, paragraphs: paragraphs)
          return sum + engine.tagger.annotated(document).entries.count
        }
      }
    },
    counts("readability counts by text form from text") {
      // What textstat counts: words as they stand, whatever they are.
      $0.countsNamesAsHard = true
      $0.countsNumeralsAsHard = true
      $0.countsAbbreviationsAsHard = true
    },
    counts("readability counts from text") { _ in },
    analysisOfText("readability without findings from text", [.readability], hasFindings: false),
    analysisOfText("readability from text", [.readability]),
    analysisOfText("keywords from text", [.keywords]),
    analysisOfText("themes from text", [.themes]),
    icu("words, ICU UTF-16", .words, .utf16), icu("words, ICU UTF-8", .words, .utf8),
    icu("sentences, ICU UTF-16", .sentences, .utf16),
    icu("sentences, ICU UTF-8", .sentences, .utf8),
  ]

  /// A step of the analysis of articles that are cleaned and annotated.
  private static func analysis(
    _ name: String, _ steps: [Step], hasFindings: Bool = true
  ) -> Stage {
    Stage(name) { engine, texts in
      let cleaning = try engine.pipeline([.clean])
      let articles = texts.map { cleaning.article($0, format: .text) }
      let pipeline = try engine.pipeline(steps, hasFindings: hasFindings)
      return {
        try articles.reduce(0) { sum, article in
          let report = try pipeline.report(on: article, format: .text, name: "text")
          return sum + report.counts.words
        }
      }
    }
  }

  private static func analysisOfText(
    _ name: String, _ steps: [Step], hasFindings: Bool = true
  ) -> Stage {
    Stage(name) { engine, texts in
      let pipeline = try engine.pipeline(steps, hasFindings: hasFindings)
      return {
        try texts.reduce(0) { sum, text in
          try sum + pipeline.report(on: text, format: .text, name: "text").counts.words
        }
      }
    }
  }

  /// Counts and all indices.
  private static func counts(
    _ name: String, _ settings: @escaping @Sendable (inout Readability.Configuration) -> Void
  ) -> Stage {
    Stage(name) { engine, texts in
      var configuration = Configuration()
      configuration.steps = [.readability]
      settings(&configuration.readability)
      let pipeline = try engine.pipeline(configuration)
      return {
        texts.reduce(0) { sum, text in
          guard let counts = pipeline.readabilityCounts(of: text, format: .text) else { return sum }
          let values = ReadabilityIndex.allCases.compactMap { $0.value(for: counts) }
          return sum + counts.hardWords + values.count
        }
      }
    }
  }

  private static func icu(
    _ name: String, _ kind: ICUPeer.Kind, _ encoding: ICUPeer.Encoding
  ) -> Stage {
    Stage(name) { _, texts in
      let peers = texts.map { ICUPeer($0, encoding) }
      return { peers.reduce(0) { $0 + $1.boundaries(kind) } }
    }
  }
}
