import Foundation
import Testing
import VigieDomain
import VigieEngine
import VigieTesting
import VigieWording

@testable import VigieDelivery

@Suite struct BulletinTests {
    private let now = SampleAlerts.moment("2026-11-23T07:00:10Z")

    private func bulletin(_ kind: Bulletin.Kind, to recipient: Recipient = .person(SampleAlerts.credit)) -> Bulletin {
        Bulletin(
            kind: kind, day: SampleAlerts.day("2026-11-23"), due: SampleAlerts.moment("2026-11-23T07:00:00Z"),
            recipient: recipient,
            week: kind == .weekly
                ? Bulletin.Week(
                    clients: 212, unwatched: 3, changes: 7, sources: ["bodacc", "<b>x</b>"], troubled: ["<b>x</b>"])
                : nil)
    }

    @Test(arguments: Language.allCases, Bulletin.Kind.allCases)
    func `a bulletin is a mail whose text and page say the same, under the bulletin's own name`(
        _ language: Language, _ kind: Bulletin.Kind
    ) {
        let bulletin = bulletin(kind)
        let message = composer(language).message(for: bulletin, at: now)
        #expect(message.id == bulletin.message && message.recipient == bulletin.recipient && message.alerts.isEmpty)
        let mail = MailReading(message.bytes)
        #expect(mail.subject == message.gist && mail.subject.hasPrefix("[Vigie Nord] "))
        #expect(mail.header("Message-ID") == "<\(bulletin.message)@fournisseur.example>")
        #expect(mail.header("References") == nil && mail.header("Importance") == nil)
        #expect(
            mail.header("Content-Language") == language.rawValue && mail.html.contains("lang=\"\(language.rawValue)\""))
        let lines = composer(language).wordingOfBulletin(bulletin)
        #expect(lines.count >= 2)
        let page = mail.html.replacing("&#39;", with: "'").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        for line in lines {
            #expect(mail.text.contains(line), "\(line)")
            #expect(page.contains(line), "\(line)")
        }
        #expect(!mail.html.contains("<b>x"))
        #expect(composer(language).message(for: bulletin, at: now).bytes == message.bytes)
    }

    @Test func `a canary is a call of its own type`() throws {
        let bulletin = bulletin(.canary, to: .endpoint("erp"))
        let message = WebhookComposer(zone: SampleAlerts.paris, instance: "Nord").message(for: bulletin, at: now)
        let body = try #require(try JSONSerialization.jsonObject(with: Data(message.bytes)) as? [String: Any])
        #expect(body["type"] as? String == "operator.canary" && body["timestamp"] as? String == "2026-11-23T07:00:00Z")
        let data = try #require(body["data"] as? [String: String])
        #expect(data["day"] == "2026-11-23" && data["instance"] == "Nord" && data.count == 3)
        #expect(data["summary"]?.hasPrefix("Message témoin du 23/11/2026") == true)
        #expect(message.id == bulletin.message && message.recipient == .endpoint("erp") && message.alerts.isEmpty)
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let document = try String(contentsOf: root.appending(path: "docs/webhook.md"), encoding: .utf8)
        for name in ["operator.canary"] + data.keys { #expect(document.contains("`\(name)`"), "\(name)") }
    }
}

extension EmailComposer {
    fileprivate func wordingOfBulletin(_ bulletin: Bulletin) -> [String] {
        let wording = Wording(settings.language, zone: settings.zone)
        return [wording.bulletinGist(bulletin)] + wording.bulletinLines(bulletin)
    }
}
