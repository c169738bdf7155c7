// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// One room of the house: a library target that names only rooms above it (docs/architecture.md).
func room(_ name: String, uses: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: uses, swiftSettings: strict)
}

/// The tests of one room; `resources` of tests are read from the source tree, so nothing is copied.
func tests(of name: String, uses: [Target.Dependency] = []) -> Target {
  .testTarget(name: "\(name)Tests", dependencies: [.byName(name: name)] + uses, swiftSettings: strict)
}

let package = Package(
  name: "annals",
  products: [
    .executable(name: "annals", targets: ["annals"]),
    .library(name: "Annals", targets: ["Pipeline"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    // Rooms, in the order a document passes through them. A target names only targets above it.
    room("TimeModel"),
    room("EventGraph", uses: ["TimeModel"]),
    room("TimeNetwork", uses: ["TimeModel"]),
    .systemLibrary(name: "CUchardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"])]),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    room("Readers", uses: ["TimeModel", "EventGraph", "CUchardet", "CNettle"]),
    .target(name: "PackData", exclude: ["packs"]),
    room("LanguagePacks", uses: ["TimeModel", "EventGraph", "PackData"]),
    room("Extraction", uses: ["TimeModel", "EventGraph", "LanguagePacks", "TimeNetwork"]),
    room("Linking", uses: ["TimeModel", "EventGraph", "TimeNetwork"]),
    room("Analysis", uses: ["TimeModel", "EventGraph", "TimeNetwork"]),
    .systemLibrary(name: "CGraphviz", pkgConfig: "libgvc", providers: [.apt(["libgraphviz-dev"])]),
    room("Graphviz", uses: ["CGraphviz"]),
    room("Diagrams", uses: ["TimeModel", "EventGraph", "Analysis"]),
    room("Exchange", uses: ["TimeModel", "EventGraph", "Analysis"]),
    .target(name: "PageData", exclude: ["page.css", "page.js"]),
    room("Page", uses: ["TimeModel", "EventGraph", "Analysis", "Diagrams", "PageData", "CNettle"]),
    .target(name: "EvaluationData", exclude: ["trimmed-words.txt"]),
    room("Evaluation", uses: ["TimeModel", "EventGraph", "Readers", "Exchange", "EvaluationData"]),
    room(
      "Pipeline",
      uses: [
        "TimeModel", "EventGraph", "Readers", "LanguagePacks", "Extraction", "Linking", "Analysis", "Graphviz",
        "Diagrams", "Exchange", "Page", "Evaluation",
      ]),
    .executableTarget(
      name: "annals",
      dependencies: [
        "TimeModel", "EventGraph", "Readers", "LanguagePacks", "Analysis", "Graphviz", "Diagrams", "Exchange",
        "Evaluation", "Pipeline",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .executableTarget(
      name: "annals-bench", dependencies: ["TimeModel", "EventGraph", "Readers", "Analysis", "Graphviz", "Diagrams"],
      swiftSettings: strict),

    // Tests, one target a room. For tests only: graphs from small tables of sentences, random numbers, scratch folders.
    .target(
      name: "EventTables", dependencies: ["TimeModel", "EventGraph"], path: "Tests/EventTables", swiftSettings: strict),
    .target(name: "RandomNumbers", path: "Tests/RandomNumbers"),
    .target(name: "ScratchFolders", path: "Tests/ScratchFolders"),
    .executableTarget(
      name: "annals-fuzz",
      dependencies: [
        "TimeModel", "EventGraph", "Readers", "LanguagePacks", "Extraction", "Exchange", "Pipeline", "RandomNumbers",
      ], path: "Tests/annals-fuzz", swiftSettings: strict),
    tests(of: "TimeModel", uses: ["RandomNumbers"]),
    tests(of: "EventGraph", uses: ["TimeModel"]),
    tests(of: "TimeNetwork", uses: ["RandomNumbers", "TimeModel"]),
    tests(of: "Readers", uses: ["ScratchFolders", "EventGraph", "TimeModel"]),
    tests(of: "LanguagePacks", uses: ["RandomNumbers", "EventGraph", "TimeModel"]),
    tests(of: "Extraction", uses: ["EventGraph", "LanguagePacks", "TimeModel"]),
    tests(of: "Linking", uses: ["RandomNumbers", "EventGraph", "TimeModel", "EventTables"]),
    tests(of: "Analysis", uses: ["EventGraph", "TimeModel", "Linking", "EventTables"]),
    tests(of: "Graphviz"),
    tests(of: "Diagrams", uses: ["Analysis", "EventGraph", "TimeModel", "Graphviz"]),
    tests(of: "Page", uses: ["Analysis", "Diagrams", "EventGraph", "Linking", "EventTables"]),
    tests(of: "Exchange", uses: ["EventGraph", "TimeModel", "EventTables"]),
    tests(of: "Evaluation", uses: ["EventGraph", "TimeModel"]),
    tests(
      of: "Pipeline",
      uses: ["ScratchFolders", "Analysis", "Diagrams", "EventGraph", "LanguagePacks", "Readers", "TimeModel"]),
    tests(of: "annals", uses: ["ScratchFolders"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
