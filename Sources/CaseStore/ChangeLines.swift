internal import Readers
public import Review

/// Changes as an export wrote them, a JSON object a line.
public struct ChangeLines: Sendable {
  /// With the numbers of the case that they come from.
  public private(set) var changes: [ReviewChange] = []
  /// What is wrong, line by line.
  public private(set) var errors: [CaseError] = []

  /// - Parameter place: the path as the user gave it, for errors.
  public init(_ bytes: [UInt8], place: String) {
    var numbers: Set<Int> = []
    for (index, line) in bytes.split(separator: 0x0a, omittingEmptySubsequences: false).enumerated() {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }) { continue }
      let place = "\(place):\(index + 1)"
      do {
        let change = try ChangeLines.change(of: line)
        guard numbers.insert(change.number).inserted else {
          throw ReviewError("the number \(change.number) comes twice")
        }
        if case .undo(let target) = change.decision, !numbers.contains(target) || target == change.number {
          throw ReviewError("undoes \(target), which does not stand before it")
        }
        changes.append(change)
      } catch let error as JSONError {
        errors.append(CaseError(place, "no JSON: \(error.reason) (column \(error.column))"))
      } catch {
        errors.append(CaseError(place, "\(error)"))
      }
      if errors.count >= 100 { return }
    }
  }

  private static func change(of line: ArraySlice<UInt8>) throws -> ReviewChange {
    guard case .object(let members) = try JSONValue(parsing: line) else { throw ReviewError("the line is no object") }
    var texts: [String: String] = [:]
    var fields: [ReviewChange.Decision.Field] = []
    for member in members {
      let key = String(decoding: member.key, as: UTF8.self)
      switch (key, member.value) {
      case ("layer", .string(let bytes)) where String(decoding: bytes, as: UTF8.self) == "change": break
      case ("state", .string): break
      case ("number", .number(let digits)): texts[key] = digits
      case ("kind", .string(let bytes)), ("at", .string(let bytes)), ("author", .string(let bytes)),
        ("reason", .string(let bytes)):
        texts[key] = String(decoding: bytes, as: UTF8.self)
      case (_, .string(let bytes)): fields.append(.init(key, String(decoding: bytes, as: UTF8.self)))
      case (_, .array(let values)):
        for value in values {
          guard case .string(let bytes) = value else { throw ReviewError("“\(key)” holds something else than strings") }
          fields.append(.init(key, String(decoding: bytes, as: UTF8.self)))
        }
      default: throw ReviewError("“\(key)” is no member of a change, or not of its form")
      }
    }
    func text(_ name: String) throws -> String {
      guard let text = texts[name], !text.isEmpty else { throw ReviewError("“\(name)” is missing") }
      return text
    }
    guard let number = Int(try text("number")), number > 0 else { throw ReviewError("“number” is no number from 1") }
    return ReviewChange(
      try ReviewChange.Decision(kind: try text("kind"), fields), at: try text("at"), author: try text("author"),
      reason: texts["reason"] ?? "", number: number)
  }

  /// The changes to add behind those of a case: without those it has, and with undos that name the numbers that the
  /// changes get there.
  ///
  /// - Returns: the new ones, and how many were known.
  public func changes(behind known: [ReviewChange]) -> (new: [ReviewChange], known: Int) {
    /// Numbers in the case of changes that say the same, in order.
    var numbers: [ReviewChange: [Int]] = [:]
    for change in known {
      var same = change
      same.number = 0
      numbers[same, default: []].append(change.number)
    }
    var moved: [Int: Int] = [:]
    var new: [ReviewChange] = []
    var next = (known.last?.number ?? 0) + 1
    for change in changes {
      var change = change
      let number = change.number
      if case .undo(let target) = change.decision { change.decision = .undo(moved[target] ?? target) }
      change.number = 0
      if let same = numbers[change]?.first {
        numbers[change]?.removeFirst()
        moved[number] = same
      } else {
        moved[number] = next
        next += 1
        new.append(change)
      }
    }
    return (new, changes.count - new.count)
  }
}
