import Testing
import VigieDomain
import VigieTesting
import VigieWording

@Suite("What the history adds, in words") struct CircumstanceTests {
    @Test(
        arguments: [
            (
                Circumstance.unfiled(yearEnd: SampleAlerts.day("2025-12-31"), due: SampleAlerts.day("2026-08-31")),
                "Exercice clos le 31/12/2025", "Year ended"
            ),
            (
                .endsLateness(told: SampleAlerts.day("2026-09-30")), "met fin au retard signalé le 30/09/2026",
                "ends the lateness"
            ),
            (.bounce(days: 7), "va et vient en moins de 7 jours", "within 7 days"),
            (.slide(from: "80", days: 30), "la note était « 80 »", "the score was “80”"),
            (.repeated(times: 3, days: 365), "3 en moins de 365 jours", "3 within 365 days"),
        ] as [(Circumstance, String, String)])
    func sentences(_ circumstance: Circumstance, _ french: String, _ english: String) {
        let change = SampleAlerts.change(.accLate, details: ChangeDetails(circumstance: circumstance))
        func said(_ language: Language) -> String {
            Wording(language).cautions(about: change).joined(separator: "|").map { $0.isWhitespace ? " " : String($0) }
                .joined()
        }
        #expect(said(.french).contains(french) && said(.english).contains(english))
    }

    @Test func `a score that a source wrote cannot break the sentence`() {
        let line = Wording(.french).circumstance(.slide(from: "4+\n<b>\u{202E}", days: 30))
        #expect(!line.contains("\n") && !line.unicodeScalars.contains("\u{202E}"))
    }
}
