import EventGraph
import Extraction
import LanguagePacks
import TimeModel

/// An invented language with a few words, so that tests of the engine say what they test and nothing else.
enum ToyLanguage {
  static let packs: PackSet = {
    do { return try PackSet(files) } catch { preconditionFailure("the toy pack is sound: \(error)") }
  }()

  private static let files = [
    PackFile(
      path: "xx/pack.tsv",
      text: "language\txx\nname\tToy\nletters\ta-z\ncommon\tthe a was were\ncreated\t2021-02-17"),
    PackFile(
      path: "xx/inflection.tsv",
      text: "v\tverb.past=*ed verb.inf=*ar verb.fut=fu* verb.part.pass.short=*en\nn\tnoun.nom.sg=* noun.nom.pl=*s"),
    PackFile(
      path: "xx/words.tsv",
      text: """
        month\t1\tjanuary
        month\t2\tfebruary
        month\t11\tnovember
        month\t12\tdecember
        unit\tday\tday days
        unit\tmonth\tmonth months
        weekday\t1\tmonday
        cardinal\t3\tthree
        negation\t\tnot
        demand\t\turges
        plan\t\twill
        hypothesis\t\tmay
        failure\t\tfailed_to
        attribution\tof\taccording_to
        subordinator\tclause\twhereas
        subordinator\trelative\twho
        coordinator\tand\tand
        preposition\tin\tin
        preposition\tfrom\tof
        preposition\tby\tby
        bound\tleast\tat_least
        signal\tcauses\tbecause_of
        person\t\tjournalist|/n
        organisation\t\tcourt|/n
        thing\t\tlaw|/n
        place\tAlmaty\tAlmaty
        abbreviation\t\tart
        """),
    PackFile(
      path: "xx/timex.rules",
      text: """
        macro year number(1000..2999;4)
        rule day-month-year
          match number(1..31)=d month=m @year=y
          value date(y, m, d)
          + 5 january 2021 => 2021-01-05
        rule day-month
          match number(1..31)=d month=m
          value date(_, m, d)
          + 5 january => 2021-01-05
        rule month-year
          match month=m @year=y
          value date(y, m, _)
          + january 2021 => 2021-01
        rule days-and
          match number(1..31)=d "and" number(1..31)=e month=m @year=y
          value list(date(_, _, d), date(y, m, e))
          + the ⟦26⟧ and 27 november 2020 => 2020-11-26
        rule months
          match "from" [ month=m "to" month=n @year=y ]
          value range(date(_, m, _), date(y, n, _))
          + from ⟦january to february 2020⟧ => 2020-01/2020-02
        rule since
          match "since" [ number(1..31)=d month=m @year=y ]
          value since(date(y, m, d))
          + since ⟦5 january 2021⟧ => 2021-01-05/..
        rule yesterday
          match "yesterday"
          value shift(minus(0, 1), day)
          + yesterday => 2021-02-16
        rule later
          match "the" "next" "day"
          value later(1, day)
          + on 5 january 2021 and ⟦the next day⟧ => 2021-01-06
        rule weekday
          match "on" [ weekday=w ]
          value weekday(w)
          + on ⟦monday⟧ => 2021-02-15
        rule election-day
          match "election" "day"
          value event(election)
          + election day
        rule duration
          match ( number(1..99) | cardinal )=n unit=u
          value duration(n, u)
          + three months => P3M
        """),
    PackFile(
      path: "xx/triggers.rules",
      text: """
        trigger arrest
          verb arrest|ed/v
          noun seizure
          + the court ⟦arrested⟧ a journalist
        trigger fine
          verb fin|ed/v
          + the court ⟦fined⟧ a journalist
        trigger election
          noun vote
          + the ⟦vote⟧
        trigger suspension
          verb suspend|ed/v
          noun suspension
          + the court ⟦suspended⟧ a law
        trigger resolution
          noun resolution|/n
          + the ⟦resolution⟧ of 5 january 2021
        trigger statement
          verb note|ed/v
          if after(3) "that"
          + the court ⟦noteed⟧ that
          - the court noteed a law
        """),
  ]

  /// The graph of a text under a creation time.
  static func graph(_ text: String, created: PartialDate? = PartialDate(year: 2021, month: 2, day: 17)) -> EventGraph {
    Extractor(packs: packs).extract(Document(name: "toy.txt", text: Array(text.utf8), created: created))
  }

  /// `type@trigger value status` of each mention, in order.
  static func mentions(_ text: String, created: PartialDate? = PartialDate(year: 2021, month: 2, day: 17)) -> [String] {
    let graph = graph(text, created: created)
    return graph.mentions.map { mention in
      let words = graph.words(mention.trigger, of: mention)
      let value = mention.value.map { "\($0)" } ?? "-"
      return "\(mention.type.name)@\(words) \(value)\(mention.status == .actual ? "" : " \(mention.status.name)")"
    }
  }
}
