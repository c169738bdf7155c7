import Foundation
import Testing

/// The rooms of docs/architecture.md and what each may use.
struct RoomTable {
  struct Room: Equatable {
    var name: String
    var uses: Set<String>
    /// Whether it may use every room above it.
    var usesAllAbove: Bool
  }

  let rooms: [Room]

  /// Reads the first table whose head has the columns `room` and `uses`; names stand in backticks.
  init(markdown: String) {
    var rooms: [Room] = []
    var usesColumn: Int?
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      let cells = RoomTable.cells(of: line)
      guard let column = usesColumn else {
        if cells.first == "room" { usesColumn = cells.firstIndex(of: "uses") }
        continue
      }
      if cells.isEmpty { break }
      guard let name = RoomTable.names(in: cells[0]).first, column < cells.count else { continue }
      rooms.append(
        Room(
          name: name, uses: Set(RoomTable.names(in: cells[column])), usesAllAbove: cells[column].contains("all above")))
    }
    self.rooms = rooms
  }

  func mayUse(_ room: Room) -> Set<String> {
    guard room.usesAllAbove, let index = rooms.firstIndex(of: room) else { return room.uses }
    return room.uses.union(rooms[..<index].map(\.name))
  }

  private static func cells(of line: Substring) -> [String] {
    guard line.hasPrefix("|") else { return [] }
    return line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }

  static func names(in cell: String) -> [String] {
    cell.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
      .map { String($0.element) }
  }
}

@Suite struct ArchitectureTests {
  static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  static let table: RoomTable = {
    let text = try? String(contentsOfFile: project + "/docs/architecture.md", encoding: .utf8)
    return RoomTable(markdown: text ?? "")
  }()

  /// Modules that are no rooms: the standard library's, the C library's, and those of packages.
  static let outside: Set<String> = [
    "Glibc", "Synchronization", "FoundationEssentials", "Foundation", "ArgumentParser", "GRDB",
    "GRDBSQLite",
  ]

  /// Rooms in which Foundation has no place (docs/architecture.md, CONTRIBUTING.md).
  static let withoutFoundation: Set<String> = [
    "TimeModel", "EventGraph", "TimeNetwork", "LanguagePacks", "Extraction", "Linking", "Review", "Analysis",
    "Diagrams",
  ]

  static func sources(of room: String) -> [String] {
    let folder = "\(project)/Sources/\(room)"
    return (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }.sorted()
  }

  static func imports(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      guard let index = words.firstIndex(of: "import"), index + 1 < words.count, !line.hasPrefix(" ") else {
        return nil
      }
      let isImport = words[..<index].allSatisfy {
        ["public", "internal", "private", "fileprivate", "package"].contains($0) || $0.hasPrefix("@")
      }
      return isImport ? words[index + 1] : nil
    }
  }

  @Test func `the table is read`() {
    let table = RoomTable(
      markdown: """
        Text with | a bar.

        | room | what | uses |
        |---|---|---|
        | `A` | first `x` | |
        | `B` | second | `A` `C` |
        | `D` (+ `E`) | third | all above |

        | `Z` | another table | |
        """)
    #expect(
      table.rooms == [
        .init(name: "A", uses: [], usesAllAbove: false), .init(name: "B", uses: ["A", "C"], usesAllAbove: false),
        .init(name: "D", uses: [], usesAllAbove: true),
      ])
    #expect(table.mayUse(table.rooms[2]) == ["A", "B"])
    #expect(
      ArchitectureTests.imports(
        in: "import A\npublic import B\n@testable import C\n  import D\n// import E\nlet import1 = 1")
        == ["A", "B", "C"])
  }

  @Test func `every room of the table has sources, and every folder of sources is a room`() throws {
    let rooms = Set(ArchitectureTests.table.rooms.map(\.name))
    #expect(rooms.count > 8)
    let folders = try FileManager.default.contentsOfDirectory(atPath: ArchitectureTests.project + "/Sources")
    #expect(Set(folders).subtracting(rooms) == ["CGraphviz", "CLibXML2", "CNettle", "CSQLite3", "CUchardet"])
    #expect(rooms.subtracting(folders).isEmpty)
  }

  @Test(arguments: ArchitectureTests.table.rooms.map(\.name))
  func `a room imports only what the table allows`(_ name: String) throws {
    let table = ArchitectureTests.table
    let room = try #require(table.rooms.first { $0.name == name })
    let allowed = table.mayUse(room).union(ArchitectureTests.outside)
    for file in ArchitectureTests.sources(of: name) {
      for module in ArchitectureTests.imports(in: try String(contentsOfFile: file, encoding: .utf8)) {
        #expect(allowed.contains(module), "\(file) imports \(module)")
        if ArchitectureTests.withoutFoundation.contains(name) { #expect(!module.hasPrefix("Foundation"), "\(file)") }
      }
    }
  }

  @Test func `Package.swift names the rooms in the order of the table, and each uses only what stands above it`() throws
  {
    let package = try String(contentsOfFile: ArchitectureTests.project + "/Package.swift", encoding: .utf8)
    let targets = package[(package.range(of: "targets: [")?.upperBound ?? package.startIndex)...]
    let code = targets[..<(targets.range(of: "// Tests")?.lowerBound ?? targets.endIndex)]
    let declarations = code.matches(of: #/(?:room|\.target|\.executableTarget)\(\s*(?:name: )?"([\w-]+)"/#)
    let order = declarations.map { String($0.1) }
    for (index, declaration) in declarations.enumerated() {
      let end = index + 1 < declarations.count ? declarations[index + 1].range.lowerBound : code.endIndex
      for used in code[declaration.range.upperBound..<end].matches(of: #/"([\w-]+)"/#).map({ String($0.1) })
      where order.contains(used) {
        #expect(order[..<index].contains(used), "\(declaration.1) names \(used), which stands below it")
      }
    }
    let rooms = ArchitectureTests.table.rooms.map(\.name)
    #expect(order.filter { rooms.contains($0) } == rooms)
  }
}
