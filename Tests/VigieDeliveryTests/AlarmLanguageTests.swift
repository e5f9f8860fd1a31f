import Testing
import VigieDelivery
import VigieDomain
import VigieEngine
import VigieTesting
import VigieTransport
import VigieWording

private let now = SampleAlerts.now

/// Every alarm that a source or a delivery can raise, as the engine forms it.
private var alarms: [OperatorAlarm] {
    let kinds: [SourceFault.Kind] =
        ExchangeFailure.Code.allCases.map { .transport(ExchangeFailure($0, Remark("motif", "cause"))) }
        + SourceFault.Lie.allCases.map(SourceFault.Kind.lie) + [.status(500), .denied(403), .quota]
    var health = SourceHealth(source: SourceID("bodacc"), since: now.adding(.seconds(-900_000)))
    health.lastSuccess = now.adding(.seconds(-900_000))
    let raised = kinds.flatMap { kind in
        health.afterFault(
            SourceFault(kind, Phrase("ce qui est constaté", "what is found"), url: "https://portail.example/x"),
            at: now,
            interval: .seconds(60)
        ).opens
    }
    let silent = health.afterWaiting(at: now, interval: .seconds(60)).map(\.opens) ?? []
    let old = now.adding(.seconds(-900_000))
    let people: [Recipient] = [.endpoint("erp"), .person(SampleAlerts.credit)]
    let outcomes: [DeliveryOutcome] = [
        .refused(reply: "550"), .gone(reply: "410"), .uncertain(reply: Phrase("interrompu", "interrupted")),
    ]
    let delivery = people.flatMap { recipient in
        outcomes.flatMap { outcome in
            DeliveryDecision.decide(
                delivery: Delivery(
                    message: FrozenMessage(
                        id: MessageID(text: "m"), recipient: recipient, bytes: [], alerts: [], company: nil, gist: "",
                        created: old), attempts: 90, firstAttempt: old), outcome: outcome,
                endpoint: EndpointRecord(name: "erp", failingSince: old), now: now, entropy: SeededEntropy(seed: 1)
            ).alarmsOpened
        }
    }
    return raised + silent + delivery
}

/// Words that only one of the two languages has.
private let onlyFrench: Set<String> = [
    "le", "la", "les", "de", "des", "du", "est", "une", "pas", "réponse", "adresse", "source:", "dernier", "succès",
    "preuve", "avant", "et",
]
private let onlyEnglish: Set<String> = [
    "the", "of", "is", "not", "answer", "url", "last", "success", "evidence", "before", "and", "source fault", "its",
]

private func words(_ text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter }.map(String.init))
}

@Suite("Alarms speak one language") struct AlarmLanguageTests {
    @Test func `every kind of alarm is here`() {
        #expect(alarms.count == ExchangeFailure.Code.allCases.count + SourceFault.Lie.allCases.count + 3 + 1 + 6)
    }

    @Test(arguments: Language.allCases)
    func `no alarm mixes French and English, and French keeps its marks beside their words`(language: Language) {
        let wording = Wording(language)
        let foreign = language == .french ? onlyEnglish : onlyFrench
        for alarm in alarms {
            let rows = wording.alarmRows(alarm).map(\.label)
            let text = ([wording.line(alarm.sentence), wording.block(alarm.detail, limit: 2_000)] + rows).joined(
                separator: "\n")
            #expect(words(text).isDisjoint(with: foreign), "\(alarm.key): \(text)")
            #expect(alarm.sentence.french != alarm.sentence.english && alarm.detail.french != alarm.detail.english)
            #expect(!text.contains("T0") || !text.contains("Z\n"), "a raw moment: \(text)")
            guard language == .french else { continue }
            for mark in [" :", " ;", " ?", " !", " »", "« "] {
                #expect(!text.contains(mark), "a plain space in “\(mark)”: \(text)")
            }
        }
    }

    @Test func `the mail of a source that is refused reads so in each language`() {
        var health = SourceHealth(source: SourceID("bodacc"), since: now)
        health.lastSuccess = Instant(milliseconds: 1_790_000_000_000)
        let fault = SourceFault(
            .denied(403), Phrase("accès refusé (« 403 »)", "access refused (“403”)"), url: "https://portail.example/x")
        let alarm = health.afterFault(fault, at: now, interval: .seconds(60)).opens[0]
        #expect(
            Wording(.french).dated(alarm.detail.french).replacing("\u{A0}", with: " ")
                == "défaut de la source : accès refusé (403)\nadresse : https://portail.example/x\ndernier succès : 21/09/2026 à 14:13"
        )
        #expect(
            Wording(.english).dated(alarm.detail.english).replacing("\u{A0}", with: " ")
                == "source fault: access refused (403)\nurl: https://portail.example/x\nlast success: 21 September 2026 at 14:13"
        )
    }

    @Test func `a moment inside an address stays as it is`() {
        let address = "https://portail.example/?depuis=2026-09-21T14:13:20Z"
        #expect(Wording(.french).dated(address) == address)
        #expect(Wording(.french).dated("2026-13-45T99:13:20Z") == "2026-13-45T99:13:20Z")
    }
}
