// swift-tools-version: 6.2
import PackageDescription

// Set by `make test` and CI; a package that always treats warnings as errors would break its users' builds.
let strict: [SwiftSetting] =
  Context.environment["SZPALTA_STRICT"] == "1" ? [.treatAllWarnings(as: .error)] : []
let swiftSettings: [SwiftSetting] =
  [.enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("ExistentialAny")]
  + strict

func library(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: swiftSettings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name, dependencies: dependencies,
    swiftSettings: swiftSettings)
}

let package = Package(
  name: "szpalta",
  products: [
    .library(name: "Szpalta", targets: ["Szpalta"]),
    .library(name: "Segmentation", targets: ["Segmentation", "TextModel"]),
    .executable(name: "szpalta", targets: ["SzpaltaCLI"]),
    .executable(name: "lexicon-builder", targets: ["LexiconBuilder"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // C libraries behind shims whose headers include none of theirs: ICU's clash with Foundation's.
    .systemLibrary(name: "CICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
    .target(name: "CICUShim", dependencies: ["CICU"]),
    .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "CXMLShim", dependencies: ["CXML"]),
    .systemLibrary(
      name: "CCommonMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    // libcsv has no pkg-config file; Debian's package is libcsv-dev.
    .target(name: "CCSVShim", linkerSettings: [.linkedLibrary("csv")]),
    .target(name: "CPrefetch"),
    .target(name: "CLanes"),

    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),

    // The engine: no Foundation, no I/O, no clock, no locale.
    library("TextModel", ["CLanes"]),
    library("Morphology", ["TextModel", "CPrefetch"]),
    library("Segmentation", ["TextModel", "Morphology", "CICUShim"]),
    library("Cleaning", ["TextModel", "Morphology", "CICUShim"]),
    library("Formats", ["TextModel", "CXMLShim", "CCommonMark"]),
    library("Analysis", ["TextModel", "Morphology"]),

    // The product.
    .target(
      name: "Szpalta",
      dependencies: [
        "TextModel", "Morphology", "Segmentation", "Cleaning", "Formats", "Analysis", "CPrefetch",
        "Yams",
      ],
      resources: [.copy("Resources")],
      swiftSettings: swiftSettings),
    library(
      "Tables",
      [
        "Szpalta", "TextModel", "CCrypto", "CCSVShim",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    library(
      "Batch",
      [
        "Szpalta", "Tables", "Morphology", "TextModel", "CXMLShim", "CZlib", "CZstd", "Yams",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .executableTarget(
      name: "SzpaltaCLI",
      dependencies: [
        "Szpalta", "Tables", "Batch",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      // Nobody imports a program: its imports need no access levels.
      swiftSettings: [.enableUpcomingFeature("ExistentialAny")] + strict),
    .executableTarget(
      name: "LexiconBuilder",
      dependencies: [
        "Morphology", "Segmentation", "TextModel",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings),
    // For the project itself: our boundaries against ICU's.
    .executableTarget(
      name: "SegmentationFuzzer",
      dependencies: [
        "Segmentation", "TextModel", "CICUShim",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: [.enableUpcomingFeature("ExistentialAny")] + strict),

    tests("TextModelTests", ["TextModel"]),
    tests("MorphologyTests", ["Morphology", "TextModel"]),
    .testTarget(
      name: "SegmentationTests", dependencies: ["Segmentation", "TextModel", "CICUShim"],
      resources: [.copy("Fixtures"), .copy("sentence-traps.txt")], swiftSettings: swiftSettings),
    tests("CleaningTests", ["Cleaning", "Morphology", "TextModel"]),
    tests("AnalysisTests", ["Analysis", "Morphology", "TextModel"]),
    .testTarget(
      name: "SzpaltaTests", dependencies: ["Szpalta", "TextModel", "Analysis"],
      exclude: ["Snapshots", "keyphrase-cases.tsv"], swiftSettings: swiftSettings),
    tests("FormatsTests", ["Formats", "TextModel"]),
    tests(
      "TablesTests",
      ["Tables", "Szpalta", "TextModel", .product(name: "GRDB", package: "GRDB.swift")]),
    // Runs the built program; depends on it so that it is built.
    tests("CommandTests", ["SzpaltaCLI"]),
  ]
)
