import Analysis
import Testing

@Suite struct ThemesLearningTests {
  static let sport = [
    "mecz bramka trener drużyna", "mecz gol napastnik", "trener zawodnik turniej mecz",
    "bramka bramkarz drużyna mecz", "zawodnik medal turniej",
  ]
  static let money = [
    "bank kredyt rata odsetki", "kredyt bank lokata", "podatek bank budżet", "rata lokata odsetki",
    "budżet podatek kredyt",
  ]

  static func examples(_ texts: [String], _ label: String) -> [ThemeExample] {
    texts.map { ThemeExample(words: ThemeWords(themesArticle($0)), label: label) }
  }

  static let examples = examples(sport, "sport") + examples(money, "finanse")

  static func prediction(_ words: String, by model: ThemeModel) -> ThemePrediction {
    model.prediction(for: ThemeWords(themesArticle(words)))
  }

  // MARK: Words

  @Test func wordsAreLemmasOfContentWords() {
    let words = ThemeWords(themesArticle("banku/bank/subst w/w/prep Banki/bank/subst"))
    #expect(words.words.map(\.text) == ["bank"])
    #expect(words.words.first?.places.count == 2)
  }

  @Test func phrasesEndAtMarks() {
    let words = ThemeWords(themesArticle("bank , kredyt hipoteczny . rata"))
    #expect(words.phrases.map(\.text) == ["kredyt hipoteczny"])
  }

  // MARK: Learning

  @Test func learntModelTellsNewTexts() throws {
    let model = try ThemeTrainer().training(on: Self.examples).model
    #expect(Self.prediction("trener kadra mecz", by: model).theme == "sport")
    #expect(Self.prediction("bank obniżył/obniżyć/praet odsetki", by: model).theme == "finanse")
  }

  @Test func relatedWordsShareTheirBeginning() throws {
    let model = try ThemeTrainer().training(on: Self.examples).model
    let prediction = Self.prediction("bramkowy", by: model)
    #expect(prediction.theme == "sport")
    #expect(prediction.classes.first?.evidence.map(\.text) == ["bramkowy"])
  }

  @Test func themesTieWordsThatNoExampleHas() throws {
    let themes = Themes(
      taxonomy: try themesTaxonomy(
        ("sporty", ["mecz", "trener", "turniej", "hokej"]), ("money", ["bank", "rata"])))
    func examples(_ texts: [String], _ label: String) -> [ThemeExample] {
      texts.map {
        ThemeExample(words: ThemeWords(themesArticle($0), themes: themes), label: label)
      }
    }
    let model = try ThemeTrainer().training(
      on: examples(Self.sport, "sport") + examples(Self.money, "finanse")
    ).model
    #expect(model.knowsThemes)
    let words = ThemeWords(themesArticle("hokej"), themes: themes)
    let prediction = model.prediction(for: words)
    #expect(prediction.theme == "sport")
    #expect(prediction.classes.first?.evidence.map(\.text) == ["hokej"])
    #expect(model.probabilities(for: ThemeWords(themesArticle("hokej"))) == nil)
    for scored in prediction.classes {
      let sum = scored.evidence.reduce(scored.bias) { $0 + $1.contribution }
      #expect(abs(sum - scored.score) < 1e-9)
    }
  }

  @Test func morePartsThanExamplesHoldOutEachAlone() throws {
    var settings = ThemeTrainer.Configuration()
    settings.foldCount = Self.examples.count
    let alone = try ThemeTrainer(configuration: settings).training(on: Self.examples)
    settings.foldCount = .max
    let training = try ThemeTrainer(configuration: settings).training(on: Self.examples)
    #expect(training.heldOut == alone.heldOut)
    #expect(training.evaluation == alone.evaluation)
  }

  @Test func nothingKnownIsNoTheme() throws {
    let model = try ThemeTrainer().training(on: Self.examples).model
    for words in ["", "żółw hipopotam"] {
      #expect(Self.prediction(words, by: model).theme == nil)
      #expect(model.probabilities(for: ThemeWords(themesArticle(words))) == nil)
    }
  }

  @Test(arguments: [
    "mecz", "mecz bank rata mecz bankowy", "trener kredyt hipopotam gol gola/gol/subst",
  ])
  func contributionsAddUpToScores(words: String) throws {
    let model = try ThemeTrainer().training(on: Self.examples).model
    let input = ThemeWords(themesArticle(words))
    let prediction = model.prediction(for: input)
    for scored in prediction.classes {
      let sum = scored.evidence.reduce(scored.bias) { $0 + $1.contribution }
      #expect(abs(sum - scored.score) < 1e-9)
    }
    #expect(abs(prediction.classes.reduce(0) { $0 + $1.probability } - 1) < 1e-9)
    // The way without evidence comes to the same.
    let probabilities = try #require(model.probabilities(for: input))
    for (named, probability) in zip(model.classes, probabilities) {
      let scored = try #require(prediction.classes.first { $0.name == named.name })
      #expect(abs(scored.probability - probability) < 1e-9)
    }
  }

