import EventGraph
import LanguagePacks
import Testing

@testable import Extraction

/// Where a text says when it was written: its head, in the words of each language.
@Suite struct CreationTimeTests {
  static let packs = try! PackSet.embedded()

  private func created(_ text: String) -> String? {
    let document = Document(name: "head.txt", text: Array(text.utf8))
    return Extractor(packs: Self.packs).extract(document).documents[0].created.map { "\($0)" }
  }

  @Test(arguments: [
    "A short history of the canal\nA paper of the institute, last revised on 17 May 2021.\n\nThe canal was dug in 1952.",
    "Monthly letter of the harbour watch\nTerms, sources and all earlier letters are kept at the office; published: 17 May 2021\n\nNothing happened on 3 May.",
    "Краткая история канала\nСтатья из справочника института, последний раз обновлена 17 мая 2021 года.\n\nКанал вырыли в 1952 году.",
    "تاريخ موجز للقناة\nمقالة من موسوعة المعهد صدرت في طبعة جديدة ومنقحة وهي متاحة للجميع، نشرت في 17 أيار 2021\n\nحُفرت القناة عام 1952.",
    "Коротка історія каналу\nСтаття з довідника інституту для шкіл і бібліотек, оновлено 17 травня 2021 року.\n\nКанал вирили у 1952 році.",
    "Harbour watch\n\nOn 3 April 2021 the port was closed, as it had been on 5 May 2019.\n\nSfax, 17 May 2021\n",
    "Harbour watch, letter No. 9, January to April, Tunis and Sfax, 17 May 2021\n\nOn 3 April the port was closed.",
    "موسوعة القناة الموجزة – نُقّحت هذه المادة في 17 أيار 2021\n\nحُفرت القناة عام 1952.",
    "Canals of the south\nArchive of the harbour, sheet 14, as at 17 May 2021\n\nThe canal was dug in 1952.",
    "NAIROBI, May 17 – Police closed the port on Sunday. Its charter was issued on 3 May 2021.",
    "القاهرة - 17 أيار\n\nأُغلقت القناة في 3 أيار 2021.",
    "Harbour assembly\nResolution of 17 May 2021 on the canals of the south (No. 3)\n\nThe assembly recalls its vote of 5 May 2019.",
    "Резолюция собрания от 17 мая 2021 года о каналах юга (№ 3)\n\nСобрание ссылается на голосование 5 мая 2019 года.",
    "نصوص معتمدة\nقرار المجلس المؤرخ 17 أيار 2021 بشأن قنوات الجنوب\n\nيذكّر المجلس بتصويت 5 أيار 2019.",
  ])
  func aHeadTellsWhenTheTextWasWritten(_ text: String) { #expect(created(text) == "2021-05-17") }

  @Test(arguments: [
    "NAIROBI, 17 May 2021 (AFP) – Police detained two men on Sunday.",
    "KYIV, May 17, 2021 (Baltic News Service) — Police detained two men on Sunday.",
    "МИНСК, 17 мая 2021 (БелаПАН). Милиция задержала двоих в воскресенье.",
  ])
  func anAgencyInBracketsEndsADateline(_ text: String) { #expect(created(text) == "2021-05-17") }

  @Test func bracketsThatHoldASentenceEndNone() {
    #expect(created("In NAIROBI, 17 May 2021 (a day that nobody there will soon forget) came and went.") == nil)
  }

  @Test func aDayAloneIsOfTheMonthThatTheStoryTellsOf() throws {
    let text = "The general was placed under house arrest on 13 October 1983; on the 19th a crowd freed him."
    let graph = Extractor(packs: Self.packs).extract(Document(name: "story.txt", text: Array(text.utf8)))
    #expect(graph.timexes.map { $0.value.map { "\($0)" } } == ["date(1983-10-13)", "date(1983-10-19)"])
  }

  @Test(arguments: [
    "A short history of the canal\n\nThe first plan, as old people in the three villages along the river still remember it, and as their children tell it to whoever comes by and asks for it, was published on 17 May 1921 and forgotten on the day after.",
    "Letters of the canal company, Tunis, 17 May 1921\n\nOn 3 April 1952 the canal was opened.",
    "Statement on the law of 17 May 1921\n\nOn 3 April 1952 the law was repealed. On 5 May 1952 the canal was opened.",
    "Police detained two men on Sunday. A decree on them had been issued on 3 May 2020.",
    "Полиция задержала двоих в воскресенье. Указ о них был издан 3 мая 2020 года.",
    "اعتقلت الشرطة رجلين يوم الأحد. وكان المرسوم قد صدر في 3 مايو 2020.",
  ])
  func datesOfWhatIsToldAreNone(_ text: String) { #expect(created(text) == nil) }
}
