import FoundationEssentials
import Testing
import VigieDomain
import VigieTesting
import VigieWording

private let scale = Scale(
    id: "Creditsafe", lowest: 0, highest: 100, higherIsBetter: true, limits: [71, 51, 30, 21])

@Suite struct ValueTests {
    @Test func `a text that is a date is written as a date, and no other text is`() {
        #expect(Wording(.french).value(.text("2025-12-31")) == "31/12/2025")
        #expect(Wording(.english).value(.text("2025-12-31")) == Wording(.english).date(Day("2025-12-31")!))
        for text in ["2025-13-31", "2025-12-31 env.", "20251231", "exercice 2025"] {
            #expect(Wording(.french).value(.text(text)) == text)
        }
    }

    @Test(
        arguments: [
            (ChangeValue.state(.liquidation), "liquidation judiciaire"),
            (
                .rating(Rating(raw: "42", score: 42, scale: scale, date: SampleAlerts.day("2026-09-01"))),
                "42, échelle Creditsafe, classe C, au 01/09/2026"
            ),
            (.life(.active), "en activité"),
            (.life(.ceased(on: SampleAlerts.day("2026-09-01"))), "cessée le 01/09/2026"),
            (.officer(Officer(key: "k", name: "Anne Petit", role: "présidente")), "Anne Petit (présidente)"),
            (.officers([]), "aucun dirigeant"),
            (
                .shareholder(Shareholder(key: "k", name: "HOLDING A", share: Share(hundredths: 5_250))),
                "HOLDING A (52,5\u{A0}%)"
            ),
            (
                .shareholders([
                    Shareholder(key: "k", name: "HOLDING A", share: nil),
                    Shareholder(key: "l", name: "B", share: .half),
                ]),
                "HOLDING A (part inconnue)\u{A0}; B (50\u{A0}%)"
            ),
            (
                .bureauStatus(ProceedingsStatus(open: true, label: "RJ", since: SampleAlerts.day("2026-09-01"))),
                "procédure en cours selon le bureau, «\u{A0}RJ\u{A0}», depuis le 01/09/2026"
            ),
            (.amount(Amount(cents: 5_000_000)), "50\u{A0}000\u{A0}EUR"), (.text("Lyon"), "Lyon"),
        ] as [(ChangeValue, String)])
    func `each kind of value has its sentence`(_ value: ChangeValue, _ sentence: String) {
        #expect(Wording(.french).value(value) == sentence)
        #expect(!Wording(.english).value(value).isEmpty)
    }

    @Test func `a long list is counted, not printed`() {
        let officers = (0..<300).map { Officer(key: "\($0)", name: "N\($0)", role: "") }
        #expect(Wording(.french).value(.officers(officers)).hasSuffix("N11 et 288 autres"))
        #expect(Wording(.english).value(.officers(officers)).hasSuffix("N11 and 288 more"))
    }

    @Test func `a side that is missing is said, a change without sides has no movement`() {
        let change = SampleAlerts.change(.mgmtOfficerAdded, after: .text("Anne Petit"))
        #expect(Wording(.french).movement(change) == "rien de connu → Anne Petit")
        #expect(Wording(.french).movement(SampleAlerts.change(.diversNotice)) == nil)
    }

    @Test func `a hostile value stays one harmless line`() {
        for name in SampleAlerts.hostileNames {
            for value in [ChangeValue.text(name), .officer(Officer(key: "", name: name, role: name))] {
                let words = Wording(.french).value(value)
                #expect(!words.utf8.contains { $0 < 32 || $0 == 127 })
                #expect(!words.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) })
            }
        }
    }
}
