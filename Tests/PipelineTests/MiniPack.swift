import Foundation

/// A small English pack, so that tests of the way through the rooms do not depend on the real ones.
enum MiniPack {
  static let files = [
    "pack.tsv": """
    language\ten
    name\tEnglish, English
    letters\ta-z
    common\tthe of in on and was were by to a at for from with that is has have not
    direction\tltr
    created\t2021-02-17
    """,
    "words.tsv": """
    month\t1\tjanuary
    month\t2\tfebruary
    month\t12\tdecember
    organisation\t\tbureau court police
    place\tAlmaty\tAlmaty
    preposition\tin\tin
    preposition\ton\ton
    preposition\tby\tby
    """,
    "timex.rules": """
    rule day-month-year
      match  number(1..31)=d  month=m  number(1000..2999;4)=y
      value  date(y, m, d)
      +  17 December 2021  =>  2021-12-17
    rule day-month
      match  number(1..31)=d  month=m
      value  date(_, m, d)
      +  17 December  =>  2021-12-17
    """,
    "triggers.rules": """
    trigger election
      noun  election elections
      +  The ⟦election⟧ was held on 10 January 2021.
    trigger arrest
      verb  arrested:past.verb
      +  Police ⟦arrested⟧ 350 people on 10 January 2021.
    """,
  ]

  /// Writes the pack into a folder `en` of `folder`, with some files replaced.
  static func write(to folder: String, replacing: [String: String] = [:]) throws {
    try FileManager.default.createDirectory(atPath: folder + "/en", withIntermediateDirectories: true)
    for (name, text) in files.merging(replacing, uniquingKeysWith: { $1 }) {
      try (text + "\n").write(toFile: "\(folder)/en/\(name)", atomically: true, encoding: .utf8)
    }
  }
}
