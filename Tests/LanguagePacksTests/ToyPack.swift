import LanguagePacks

/// A small invented language, so that tests of the engine depend on no real pack.
enum ToyPack {
  static let settings = """
    language\txx
    name\tToy, toy
    letters\ta-z é à
    common\tthe of and
    fold\té>e
    prefix\tza:prep
    suffix\t's
    created\t2021-02-17
    """

  static let inflection = """
    n\tnoun.nom.sg=* noun.gen.sg=*a noun.nom.pl=*i
    v\tverb.inf=*ar verb.past=*ed verb.pres=pre*
    vp\t@v:*: verb.part.pass=*en
    """

  static let words = """
    month\t1\tjanu|/n Jan
    month\t2\tfebru|/n
    unit\tday\tday days
    negation\t\tnot
    place\tAlmaty\tAlmaty Big_Almaty
    """

  static func files(rules: String = "", triggers: String = "", words: String = words, settings: String = settings)
    -> [PackFile]
  {
    var files = [
      PackFile(path: "xx/pack.tsv", text: settings), PackFile(path: "xx/inflection.tsv", text: inflection),
      PackFile(path: "xx/words.tsv", text: words),
    ]
    if !rules.isEmpty { files.append(PackFile(path: "xx/timex.rules", text: rules)) }
    if !triggers.isEmpty { files.append(PackFile(path: "xx/triggers.rules", text: triggers)) }
    return files
  }

  static let dateRules = """
    macro year number(1000..2999;4)
    rule day-month-year
      match number(1..31)=d month=m @year=y
      value date(y, m, d)
      + 5 janu 2021 => 2021-01-05
    rule month-year
      match month=m @year=y
      value date(y, m, _)
      + janu 2021 => 2021-01
    rule numeric
      match number(1..31)=d ~"." ~number(1..12)=m ~"." ~@year=y
      value date(y, m, d)
      + 5.1.2021 => 2021-01-05
    rule since
      match "since" [ @year=y ]
      value since(date(y, _, _))
      + since ⟦2013⟧ => 2013/..
    """
}
