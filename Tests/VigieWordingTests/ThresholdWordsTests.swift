import FoundationEssentials
import Testing
import VigieDomain
import VigieEngine
import VigieTesting
import VigieWording

@Suite("A client's own threshold, in words") struct ThresholdWordsTests {
    private static let hundred = Scale(
        id: "creditsafe", lowest: 0, highest: 100, higherIsBetter: true, limits: [71, 51, 30, 1])
    private static let grade = Scale(
        id: "allianz", lowest: 1, highest: 10, higherIsBetter: false, limits: [2, 4, 6, 8])

    private func change(
        _ threshold: Threshold?, scale: Scale = hundred, status: Bool = false, code: EventCode = .riskRatingDown
    ) -> Change {
        let sample = SampleAlerts.change(code)
        return Change(
            id: sample.id, company: sample.company, code: code, severity: .medium, case: sample.case,
            after: .rating(Rating(raw: "7", score: 7, scale: scale)), detected: sample.detected,
            provenance: sample.provenance,
            details: ChangeDetails(isStatus: status, why: "A to D", threshold: threshold))
    }

    @Test(
        "the alert says which one, and on which side",
        arguments: [
            (
                Threshold(.score(30)), hundred, false, "La note passe sous le seuil de 30 fixé pour ce client.",
                "The rating goes below the threshold of 30 set for this client."
            ),
            (
                Threshold(.score(6)), grade, false, "La note passe au-dessus du seuil de 6 fixé pour ce client.",
                "The rating goes above the threshold of 6 set for this client."
            ),
            (
                Threshold(.score(Decimal(65) / 10), rating: "allianz", side: .above), grade, true,
                "La note est au-dessus du seuil de 6,5 fixé pour ce client.",
                "The rating is above the threshold of 6.5 set for this client."
            ),
            (
                Threshold(.score(30)), hundred, true, "La note est au-dessous du seuil de 30 fixé pour ce client.",
                "The rating is below the threshold of 30 set for this client."
            ),
            (
                Threshold(.limit(Amount(cents: 1_000_000)), side: .below), hundred, false,
                "La limite conseillée passe sous le seuil de 10 000 EUR fixé pour ce client.",
                "The recommended limit goes below the threshold of 10,000 EUR set for this client."
            ),
        ]) func sentence(threshold: Threshold, scale: Scale, status: Bool, french: String, english: String)
    {
        let change = change(threshold, scale: scale, status: status)
        #expect(plain(Wording(.french).threshold(change)) == french)
        #expect(plain(Wording(.english).threshold(change)) == english)
    }

    @Test("a change without one says nothing of it") func none() {
        #expect(Wording(.french).threshold(change(nil)) == nil)
    }

    @Test("the story of the alert has the sentence, and nothing read in a notice that there is not") func story() {
        let change = change(Threshold(.score(30), rating: "creditsafe", side: .below))
        let alert = Alert(
            change: change.id, company: change.company, recipient: .person(SampleAlerts.credit), cadence: .atOnce,
            reason: "client's threshold \"creditsafe<30\": credit manager", due: change.detected)
        let pending = PendingAlert(
            alert: alert, change: RecordedChange(change: change, sequence: 1), client: SampleAlerts.client(), others: []
        )
        let story = Wording(.french).story(of: pending, today: SampleAlerts.day("2026-10-06"), textLimit: 100)
        #expect(story.severity.map(\.label).contains("Seuil du client"))
        #expect(plain(story.severity.last?.value) == "La note passe sous le seuil de 30 fixé pour ce client.")
        #expect(!story.source.contains { $0.value.contains("A to D") })
        #expect(story.told.first?.value.contains("seuil fixé pour ce client") == true)
    }

    @Test("each number has its name in both languages", arguments: Identifiers.Kind.allCases)
    func numbers(kind: Identifiers.Kind) {
        #expect(!Wording(.french).number(kind).isEmpty && !Wording(.english).number(kind).isEmpty)
    }

    private func plain(_ text: String?) -> String? {
        text?.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    }
}
