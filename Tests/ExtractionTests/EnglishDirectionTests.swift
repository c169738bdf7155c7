import EventGraph
import Extraction
import LanguagePacks
import Testing
import TimeModel

/// Which day, month or year English prose means where it leaves that open.
@Suite struct EnglishDirectionTests {
  private func values(_ text: String, created: PartialDate) throws -> [String] {
    let document = Document(name: "text", text: Array(text.utf8), language: "en", created: created)
    return Extractor(packs: try #require(Embedded.packs)).extract(document).timexes.map { timex in
      switch timex.value {
      case .date(let date)?: "\(date)"
      case .duration(let period)?: "\(period)"
      default: "-"
      }
    }
  }

  /// Written on a Friday.
  @Test(arguments: [
    // The verb of a possessive day tells, else the past one that it is the object of.
    ("Thursday's vote was close.", "1998-02-12"), ("Saturday's match was abandoned.", "1998-02-07"),
    ("Officials say Monday's talks could fail.", "1998-02-16"), ("They rejected Saturday's ruling.", "1998-02-07"),
    // What was planned or agreed has a day of its own; the day in front of the verb is that of the agreement.
    ("On Thursday, the army denied it planned to attack.", "1998-02-12"),
    ("At a meeting on Monday, the ministers agreed to act.", "1998-02-09"),
    ("The ministers agreed to meet on Monday.", "1998-02-16"), ("On Monday a vote is expected.", "1998-02-16"),
    ("Late Tuesday, the board approved the plan.", "1998-02-10"),
    ("The company said it plans to open the plant Monday.", "1998-02-16"),
    ("The company extended its offer to buy the plant Monday.", "1998-02-09"),
    // A present form of a verb of the calendar looks ahead.
    ("The trial resumes Tuesday.", "1998-02-17"), ("A report to be released Monday says so.", "1998-02-16"),
    ("The law takes effect in September.", "1998-09"), ("They saw him on the 28th.", "1998-01-28"),
    // The month to come, even behind a verb of the past.
    ("The company said so much of its deal in March.", "1998-03"), ("The firm was sold in April.", "1997-04"),
  ])
  func newsPointTheWayOfTheirVerb(text: String, expected: String) throws {
    #expect(try values(text, created: PartialDate(year: 1998, month: 2, day: 13)) == [expected])
  }

  @Test(arguments: [
    ("Net of the third quarter rose from $3 million a year earlier.", "1988-35"),
    ("Net of the third quarter rose. For the nine months, net rose from $3 million a year earlier.", "1988"),
    ("Net of the third quarter rose. For the nine months, it rose from that of the 1988 period.", "1988"),
  ])
  func aReportComparesWithTheSpanInHand(text: String, expected: String) throws {
    #expect(try values(text, created: PartialDate(year: 1989, month: 11, day: 2)).last == expected)
  }

  @Test(arguments: [
    // A look back inside a sentence does not move the story, unless it goes on.
    (
      "On 10 May 1940 the minister, in office since 3 September 1939, resigned. On 13 May they met.", "1940-05-13"
    ),
    ("On 10 August 1904 they fought. They had leased the port in March 1898. On 14 August they left.", "1904-08-14"),
    (
      "The war ended on 2 May 1945. It had begun when they crossed on 1 September 1939. On 3 September they fell.",
      "1939-09-03"
    ),
    // A term at the head of a sentence that is over by now is where the story is.
    ("The city fell in May 1968. By April 1969 the front stood still. In June the flights stopped.", "1969-06"),
    // A year ahead that is named in passing does not turn a story, nor does a season that only goes back to its start.
    ("In December 1974 the general planned a campaign for 1976. On 11 March the garrison fell.", "1975-03-11"),
    ("They gave up on 2 February 1943. In March the winter line was held. On 4 July a battle began.", "1943-07-04"),
    // No story goes beyond the day of its writing.
    (
      "The wars of 1991 and of 1993 were long. By 15 May 2009, ten had died in the rallies of 21 December.",
      "2008-12-21"
    ),
    // The year that was looked back at last, even where the story is elsewhere.
    ("In 2009 the council met. The man, who had fled in June 1998, returned later that year.", "1998"),
    // A guessed year is no sign of news.
    ("They met on the night of 18 July. In 1936 the land was poor. The city was besieged in November.", "1936-11"),
    ("In June 1944, landings began at 06:30 on 6 June. On 12 June they met.", "1944-06-12"),
  ])
  func aHistoryStaysInItsStory(text: String, expected: String) throws {
    #expect(try values(text, created: PartialDate(year: 2009, month: 12, day: 19)).last == expected)
  }

  /// "In 494" is a year where the text tells of such times, before our era or in its first centuries, and else none.
  @Test(arguments: [
    ("The revolt began in 499 BC. In 494, the fleets met.", ["-0498", "-0493"]),
    (
      "The revolt began in 499 BC. In September 490 an army landed; in the spring of 480 another set out.",
      ["-0498", "-0489-09", "-0479-21"]
    ),
    ("The island was invaded in AD 43. The wall was begun in 122.", ["0043", "0122"]),
    ("The town had 900 houses. In 494, the lights went out.", []),
    ("The temple of 430 BC was measured in 1950 and in 1960. In 494, it was closed.", ["-0429", "1950", "1960"]),
  ])
  func aYearWithoutEraIsOfTheStorysEra(text: String, expected: [String]) throws {
    #expect(try values(text, created: PartialDate(year: 2009, month: 12, day: 19)) == expected)
  }

  /// Written on a Friday.
  @Test(arguments: [
    // "Of next week" names the week, whatever day it is.
    ("The court meets on Saturday of next week.", ["1998-02-21"]),
    ("They met on Thursday of last week.", ["1998-02-05"]),
    ("Next week, on Tuesday, the court meets.", ["1998-02-17"]),
    // A guess at what is over.
    ("A report may have been the cause of the drop on Wednesday.", ["1998-02-11"]),
    // A date goes on from one still to come in its sentence, and what happened does not.
    ("Two flights would leave from 30 March, a third from 6 August.", ["1998-03-30", "1998-08-06"]),
    ("The union, whose contract expires on 31 May, voted in December to strike.", ["1998-05-31", "1997-12"]),
    (
      "He left on Tuesday. Talks are to resume next Monday. The next day he was fired.",
      ["1998-02-10", "1998-02-16", "1998-02-11"]
    ),
    // The day that a week and its weekday name leads a story on, as "last Friday" does.
    ("A clerk was shot on Friday of last week, and a driver died the next day.", ["1998-02-06", "1998-02-07"]),
    // Both months of a pair, in their order.
    (
      "Attacks fell in February and March 1997, and in December and May they rose.",
      ["1997-02", "1997-03", "1996-12", "1997-05"]
    ),
  ])
  func newsNameTheDayBesideTheDay(text: String, expected: [String]) throws {
    #expect(try values(text, created: PartialDate(year: 1998, month: 2, day: 13)) == expected)
  }
}
