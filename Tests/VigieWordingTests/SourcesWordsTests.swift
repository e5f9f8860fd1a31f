import Testing
import VigieDomain
import VigieTesting
import VigieWording

/// What an alert says of the other sources.
@Suite struct SourcesWordsTests {
    private static func cautions(_ language: Language, _ edit: (inout ChangeDetails) -> Void) -> [String] {
        var details = ChangeDetails()
        edit(&details)
        let change = SampleAlerts.change(.lifeCeased, after: .life(.ceased(on: nil)), details: details)
        return Wording(language, zone: SampleAlerts.paris).cautions(about: change).map {
            $0.replacing("\u{A0}", with: " ")
        }
    }

    private static func elsewhere(_ source: String, _ value: Position.Value) -> Elsewhere {
        Elsewhere(source: SourceID(source), value: value, checked: SampleAlerts.moment("2026-03-11T23:30:00Z"))
    }

    @Test func `one sentence says what the others say, on the reader's day and in the reader's language`() {
        let words = [
            Self.elsewhere("sirene", .value(.life(.active))), Self.elsewhere("bodacc", .struckOff),
            Self.elsewhere("bureau", .value(.state(.liquidation))),
        ]
        #expect(
            Self.cautions(.french) { $0.elsewhere = words } == [
                "Selon sirene (12/03/2026) : en activité ; Selon bodacc (12/03/2026) : radiée du registre du commerce ; "
                    + "Selon bureau (12/03/2026) : liquidation judiciaire."
            ])
        #expect(
            Self.cautions(.english) { $0.elsewhere = Array(words.prefix(1)) } == [
                "According to sirene (12 March 2026): active."
            ])
        #expect(Self.cautions(.french) { $0.elsewhere = [] }.isEmpty)
    }

    @Test func `who told the same fact before is named`() {
        let earlier = ["pappers", "rne"].map {
            EarlierTelling(
                change: ChangeID(text: $0), source: SourceID($0), detected: SampleAlerts.moment("2026-03-11T12:00:00Z"),
                isWhole: false)
        }
        #expect(
            Self.cautions(.french) { $0.follows = earlier } == [
                "Même fait, déjà dit par pappers le 11/03/2026 et par rne le 11/03/2026."
            ])
        #expect(
            Self.cautions(.english) { $0.follows = Array(earlier.prefix(1)) } == [
                "Same fact, told before by pappers on 11 March 2026."
            ])
    }

    @Test(arguments: SampleAlerts.hostileNames.prefix(60)) func `a hostile word of another source adds no line`(
        _ name: String
    ) {
        for language in Language.allCases {
            for line in Self.cautions(language, { $0.elsewhere = [Self.elsewhere(name, .value(.text(name)))] }) {
                #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
            }
        }
    }
}