  /// The solver takes classes four at a time.
  @Test(arguments: [2, 4, 5, 9])
  func eachOfManyClassesIsTold(count: Int) throws {
    let names = (0..<count).map { "klasa\($0)" }
    let examples = names.flatMap { name in
      Self.examples(["\(name)słowo wspólny", "\(name)słowo \(name)wyraz"], name)
    }
    let training = try ThemeTrainer().training(on: examples)
    #expect(training.evaluation?.accuracy == 1)
    for name in names {
      #expect(Self.prediction("\(name)wyraz", by: training.model).theme == name)
    }
  }

  @Test func sameExamplesGiveTheSameModel() throws {
    let first = try ThemeTrainer().training(on: Self.examples)
    let second = try ThemeTrainer().training(on: Self.examples)
    #expect(first.model.entries == second.model.entries)
    #expect(first.model.classes == second.model.classes)
    #expect(first.evaluation == second.evaluation)
  }

  @Test func eachExampleIsHeldOutOnce() throws {
    let training = try ThemeTrainer().training(on: Self.examples)
    #expect(training.heldOut.sorted() == Array(Self.examples.indices))
    #expect(training.evaluation?.exampleCount == Self.examples.count)
  }

  @Test func onlyExampleOfAClassIsLearntFromButNotHeldOut() throws {
    let lone = Self.examples(["zupa garnek pierogi"], "kuchnia")
    let training = try ThemeTrainer().training(on: Self.examples + lone)
    #expect(training.evaluation?.exampleCount == Self.examples.count)
    #expect(Self.prediction("zupa pierogi", by: training.model).theme == "kuchnia")
  }

  @Test func withoutTwoExamplesOfAClassNothingIsCalibrated() throws {
    let training = try ThemeTrainer().training(on: [Self.examples[0], Self.examples[9]])
    #expect(training.evaluation == nil)
    #expect(!training.model.isCalibrated)
    #expect(Self.prediction("trener", by: training.model).theme == "sport")
  }

  @Test func oneClassAndNoWordsAreRefused() {
    #expect(throws: ThemeLearningError.self) {
      try ThemeTrainer().training(on: Self.examples(Self.sport, "sport"))
    }
    #expect(throws: ThemeLearningError.self) {
      try ThemeTrainer().training(
        on: Self.examples(["", ""], "sport") + Self.examples([""], "finanse"))
    }
  }

  @Test func seedsTellWhatNoExampleDoes() throws {
    let few = [Self.examples[0], Self.examples[5]]
    let seeds =
      Self.examples(["hokej", "siatkówka"], "sport") + Self.examples(["giełda"], "finanse")
    let model = try ThemeTrainer().training(on: few, seeds: seeds).model
    #expect(Self.prediction("hokej", by: model).theme == "sport")
    #expect(Self.prediction("giełda", by: model).theme == "finanse")
    #expect(Self.prediction("hokej", by: try ThemeTrainer().training(on: few).model).theme == nil)
  }

  @Test func tellingWordsAreThoseOfTheClass() throws {
    let training = try ThemeTrainer().training(on: Self.examples)
    let index = try #require(training.model.classes.firstIndex { $0.name == "sport" })
    let words = training.telling.classes[index].map(\.text)
    #expect(words.contains("mecz"))
    #expect(!words.contains("bank"))
  }

  // MARK: Figures

  @Test func figuresAreThoseOfTheConfusion() {
    let figures = ThemeEvaluation(
      classes: ["a", "b"], gold: [0, 0, 0, 1, 1],
      probabilities: [[0.9, 0.1], [0.8, 0.2], [0.3, 0.7], [0.4, 0.6], nil])
    #expect(figures.confusion == [[2, 1, 0], [0, 1, 1]])
    #expect(figures.accuracy == 0.6)
    #expect(figures.classes[0].precision == 1)
    #expect(abs(figures.classes[0].recall - 2.0 / 3) < 1e-12)
    #expect(abs(figures.classes[1].f1 - 0.5) < 1e-12)
    #expect(abs(figures.macroF1 - (0.8 + 0.5) / 2) < 1e-12)
  }

  @Test func calibrationErrorIsTheDistanceOfCertaintyAndHits() {
    // Four of five right at 0.8: honest. All right at 0.6: 0.4 too modest.
    let honest = ThemeEvaluation(
      classes: ["a", "b"], gold: [0, 0, 0, 0, 1],
      probabilities: Array(repeating: [0.8, 0.2], count: 5))
    #expect(honest.calibrationError < 1e-12)
    let modest = ThemeEvaluation(
      classes: ["a", "b"], gold: [0, 0], probabilities: [[0.6, 0.4], [0.6, 0.4]])
    #expect(abs(modest.calibrationError - 0.4) < 1e-12)
    #expect(modest.reliability.map(\.exampleCount) == [2])
  }

  @Test func contradictoryExamplesMakeTheModelUnsure() throws {
    let texts = (0..<20).map { "słowo\($0) wspólny" }
    let noise = Self.examples(texts, "a") + Self.examples(texts, "b")
    let model = try ThemeTrainer().training(on: noise).model
    let probabilities = try #require(
      model.probabilities(for: ThemeWords(themesArticle("wspólny"))))
    #expect(probabilities.allSatisfy { $0 > 0.4 && $0 < 0.6 })
  }
}
