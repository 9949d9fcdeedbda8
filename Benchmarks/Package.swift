// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that nobody who uses Szpalta builds what it is measured with.
let package = Package(
  name: "szpalta-benchmarks",
  dependencies: [
    .package(name: "szpalta", path: ".."),
    // Without its traits: they count allocations, and need packages that few mirrors have.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .target(name: "CICUPeer", linkerSettings: [.linkedLibrary("icuuc")]),
    .target(
      name: "Stages",
      dependencies: [
        "CICUPeer",
        .product(name: "Segmentation", package: "szpalta"),
        .product(name: "Szpalta", package: "szpalta"),
      ]),
    // Stages by hand: for the comparison with peers, and for callgrind.
    .executableTarget(name: "StageRunner", dependencies: ["Stages"]),
    // Stages at three sizes. The plugin wants the folder's name to be Benchmarks.
    .executableTarget(
      name: "StageBenchmarks",
      dependencies: ["Stages", .product(name: "Benchmark", package: "benchmark")],
      path: "Benchmarks/StageBenchmarks",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)
