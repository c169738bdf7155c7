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
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    // Rooms, in the order a document passes through them. A target names only targets above it.
    room("TimeModel"),
    room("EventGraph", uses: ["TimeModel"]),
    room("TimeNetwork", uses: ["TimeModel"]),
    .systemLibrary(name: "CUchardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"])]),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    room("Readers", uses: ["TimeModel", "EventGraph", "CUchardet", "CNettle"]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    room("TimeML", uses: ["TimeModel", "EventGraph", "CLibXML2"]),
    .target(name: "PackData", exclude: ["packs"]),
    room("LanguagePacks", uses: ["TimeModel", "EventGraph", "PackData"]),
    room("Extraction", uses: ["TimeModel", "EventGraph", "LanguagePacks", "TimeNetwork"]),
    room("Linking", uses: ["TimeModel", "EventGraph", "TimeNetwork"]),
    room("Review", uses: ["TimeModel", "EventGraph", "Linking"]),
    room("Analysis", uses: ["TimeModel", "EventGraph", "TimeNetwork"]),
    .systemLibrary(name: "CGraphviz", pkgConfig: "libgvc", providers: [.apt(["libgraphviz-dev"])]),
    room("Graphviz", uses: ["CGraphviz"]),
    room("Diagrams", uses: ["TimeModel", "EventGraph", "Analysis"]),
    room("Exchange", uses: ["TimeModel", "EventGraph", "Analysis"]),
    room(
      "CaseStore",
      uses: [
        "TimeModel", "EventGraph", "Readers", "Review", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .target(name: "PageData", exclude: ["page.css", "page.js"]),
    room("Page", uses: ["TimeModel", "EventGraph", "Analysis", "Diagrams", "PageData", "CNettle"]),
    .target(name: "EvaluationData", exclude: ["trimmed-words.txt"]),
    room("Evaluation", uses: ["TimeModel", "EventGraph", "Readers", "Exchange", "EvaluationData"]),
    room(
      "Pipeline",
      uses: [
        "TimeModel", "EventGraph", "Readers", "TimeML", "LanguagePacks", "Extraction", "Linking", "Review", "Analysis",
        "Graphviz", "Diagrams", "Exchange", "Page", "CaseStore", "Evaluation",
      ]),
    .executableTarget(
      name: "annals",
      dependencies: [
        "TimeModel", "EventGraph", "Readers", "LanguagePacks", "Review", "Analysis", "Graphviz", "Diagrams",
        "Exchange", "CaseStore", "Evaluation", "Pipeline",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .systemLibrary(name: "CSQLite3", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .executableTarget(
      name: "annals-bench",
      dependencies: [
        "TimeModel", "EventGraph", "TimeNetwork", "Readers", "LanguagePacks", "Linking", "Analysis", "Graphviz",
        "Diagrams", "CaseStore", "Pipeline", "CSQLite3",
      ],
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
    tests(of: "TimeML", uses: ["Analysis", "EventGraph", "Linking", "RandomNumbers", "TimeModel"]),
    tests(of: "Readers", uses: ["ScratchFolders", "EventGraph", "TimeModel"]),
    tests(of: "LanguagePacks", uses: ["RandomNumbers", "EventGraph", "TimeModel"]),
    tests(of: "Extraction", uses: ["EventGraph", "LanguagePacks", "TimeModel"]),
    tests(of: "Linking", uses: ["RandomNumbers", "EventGraph", "TimeModel", "EventTables"]),
    tests(of: "Review", uses: ["EventGraph", "TimeModel", "Linking", "EventTables"]),
    tests(of: "Analysis", uses: ["EventGraph", "TimeModel", "Linking", "EventTables"]),
    tests(of: "Graphviz"),
    tests(of: "Diagrams", uses: ["Analysis", "EventGraph", "TimeModel", "Graphviz"]),
    tests(of: "Page", uses: ["Analysis", "Diagrams", "EventGraph", "Linking", "EventTables"]),
    tests(of: "Exchange", uses: ["EventGraph", "TimeModel", "EventTables"]),
    tests(
      of: "CaseStore",
      uses: ["ScratchFolders", "RandomNumbers", "EventGraph", "TimeModel", "Readers", "Review", "EventTables"]),
    tests(of: "Evaluation", uses: ["EventGraph", "TimeModel"]),
    tests(
      of: "Pipeline",
      uses: [
        "ScratchFolders", "RandomNumbers", "Analysis", "CaseStore", "Diagrams", "EventGraph", "Exchange", "Extraction",
        "LanguagePacks", "Linking", "Readers", "Review", "TimeModel",
      ]),
    tests(of: "annals", uses: ["RandomNumbers", "ScratchFolders"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
