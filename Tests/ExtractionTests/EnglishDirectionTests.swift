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
    // A guessed year is no sign of news.
    ("They met on the night of 18 July. In 1936 the land was poor. The city was besieged in November.", "1936-11"),
    ("In June 1944, landings began at 06:30 on 6 June. On 12 June they met.", "1944-06-12"),
  ])
  func aHistoryStaysInItsStory(text: String, expected: String) throws {
    #expect(try values(text, created: PartialDate(year: 2009, month: 12, day: 19)).last == expected)
  }
}
