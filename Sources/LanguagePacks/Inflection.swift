/// The inflection classes of one language: how a stem turns into word forms (`inflection.tsv`).
///
/// A line is `class <tab> features=form,form features=form …`, where `*` in a form stands for the stem (so that
/// prefixes are possible: `y*n`). `@other:*suffix:features` takes all forms of another class with the stem
/// lengthened. Several lines of one class add up.
struct Inflection {
  struct Form {
    var text: String
    var features: Features
  }

  private enum Item {
    case form(pattern: String, features: Features)
    case include(name: String, stem: String, features: Features)
  }

  private var classes: [String: [Item]] = [:]

  init() {}

  init(_ file: PackFile) throws(PackError) {
    for (number, line) in file.lines {
      let columns = line.split(separator: "\t", maxSplits: 1)
      guard columns.count == 2 else { throw file.error(number, "expected CLASS <tab> FORMS") }
      for item in columns[1].fields {
        classes[String(columns[0].trimmingSpaces), default: []].append(
          contentsOf: try Inflection.items(item, file, number))
      }
    }
    for (name, items) in classes.sorted(by: { $0.key < $1.key }) {
      for case .include(let other, _, _) in items where classes[other] == nil {
        throw file.error(0, "class \(name) includes \(other), which does not exist")
      }
    }
  }

  private static func items(_ text: Substring, _ file: PackFile, _ line: Int) throws(PackError) -> [Item] {
    if text.first == "@" {
      let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count >= 2, let features = Features(parts.count > 2 ? parts[2] : "") else {
        throw file.error(line, "expected @CLASS:STEM:FEATURES, found \(text)")
      }
      return [.include(name: String(parts[0]), stem: String(parts[1]), features: features)]
    }
    let parts = text.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let features = Features(parts[0]) else {
      throw file.error(line, "expected FEATURES=FORM, found \(text)")
    }
    return parts[1].split(separator: ",").map { .form(pattern: String($0), features: features) }
  }

  func hasClass(_ name: some StringProtocol) -> Bool { classes[String(name)] != nil }

  /// All forms of a stem; empty if there is no such class.
  func forms(of stem: String, class name: String, adding extra: Features = [], depth: Int = 0) -> [Form] {
    guard depth < 8, let items = classes[name] else { return [] }
    var result: [Form] = []
    for item in items {
      switch item {
      case .form(let pattern, let features):
        result.append(Form(text: Inflection.fill(pattern, stem), features: features.union(extra)))
      case .include(let other, let pattern, let features):
        result += forms(
          of: Inflection.fill(pattern, stem), class: other, adding: features.union(extra), depth: depth + 1)
      }
    }
    return result
  }

  private static func fill(_ pattern: String, _ stem: String) -> String {
    var result = ""
    for character in pattern.unicodeScalars {
      if character == "*" { result += stem } else { result.unicodeScalars.append(character) }
    }
    return result
  }

  /// The forms that a word of a pack file stands for: `stem|ending/class` expands, and so does
  /// `beginning|stem|ending/class` where the lemma starts with a prefix of its class; `word:features` is one form,
  /// `word` alone is one form without features.
  func expand(_ word: Substring, _ file: PackFile, _ line: Int) throws(PackError) -> [Form] {
    guard let slash = word.lastIndex(of: "/"), word.contains("|") else {
      let parts = word.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].utf8.count > 0 else { return [Form(text: String(word), features: [])] }
      guard let features = Features(parts[1]) else { throw file.error(line, "unknown feature in \(word)") }
      return [Form(text: String(parts[0]), features: features)]
    }
    let name = String(word[word.index(after: slash)...])
    let lemma = word[..<slash]
    let halves = lemma.split(separator: "|", omittingEmptySubsequences: false)
    guard halves.count == 2 || halves.count == 3 else {
      throw file.error(line, "expected STEM|ENDING/CLASS or BEGINNING|STEM|ENDING/CLASS, found \(word)")
    }
    guard hasClass(name) else { throw file.error(line, "no inflection class \(name) for \(word)") }
    let forms = forms(of: String(halves[halves.count - 2]), class: name)
    // The lemma must be one of its own forms: this catches a wrong class at once.
    guard forms.contains(where: { $0.text == halves.joined() }) else {
      throw file.error(line, "class \(name) does not make the form \(halves.joined())")
    }
    return forms
  }
}
