// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who uses Szpalta builds the peers it is measured against.
let package = Package(
  name: "szpalta-benchmarks",
  dependencies: [.package(name: "szpalta", path: "..")],
  targets: [
    .target(name: "CICUPeer", linkerSettings: [.linkedLibrary("icuuc")]),
    .executableTarget(
      name: "SegmentationBenchmark",
      dependencies: ["CICUPeer", .product(name: "Segmentation", package: "szpalta")]),
    .executableTarget(
      name: "ReadabilityBenchmark", dependencies: [.product(name: "Szpalta", package: "szpalta")]),
    .executableTarget(
      name: "MorphologyBenchmark",
      dependencies: [
        .product(name: "Segmentation", package: "szpalta"),
        .product(name: "Szpalta", package: "szpalta"),
      ]),
  ]
)
