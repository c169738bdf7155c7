import EventGraph
import Extraction
import LanguagePacks
import Testing
import TimeModel

/// Who does what to whom, where and how many, by the built-in packs.
@Suite struct ParticipantTests {
  struct Case: Sendable, CustomStringConvertible {
    var text: String
    /// Trigger, then `role words` of its participants, `in` its place, `count` its bounds.
    var expected: [String]
    var description: String { text }
  }

  private func rows(_ text: String) throws -> [String] {
    var document = Document(name: "a", text: Array(text.utf8))
    document.created = PartialDate(year: 2021, month: 2, day: 17)
    let graph = Extractor(packs: try PackSet.embedded()).extract(document)
    return graph.mentions.map { mention in
      var row = document.words(mention.trigger) + ":"
      for participant in graph.participants(of: mention) {
        row += " \(participant.role.name) \(document.words(participant.span));"
      }
      if let place = graph.place(of: mention) { row += " in \(document.words(place.span));" }
      if let count = mention.count.map({ graph.counts[$0] }) {
        row += " count \(count.min)…\(count.max.map { "\($0)" } ?? "");"
      }
      return row
    }
  }

  @Test(arguments: [
    Case(
      text: "On 2 March 2020 police stormed the office and detained nine activists.",
      expected: [
        "stormed: agent police; target the office;", "detained: agent police; target nine activists; count 9…9;",
      ]),
    Case(
      text: "X Ivanov, detained on 5 May 2020, was released on 7 May 2020.",
      expected: ["detained: target X Ivanov;", "released: target X Ivanov;"]),
    Case(
      text: "Special forces captured Wladyslaw Frasyniuk, a regional leader, on 5 May 2020 in Wroclaw.",
      expected: ["captured: agent Special forces; target Wladyslaw Frasyniuk; in Wroclaw;"]),
    Case(
      text: "Police said protesters were beaten on 5 May 2020.",
      expected: ["beaten: target protesters;"]),
    Case(
      text: "At least 15 demonstrators were shot dead in Khartoum on 17 November 2020.",
      expected: ["shot: target 15 demonstrators; in Khartoum; count 15…;"]),
    Case(
      text: "The journalist, who was serving a term handed down in 2010, died on 15 March 2020.",
      expected: ["died: target The journalist;"]),
    Case(
      text: "On 5 May 2020 gunmen ambushed and killed Amina Yusuf, a judge with the High Court, near Herat.",
      expected: [
        "ambushed: agent gunmen; target Amina Yusuf; in Herat;", "killed: agent gunmen; target Amina Yusuf; in Herat;",
      ]),
    Case(
      text: "On 7 July 2020 soldiers attacked the village of Tarika.",
      expected: ["attacked: agent soldiers; target the village of Tarika; in the village of Tarika;"]),
    Case(
      text: "By 9 June 2020 medics had counted 69 dead.",
      expected: ["dead: target 69 dead; count 69…69;"]),
    Case(
      text: "Omar Hadi was cut down by one of his guards on 4 January 2020.",
      expected: ["cut: agent one of his guards; target Omar Hadi;"]),
    Case(
      text: "On 7 July 2020 Pieter de Vries was fined 12,000 zlotys.",
      expected: ["fined: target Pieter de Vries;"]),
    Case(
      text: "The president called the parliamentary election by a decree of 21 October 2020.",
      expected: ["called: agent The president;"]),
    Case(
      text: "The pact was signed on 5 May 2020.", expected: ["signed: other The pact;"]),
    Case(
      text: "Police wielding batons drove back protesters on 5 May 2020.",
      expected: ["drove: agent Police; target protesters;"]),
    Case(
      text: "On 26 September 2016, in Cartagena, Santos and Londono signed an accord.",
      expected: ["signed an accord: agent Santos; agent Londono; other accord; in Cartagena;"]),
    Case(
      text: "In May 2020 thousands of its members were murdered.",
      expected: ["murdered: target thousands of its members; count 1000…;"]),
    Case(
      text: "Armed men attacked the town of Kreinik, in West Darfur, on 5 May 2020.",
      expected: ["attacked: agent men; target the town of Kreinik; in the town of Kreinik, in West Darfur;"]),
  ])
  func `English tells by the order of words`(example: Case) throws {
    let rows = try rows(example.text)
    for row in example.expected { #expect(rows.contains(row), "\(rows)") }
  }

  @Test(arguments: [
    Case(
      text: "10 мая 2020 года полиция разогнала митинг и задержала троих участников.",
      expected: ["задержала: agent полиция; target троих участников; count 3…3;"]),
    Case(
      text: "17 ноября 1958 года генерал Ибрагим Аббуд захватил власть и распустил парламент.",
      expected: ["распустил: agent генерал Ибрагим Аббуд; target парламент;"]),
    Case(
      text: "Новый кодекс о здоровье депутаты утвердили 7 июля 2020 года.",
      expected: ["утвердили: agent депутаты; other Новый кодекс;"]),
    Case(
      text: "В столкновениях 7 февраля 2020 года в Кордайском районе погибли 11 человек.",
      expected: ["погибли: target 11 человек; in Кордайском районе; count 11…11;"]),
    Case(
      text: "5 мая 2020 года журналист был задержан полицией.",
      expected: ["задержан: agent полицией; target журналист;"]),
    Case(
      text: "11 апреля 2020 года военные сместили и арестовали министра.",
      expected: ["сместили: agent военные; target министра;", "арестовали: agent военные; target министра;"]),
    Case(
      text: "3 июня 2020 года редакция газеты подверглась обыску.",
      expected: ["обыску: target редакция газеты;"]),
    Case(
      text: "Троих её участников увезли в отделение 4 июля 2020 года.",
      expected: ["увезли: target Троих её участников; count 3…3;"]),
    Case(
      text: "20 мая 2020 года полиция открыла огонь по демонстрантам.",
      expected: ["открыла: agent полиция; target демонстрантам;"]),
    Case(
      text: "2 февраля 2020 года Питер де Фрис возглавил комитет.",
      expected: ["возглавил: agent Питер де Фрис; target комитет;"]),
    Case(
      text: "5 мая 2020 года студенты вышли на митинг перед зданием мэрии.",
      expected: ["вышли: agent студенты; in зданием мэрии;"]),
  ])
  func `Russian tells by case`(example: Case) throws {
    let rows = try rows(example.text)
    for row in example.expected { #expect(rows.contains(row), "\(rows)") }
  }

  @Test(arguments: [
    Case(
      text: "داهمت قوات الأمن في 5 مايو 2020 مقر الشبكة وصادرت حواسيبها.",
      expected: ["داهمت: agent قوات الأمن; target مقر الشبكة; in مقر الشبكة;", "وصادرت: agent قوات الأمن;"]),
    Case(
      text: "اغتيل المحامي سعيد يوم 5 مايو 2020 في بغداد.", expected: ["اغتيل: target المحامي سعيد; in بغداد;"]),
    Case(
      text: "احتُجز في 17 ديسمبر 2020 ما لا يقل عن 350 متظاهرا.",
      expected: ["احتُجز: target 350 متظاهرا; count 350…;"]),
    Case(
      text: "في صباح 3 مارس 2020 الشرطة اعتقلت عشرة أشخاص.",
      expected: ["اعتقلت: agent الشرطة; target عشرة أشخاص; count 10…10;"]),
    Case(
      text: "قال الرئيس، الذي أقال الوزير في 3 مارس 2020، إنه لن يستقيل.",
      expected: ["أقال: agent الرئيس; target الوزير;"]),
    Case(
      text: "وقّعت كازاخستان البروتوكول الثاني في 23 أيلول 2020.",
      expected: ["وقّعت: agent كازاخستان; other البروتوكول;"]),
    Case(
      text: "في 16 مارس 2020 قُتل خمسة أشخاص في قرية مسكين بمنطقة كسلا.",
      expected: ["قُتل: target خمسة أشخاص; in قرية مسكين بمنطقة كسلا; count 5…5;"]),
    // A noun of action with its agent and its object.
    Case(
      text: "أدى اعتقال قوات الأمن خمسة ناشطين في 3 مايو 2020 إلى احتجاجات.",
      expected: ["اعتقال: agent قوات الأمن; target خمسة ناشطين; count 5…5;"]),
    // A plural has its subject before it, or leaves it out.
    Case(
      text: "دخل الجنود المدينة في 3 مايو 2020 وقتلوا ثلاثة صحفيين.",
      expected: ["وقتلوا: agent الجنود; target ثلاثة صحفيين; count 3…3;"]),
    // A clause without a pronoun behind an indefinite noun.
    Case(
      text: "في 3 مايو 2020 ضربت الشرطة طلابا تظاهروا في دكا.",
      expected: ["ضربت: agent الشرطة; target طلابا; in دكا;", "تظاهروا: agent طلابا; in دكا;"]),
    // A verb that carries a noun with a preposition, its subject in front.
    Case(
      text: "الجنود قاموا في 3 مايو 2020 باعتقال عشرة أشخاص.",
      expected: ["باعتقال: agent الجنود; target عشرة أشخاص; count 10…10;"]),
    // The pronoun of a preposition is whom it befell.
    Case(
      text: "اعتقلت الشرطة الناشط سالم منصور في 3 مايو 2020، وأفرجت عنه في 9 مايو 2020.",
      expected: ["وأفرجت: agent الشرطة; target الناشط سالم منصور;"]),
    // Thousands behind the rest, as some documents set them.
    Case(
      text: "أودى الزلزال في 12 يناير 2010 بحياة أزيد من 700 8 شخص.",
      expected: ["أودى: target 700 8 شخص; count 8701…;"]),
    // A title in front of a name begins another phrase.
    Case(
      text: "في 3 مايو 2020 كلف الرئيس القاضي نواف سلام بتشكيل الحكومة.",
      expected: ["كلف: agent الرئيس; target القاضي نواف سلام;"]),
    // A share of the voters is no number of people.
    Case(
      text: "صوت 71 في المئة من الناخبين في 3 مايو 2020 لصالح الدستور.",
      expected: ["صوت: agent 71 في المئة من الناخبين;"]),
    Case(
      text: "الشرطة العسكرية فتحت النار في 3 مايو 2020 في شارع الحرية.",
      expected: ["فتحت: agent الشرطة العسكرية; in شارع الحرية;"]),
    Case(
      text: "تظاهر الطلاب في 3 مايو 2020 أمام مبنى البلدية.",
      expected: ["تظاهر: agent الطلاب; in مبنى البلدية;"]),
  ])
  func `Arabic tells by the verb in front and by the article`(example: Case) throws {
    let rows = try rows(example.text)
    for row in example.expected { #expect(rows.contains(row), "\(rows)") }
  }

  @Test(
    arguments: [
      ("On 5 May 2020 police detained more than 1,200 people.", 1201, nil),
      ("On 5 May 2020 floods displaced 1.5 million people.", 1_500_000, 1_500_000),
      ("On 5 May 2020 police detained up to 20 people.", 0, 20),
      ("On 5 May 2020 police detained dozens of people.", 20, nil),
    ] as [(String, Int32, Int32?)])
  func `counts keep what stands in front of them`(text: String, min: Int32, max: Int32?) throws {
    var document = Document(name: "a", text: Array(text.utf8))
    document.created = PartialDate(year: 2021, month: 2, day: 17)
    let graph = Extractor(packs: try PackSet.embedded()).extract(document)
    let counts = graph.mentions.compactMap { $0.count.map { graph.counts[$0] } }
    #expect(counts.first?.min == min && counts.first?.max == max, "\(counts)")
  }

  @Test(arguments: [
    "On 5 May 2020 a court fined the union 5,000 tenge.", "The parliament adopted Law No. 12 on 5 May 2020.",
    "5 мая 2020 года суд оштрафовал активиста на 3000 сомов.",
  ])
  func `amounts and names are no counts`(text: String) throws {
    var document = Document(name: "a", text: Array(text.utf8))
    document.created = PartialDate(year: 2021, month: 2, day: 17)
    let graph = Extractor(packs: try PackSet.embedded()).extract(document)
    #expect(!graph.mentions.isEmpty && graph.mentions.allSatisfy { $0.count == nil })
  }
}
