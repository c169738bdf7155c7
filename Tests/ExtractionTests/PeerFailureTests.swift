import EventGraph
import Extraction
import LanguagePacks
import Testing
import TimeModel

/// What other taggers are known to get wrong.
///
/// A line of a table is `language | text | values`: each expression stands in `⟦ ⟧`, the values follow in that order.
@Suite struct PeerFailureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let language: String
    let text: String
    /// Where each expression begins, in bytes, and its words.
    let marked: [String]
    let values: [String]

    var testDescription: String { "\(language) \(text)" }

    init(_ line: Substring) {
      // Scalars and bytes, since a mark may stand beside a sign that joins with it into one character.
      let fields = line.unicodeScalars.split(separator: "|")
      var (bytes, begin, marked): ([UInt8], Int, [String]) = ([], 0, [])
      for scalar in fields[1].dropFirst() {
        switch scalar {
        case "⟦": begin = bytes.count
        case "⟧": marked.append("\(begin) \(String(decoding: bytes[begin...], as: UTF8.self))")
        default: bytes.append(contentsOf: Array(String(scalar).utf8))
        }
      }
      language = String(Substring(fields[0])).split(separator: " ").joined()
      text = String(decoding: bytes, as: UTF8.self)
      self.marked = marked
      values = fields.count > 2 ? String(Substring(fields[2])).split(separator: " ").map(String.init) : []
    }

    static func table(_ lines: String) -> [Case] { lines.split(separator: "\n").map { Case($0) } }
  }

  private func found(_ example: Case) throws -> [(words: String, timex: Timex)] {
    var document = Document(name: "text", text: Array(example.text.utf8), language: example.language)
    document.created = PartialDate(year: 2021, month: 2, day: 17)
    let graph = Extractor(packs: try #require(Embedded.packs)).extract(document)
    return graph.timexes.map { ("\($0.span.begin) \(document.words($0.span))", $0) }
  }

  /// The value as EDTF or an ISO 8601 duration.
  private func printed(_ timex: Timex) -> String {
    switch timex.value {
    case .date(let date)?: "\(date)"
    case .range(let start, let end)?: "\(start.map { "\($0)" } ?? "..")/\(end.map { "\($0)" } ?? "..")"
    case .within(let first, let last)?: timex.source?.granularity == .day ? "[\(first)..\(last)]" : "\(first)/\(last)"
    case .duration(let period)?, .set(let period)?: "\(period)"
    case .recurring(let recurrence)?: "\(recurrence.period)"
    case .vague?: "vague"
    case nil: "none"
    }
  }

  @Test(arguments: Case.table(dates))
  func datesThatOthersMiss(_ example: Case) throws {
    let found = try found(example)
    #expect(found.map(\.words) == example.marked)
    #expect(found.map { printed($0.timex) } == example.values)
  }

  @Test(arguments: Case.table(numbers))
  func numbersThatAreNoDates(_ example: Case) throws {
    let dates = try found(example).filter { $0.timex.kind != .duration }
    #expect(dates.map(\.words) == example.marked)
    #expect(dates.map { printed($0.timex) } == example.values)
  }

  @Test(arguments: Case.table(signs))
  func signsInsideDatesDoNotHideThem(_ example: Case) throws {
    let found = try found(example)
    #expect(found.map(\.words) == example.marked)
    #expect(found.map { printed($0.timex) } == example.values)
  }

  @Test func theDaysOfARangeAreItsParts() throws {
    var document = Document(name: "text", text: Array("The talks of November 19-20 failed.".utf8), language: "en")
    document.created = PartialDate(year: 2021, month: 2, day: 17)
    let graph = Extractor(packs: try #require(Embedded.packs)).extract(document)
    #expect(graph.timexParts.count == 2)
  }

  private static let dates = """
    ru | Мост построили в ⟦1975 году⟧. | 1975
    ru | Город был столицей с ⟦794 по 1185 годы⟧. | 0794/1185
    en | The ⟦2010⟧ Year Treasury notes were sold. | 2010
    en | The fair of ⟦November 19-20⟧ was cancelled. | 2020-11-19/2020-11-20
    en | The city was the capital from ⟦794 to 1185⟧. | 0794/1185
    ar | وقع الاتفاق في ⟦3/2/1948⟧ في المدينة. | 1948-02-03
    ar | بني المسجد ⟦عام 1440 هـ⟧ في المدينة. | 2018-09-09/2019-09-01
    ar | كانت المدينة عاصمة من ⟦عام 794 إلى عام 1185⟧. | 0794/1185
    uk | Міст збудували в ⟦1975 році⟧. | 1975
    uk | Місто було столицею з ⟦794 по 1185 роки⟧. | 0794/1185
    ru | В ⟦июне 1941 года⟧ полк стоял у реки. ⟦3 июля⟧ он отступил, а ⟦12 августа⟧ вернулся. | 1941-06 1941-07-03 1941-08-12
    en | In ⟦June 1941⟧ the regiment stood at the river. On ⟦3 July⟧ it fell back, and on ⟦August 12⟧ it returned. | 1941-06 1941-07-03 1941-08-12
    ar | في ⟦يونيو 1941⟧ كان الفوج عند النهر. وفي ⟦3 يوليو⟧ انسحب ثم عاد في ⟦12 أغسطس⟧. | 1941-06 1941-07-03 1941-08-12
    uk | У ⟦червні 1941 року⟧ полк стояв біля річки. ⟦3 липня⟧ він відступив, а ⟦12 серпня⟧ повернувся. | 1941-06 1941-07-03 1941-08-12
    ru | Восстание началось ⟦25 октября (7 ноября) 1917 года⟧. | 1917-11-07
    ru | Восстание началось ⟦25 октября 1917 года⟧ по старому стилю. | 1917-11-07
    uk | Повстання почалося ⟦25 жовтня (7 листопада) 1917 року⟧. | 1917-11-07
    uk | Повстання почалося ⟦25 жовтня 1917 року⟧ за старим стилем. | 1917-11-07
    en | The rising began on ⟦25 October (7 November) 1917⟧. | 1917-11-07
    en | The king died on ⟦30 January 1648/9⟧. | 1649-01-30
    en | He was born on ⟦23 April 1564⟧ (O.S.) in the town. | 1564-05-03
    en | The mosque was built in ⟦1440 AH⟧. | 2018-09-09/2019-09-01
    ru | Мечеть построили в ⟦1440 году хиджры⟧. | 2018-09-09/2019-09-01
    uk | Мечеть збудували в ⟦1440 році хіджри⟧. | 2018-09-09/2019-09-01
    ru | Он правил с ⟦794 по 843 год⟧. | 0794/0843
    ru | Он болел между ⟦20 июня и 10 августа 2016 года⟧. | 2016-06-20/2016-08-10
    uk | Він хворів між ⟦20 червня і 10 серпня 2016 року⟧. | 2016-06-20/2016-08-10
    ru | Битва была ⟦27 июня 1709 года⟧ (ст. ст.) у города. | 1709-07-08
    en | The rising began on ⟦November 7, 1917⟧. | 1917-11-07
    en | It began on ⟦7 November 1917 (25 October, O.S.)⟧ at night. | 1917-11-07
    ar | بدأت الثورة في ⟦25 أكتوبر (7 نوفمبر) 1917⟧. | 1917-11-07
    en | He was born on ⟦4 January 1643 [O.S. 25 December 1642]⟧ in the village. | 1643-01-04
    en | The army crossed the river on ⟦12/24 June 1812⟧. | 1812-06-24
    ru | Армия перешла реку ⟦12/24 июня 1812 года⟧. | 1812-06-24
    ru | Ледник сошёл ⟦10 000 лет назад⟧, стройка длилась ⟦1 500 дней⟧. | -7979 P1500D
    uk | Льодовик зійшов ⟦10 000 років тому⟧, будова тривала ⟦1 500 днів⟧. | -7979 P1500D
    en | The ice went ⟦10,000 years ago⟧, the works took ⟦1,500 days⟧. | -7979 P1500D
    en | They lived ⟦65 million years ago⟧. | vague
    ru | Они жили ⟦2,5 млн лет назад⟧. | vague
    en | The battle was on ⟦27 Rajab 583⟧ near the hill. | [1187-10-06..1187-10-12]
    ru | Битва была ⟦27 раджаба 583 года⟧ у холма. | [1187-10-06..1187-10-12]
    """

  private static let numbers = """
    en | We may meet, and we may not.
    en | The march was long and the sun set.
    ru | Суд сослался на статью 12.3 кодекса и часть 2 статьи 19.3.
    uk | Суд послався на статтю 12.3 кодексу та частину 2 статті 19.3.
    en | The court relied on Article 19.2 of the Covenant and section 12.10 of the Act.
    ar | استندت المحكمة إلى المادة 19 والمادة 12.3 من القانون.
    ru | Парламент принял резолюцию № 2021/2544(RSP).
    uk | Парламент ухвалив резолюцію № 2021/2544(RSP).
    en | Parliament adopted resolution 2021/2544(RSP).
    ar | اعتمد البرلمان القرار رقم 2021/2544 بالأغلبية.
    en | The Council adopted S/RES/1325 (2000) on women.
    ru | Совет принял резолюцию S/RES/1325 (2000) о женщинах.
    uk | Рада ухвалила резолюцію S/RES/1325 (2000) про жінок.
    ar | اعتمد المجلس القرار S/RES/1325 (2000) بشأن المرأة.
    en | See document A/HRC/25/63 for details.
    ru | Смотри документ A/HRC/25/63.
    uk | Дивись документ A/HRC/25/63.
    ar | انظر الوثيقة A/HRC/25/63.
    ru | Звоните по телефону +7 701 123-45-67 или 8 (495) 223-19-98.
    uk | Телефонуйте за номером +380 44 123-45-67 або 223-19-98.
    en | Call 212-555-1998 or +1 (212) 555-2019.
    ar | اتصل على الرقم 212-555-1998 أو +962 6 555 1998.
    en | The chair costs $2,019 and the lamp £1,998.50.
    en | They paid 1,995 dollars and €2010.
    ru | Стул стоит 1999 руб., лампа 2 019 рублей, стол $2020.
    uk | Стілець коштує 1999 грн, лампа 2 019 гривень, стіл $2020.
    ar | بلغ السعر 2500 دينار ثم 1999 دولارا.
    ru | Матч закончился со счётом 3:1, а первый период 2:0.
    uk | Матч закінчився з рахунком 3:1, а перший період 2:0.
    en | The team won 2-1 at home and lost 4–2 away.
    en | The match ended 3:1 after extra time.
    ar | انتهت المباراة بنتيجة 3:1 وفاز الفريق 2-1.
    en | Install iOS 14.2 or Windows 10.0.19041 first.
    en | The library is at version 3.11.20 and needs Python 3.9.
    ru | Установите iOS 14.2 или версию 3.11.20 программы.
    uk | Встановіть iOS 14.2 або версію 3.11.20 програми.
    ar | ثبت الإصدار 3.11.20 من البرنامج.
    ru | Доля выросла с 12,5% до 19.98 %.
    uk | Частка зросла з 12,5% до 19.98 %.
    en | The share rose from 12.5% to 19.98 percent.
    ar | ارتفعت النسبة من 12.5% إلى 19.98 في المئة.
    ru | Он живёт на ул. Мира, 12, кв. 5.
    uk | Він живе на вул. Миру, 12, кв. 5.
    en | She lives at 1998 Main Street, Apt. 12.
    ar | يسكن في شارع السلام رقم 12.
    ru | ИНН 771234567890, ОГРН 1027700132195, ISBN 978-5-17-112345-6.
    uk | Код 31234567, ISBN 978-617-12-3456-7.
    en | ISBN 978-0-14-044913-6, order no. 20190412771.
    ar | الرقم الدولي ISBN 978-0-14-044913-6.
    en | The server answers at 192.168.10.12 and 10.12.20.21.
    ru | Сервер отвечает по адресу 192.168.10.12.
    uk | Сервер відповідає за адресою 192.168.10.12.
    ar | يجيب الخادم على العنوان 192.168.10.12.
    en | He ran the race in 9.58 seconds and she in 10.49.
    ru | Он пробежал дистанцию за 9,58 секунды, она за 10,49.
    uk | Він пробіг дистанцію за 9,58 секунди, вона за 10,49.
    ar | قطع المسافة في 9.58 ثانية.
    en | It was 21.5 degrees, and -12 °C at night.
    ru | Термометр показал +21,5 °C, а потом -12 градусов.
    uk | Термометр показав +21,5 °C, а потім -12 градусів.
    ar | بلغت الحرارة 21.5 درجة مئوية.
    en | The wreck lies at 51.12 N, 10.11 E (51°12′10″).
    ru | Судно лежит в точке 51.12, 71.43 (51°12′10″ с. ш.).
    uk | Судно лежить у точці 51.12, 71.43 (51°12′10″ пн. ш.).
    ar | يقع الحطام عند 51.12 شمالا و 10.11 شرقا.
    en | The file holds 2010 rows, 1998 words and 2,000 names.
    ru | В списке 1998 человек и 2010 строк.
    uk | У списку 1998 осіб і 2010 рядків.
    en | The Boeing 747-400 and the Peugeot 2008 were shown.
    en | Flight 1549 landed; gate 12/5 was closed.
    ru | Рейс 1549 сел, стойка 12/5 закрыта.
    en | The scale is 1:2000 and the ratio 3/4.
    ru | Масштаб карты 1:2000, доля 3/4 и 1/2.
    uk | Масштаб карти 1:2000, частка 3/4 та 1/2.
    ar | مقياس الخريطة 1:2000 والنسبة 3/4.
    en | Room 2019 is on the 12th floor.
    en | Psalm 19:12 and John 3:16 were read.
    en | The Sunday Times, the Evening Standard and USA Today wrote so.
    en | The Spanish daily El País was on sale.
    en | The Thirty Years' War and the Six Day War were won.
    en | The Winter Palace and the October Revolution are in the book.
    en | She drove a 1987 Ford and owned Windows 2000.
    en | He saw it on "60 Minutes" at home.
    en | Title 18 U.S.C. 1956 applies.
    en | The picture has 1920x1080 pixels; card 4111 1111 1111 1998 was lost.
    en | See Fig. 10.12.20 and PO Box 1998.
    en | Open site2010.com or www.site.com/2019/05/12/news.
    ru | Открой site2010.ru или www.site.com/2019/05/12/news.
    ru | Он живёт на улице 8 Марта, она на площади 1905 года.
    uk | Він живе на вулиці 8 Березня, вона на площі 1905 року.
    ar | يسكن في شارع 26 يوليو.
    ru | Фильм «Семнадцать мгновений весны» и газета «Сегодня».
    uk | Фільм «Сімнадцять миттєвостей весни» і газета «Сьогодні».
    ru | Победила бразильянка Марта.
    ru | Голосовали 51-49, а он выиграл 6-4, 7-5.
    ru | Высота горы 1998 м, площадь 2010 кв. км, мощность 2000 Вт.
    uk | Висота гори 1998 м, площа 2010 кв. км, потужність 2000 Вт.
    en | The hill is 1998 m high and the plant gives 2000 MW.
    ru | Смотри п. 3.4 ст. 158 и ч. 1 ст. 20.2, рис. 3.11.2010.
    ru | Регламент (ЕС) 2016/679 и Директива 95/46/ЕС.
    en | Regulation (EU) 2016/679 and Directive 95/46/EC hold.
    ar | طبقت اللائحة (الاتحاد الأوروبي) 2016/679 والتوجيه 95/46.
    en | See CCPR/C/122/D/2131/2012 and E/CN.4/2004/3.
    ar | محمد مارس مهنة التعليم وشهد أحد الشهود.
    ru | Он набрал 2012 голосов и 1998 баллов.
    en | He won 2012 votes and 1998 points.
    ar | حصل على 2012 صوتا وعلى 1998 نقطة.
    """

  private static let signs = """
    ar | وقع الاتفاق في \u{200F}⟦3\u{200F}/2/1948⟧ في المدينة. | 1948-02-03
    ar | وقع الاتفاق في ⟦3 فبرايـــر 1948⟧ في المدينة. | 1948-02-03
    ar | وقع الاتفاق في ⟦3 فِبْرَايِر 1948⟧ في المدينة. | 1948-02-03
    ar | وقع الاتفاق في ⟦3\u{00A0}فبراير\u{202F}1948⟧ في المدينة. | 1948-02-03
    ar | وقع الاتفاق في ⟦٣ فبراير ١٩٤٨⟧ في المدينة. | 1948-02-03
    ar | وقع الاتفاق في ⟦3 فبر\u{200D}اير 1948⟧ في المدينة. | 1948-02-03
    ar | وقع الاتفاق \u{202B}في ⟦3 فبراير 1948⟧\u{202C} في المدينة. | 1948-02-03
    ar | بني المسجد ⟦عام 1440 ه⟧\u{200D} في المدينة. | 2018-09-09/2019-09-01
    ru | Это было ⟦3\u{00A0}мая\u{00A0}1948\u{00A0}г.⟧ в городе. | 1948-05-03
    ru | Это было ⟦3\u{202F}мая\u{202F}1948 года⟧ в городе. | 1948-05-03
    ru | Это было ⟦3 сен\u{00AD}тяб\u{00AD}ря 1948 года⟧ в городе. | 1948-09-03
    ru | Это случилось в ⟦маи\u{0306}ские⟧ дни. | 2020-05
    ru | Это было в ⟦трёхлетнии\u{0306}⟧ срок. | P3Y
    ru | Это был ⟦тре\u{0308}хлетнии\u{0306}⟧ договор. | P3Y
    ru | Это было \u{200E}⟦3 сентября 1948 года⟧\u{200E} в городе. | 1948-09-03
    ru | Это было ⟦3 сентября\u{200B} 1948 года⟧ в городе. | 1948-09-03
    uk | Це було ⟦3\u{00A0}травня\u{00A0}1948\u{00A0}р.⟧ у місті. | 1948-05-03
    uk | Це було ⟦3 ве\u{00AD}рес\u{00AD}ня 1948 року⟧ у місті. | 1948-09-03
    uk | Це був ⟦шести\u{00AD}річнии\u{0306}⟧ договір. | P6Y
    en | It was on ⟦3\u{00A0}May\u{202F}1948⟧ in town. | 1948-05-03
    en | It was on ⟦Sep\u{00AD}tem\u{00AD}ber 3, 1948⟧ in town. | 1948-09-03
    en | It was on \u{200E}⟦3 May 1948⟧\u{200E} in town. | 1948-05-03
    en | It was on ⟦3 May\u{200B} 1948⟧ in town. | 1948-05-03
    en | It was on \u{2066}⟦3 May 1948⟧\u{2069} in town. | 1948-05-03
    ar | وقع الاتفاق في ⟦٣\u{200F}/٢\u{200F}/١٩٤٨⟧\u{200F} في المدينة. | 1948-02-03
    ar | وقع الاتفاق في ⟦3\u{200C} فبراير\u{200C} 1948⟧ في المدينة. | 1948-02-03
    ar | وقع الاتفاق في ⟦3 ا\u{0654}كتوبر 1948⟧ في المدينة. | 1948-10-03
    ru | Это было в ⟦про\u{0301}шлом году\u{0301}⟧ в городе. | 2020
    uk | Це було у ⟦минулому ти\u{0301}жні⟧ в місті. | 2021-02-08/2021-02-14
    ru | \u{FEFF}⟦3\u{2009}мая\u{2009}1948\u{2009}года⟧ он уехал. | 1948-05-03
    """
}
