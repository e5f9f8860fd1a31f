import Testing
import VigieDomain
import VigieTesting
import VigieWording

/// Two months from 2026-09-15 end on Sunday 15 November: safe on Friday 13, legal on Monday 16.
@Suite struct DeadlineWordsTests {
    let deadline = SampleAlerts.deadline()
    let french = Wording(.french)
    let english = Wording(.english)

    @Test(arguments: [
        ("2026-10-06", "38\u{A0}jours restants", "38\u{A0}days left", "déclarer au plus tard le 13/11/2026"),
        ("2026-11-12", "1 jour restant", "1 day left", "déclarer au plus tard le 13/11/2026"),
        (
            "2026-11-13", "dernier jour\u{A0}: c'est aujourd'hui", "last day: today",
            "déclarer au plus tard le 13/11/2026"
        ),
        (
            "2026-11-14", "date sûre passée\u{A0}: agir sans attendre, terme légal le 16/11/2026",
            "the safe date has passed: act at once, legal end on 16\u{A0}November\u{A0}2026",
            "déclarer d'urgence, terme le 16/11/2026"
        ),
        (
            "2026-11-17",
            "expiré\u{A0}: relevé de forclusion à demander au juge-commissaire jusqu'au 15/03/2027 (L622-26)",
            "expired: relief (relevé de forclusion) may be asked of the supervising judge until 15\u{A0}March\u{A0}2027 (L622-26)",
            "délai expiré, relevé de forclusion jusqu'au 15/03/2027"
        ),
        (
            "2027-03-16", "expiré, et le délai du relevé de forclusion aussi (depuis le 15/03/2027, L622-26)",
            "expired, and so is the time for relief (relevé de forclusion, since 15\u{A0}March\u{A0}2027, L622-26)",
            "délai de déclaration expiré"
        ),
    ])
    func `what is left is said on each day`(_ iso: String, _ inFrench: String, _ inEnglish: String, _ tail: String) {
        let today = SampleAlerts.day(iso)
        #expect(french.countdown(deadline, on: today) == inFrench)
        #expect(english.countdown(deadline, on: today) == inEnglish)
        #expect(french.subjectTail(deadline, on: today) == tail)
    }

    @Test func `both dates, the article and the doubt are always there`() {
        let line = french.deadline(deadline, on: SampleAlerts.day("2026-10-06"))
        for part in [
            "Déclaration de créances", "vendredi\u{A0}13/11/2026", "lundi\u{A0}16/11/2026", "L622-24",
            "calculé, à confirmer",
            "2\u{A0}mois à compter de la publication du 15/09/2026",
        ] { #expect(line.contains(part), "\(part)") }
        #expect(english.deadline(deadline, on: SampleAlerts.day("2026-10-06")).contains("computed, to be confirmed"))
    }

    @Test func `the relief that ends on a Sunday is shown on the Friday before`() {
        // Six months from 2026-08-31 end on Sunday 28 February 2027.
        #expect(Wording.reliefUntil(SampleAlerts.deadline(from: "2026-08-31")) == SampleAlerts.day("2027-02-26"))
    }

    @Test func `a creditor abroad reads his own right`() {
        let abroad = SampleAlerts.deadline(.claimDeclarationAbroad, from: "2026-01-02", months: 4)
        #expect(french.deadline(abroad, on: SampleAlerts.day("2026-02-01")).contains("hors de France métropolitaine"))
        #expect(french.deadline(abroad, on: SampleAlerts.day("2026-02-01")).contains("4\u{A0}mois"))
    }
}
