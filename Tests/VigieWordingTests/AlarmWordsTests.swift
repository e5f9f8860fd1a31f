import Testing
import VigieDomain
import VigieEngine
import VigieTesting
import VigieWording

@Suite("Words of an alarm")
struct AlarmWordsTests {
    private func alarm(_ key: String, _ sentence: String) -> OperatorAlarm {
        OperatorAlarm(
            key: key, opened: Instant(milliseconds: 0), sentence: Phrase(same: sentence), detail: Phrase(same: ""))
    }

    @Test func `the subject names the source that fails`() {
        let subject = Wording(.english).alarmSubject(alarm("source:bodacc", "answer “500”"), instance: "Vigie")
        #expect(subject == "[Vigie] Alarm: bodacc – answer “500”")
    }

    @Test(arguments: [
        ("endpoint:erp", "Le point d'accès est abandonné"), ("source:bodacc", "La source bodacc ne répond plus"),
    ])
    func `a sentence that names its subject, or is not about a source, stands alone`(key: String, sentence: String) {
        let subject = Wording(.french).alarmSubject(alarm(key, sentence), instance: "Vigie")
        #expect(subject == "[Vigie] Alarme\u{A0}: \(sentence)")
    }
}
