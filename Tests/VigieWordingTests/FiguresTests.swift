import Testing
import VigieDomain
import VigieTesting
import VigieWording

private let french = Wording(.french, zone: SampleAlerts.paris)
private let english = Wording(.english, zone: SampleAlerts.paris)

@Suite struct FiguresTests {
    @Test(
        arguments: [
            (4_820_000, "48\u{A0}200\u{A0}EUR", "48,200\u{A0}EUR"), (0, "0\u{A0}EUR", "0\u{A0}EUR"),
            (1_235_050, "12\u{A0}350,50\u{A0}EUR", "12,350.50\u{A0}EUR"), (5, "0,05\u{A0}EUR", "0.05\u{A0}EUR"),
            (-150_000, "−1\u{A0}500\u{A0}EUR", "−1,500\u{A0}EUR"),
            (123_456_789_00, "123\u{A0}456\u{A0}789\u{A0}EUR", "123,456,789\u{A0}EUR"),
            (
                Int64.min, "−92\u{A0}233\u{A0}720\u{A0}368\u{A0}547\u{A0}758,08\u{A0}EUR",
                "−92,233,720,368,547,758.08\u{A0}EUR"
            ),
        ] as [(Int64, String, String)])
    func `amounts never break in the middle`(_ cents: Int64, _ inFrench: String, _ inEnglish: String) {
        #expect(french.amount(Amount(cents: cents)) == inFrench)
        #expect(english.amount(Amount(cents: cents)) == inEnglish)
    }

    @Test func `dates are written as each language does`() {
        let day = SampleAlerts.day("2026-11-03")
        #expect(french.date(day) == "03/11/2026")
        #expect(english.date(day) == "3\u{A0}November\u{A0}2026")
        #expect(french.fullDate(day) == "mardi\u{A0}03/11/2026")
        #expect(english.fullDate(day) == "Tuesday\u{A0}3\u{A0}November\u{A0}2026")
    }

    @Test func `a moment is read on the wall clock of the office`() {
        let moment = SampleAlerts.moment("2026-11-23T23:30:00Z")
        #expect(french.moment(moment) == "24/11/2026 à\u{A0}00:30")
        #expect(english.moment(moment) == "24\u{A0}November\u{A0}2026 at\u{A0}00:30")
    }

    @Test(arguments: [
        (5_250, "52,5\u{A0}%"), (10_000, "100\u{A0}%"), (1, "0,01\u{A0}%"), (3_333, "33,33\u{A0}%"), (0, "0\u{A0}%"),
    ])
    func `shares lose the zeros that say nothing`(_ hundredths: Int, _ text: String) throws {
        #expect(french.share(try #require(Share(hundredths: hundredths))) == text)
    }

    @Test func `French counts zero with the singular, English with the plural`() {
        #expect(french.days(0) == "0\u{A0}jour" && french.days(1) == "1\u{A0}jour" && french.days(2) == "2\u{A0}jours")
        #expect(english.days(0) == "0\u{A0}days" && english.days(1) == "1\u{A0}day")
    }

    @Test(arguments: [
        ("« Oui » : non ; quoi ? 5 % !", "«_Oui_»_: non_; quoi_? 5_%_!"), ("", ""), (" ", " "), ("  ", "  "),
        ("un deux", "un deux"), ("« ", "«_"), (" »", "_»"), (" :", "_:"), ("a ° b", "a ° b"), ("é « à »", "é «_à_»"),
        ("a  : b", "a _: b"), ("🙂 ! ½ » ï «", "🙂_! ½_» ï «"), ("«»", "«»"),
    ])
    func `French spacing sticks to its marks`(_ text: String, _ expected: String) {
        #expect(Phrase.spaced(text) == expected.replacing("_", with: "\u{A0}"))
    }
}
