import Testing
import VigieDomain
import VigieEngine
import VigieWording

@Suite("Words of an alarm")
struct AlarmWordsTests {
    private func alarm(_ key: String, _ sentence: String) -> OperatorAlarm {
        OperatorAlarm(key: key, opened: Instant(milliseconds: 0), sentence: sentence, detail: "")
    }

    @Test func `the subject names the source that fails`() {
        let subject = Wording(.english).alarmSubject(alarm("source:bodacc", "answer “500”"), instance: "Vigie")
        #expect(subject == "[Vigie] Alarm: bodacc – answer “500”")
    }

    @Test func `a sentence that names its subject stands alone`() {
        let subject = Wording(.french).alarmSubject(
            alarm("endpoint:erp", "Le point d'accès « erp »"), instance: "Vigie")
        #expect(subject == "[Vigie] Alarme\u{A0}: Le point d'accès « erp »")
    }
}
