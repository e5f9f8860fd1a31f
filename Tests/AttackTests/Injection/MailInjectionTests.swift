import Foundation
import Testing
import VigieCurl
import VigieDelivery
import VigieDomain
import VigieEngine
import VigieRehearsal
import VigieTesting
import VigieTransport

/// Whatever stands in an address, a name or a setting, the mail server hears the commands of one message to one recipient.
@Suite struct MailInjectionTests {
    private let message = Array("Subject: essai\r\n\r\nbonjour\r\n".utf8)

    /// What the post office hears of one honest message.
    private func commands(_ sender: String, _ recipient: String, hello: String) -> [String] {
        ["EHLO \(hello)", "MAIL FROM:<\(sender)>", "RCPT TO:<\(recipient)>", "DATA", "QUIT"]
    }

    @Test func `no address, name or password adds a command or a recipient`() async throws {
        let post = try PostOffice()
        let mail = try CurlMail()
        let honest = ["a@exemple.fr", "b@exemple.fr", "vigie.exemple.fr", "127.0.0.1", "compte", "mot de passe"]
        var attack = Injection(seed: 1)
        var cases: [[String]] = []
        for place in honest.indices {
            for text in Injection.table(honest[place]) where attack.next(12) == 0 {
                var values = honest
                values[place] = text
                cases.append(values)
            }
        }
        for _ in 0..<Injection.rounds {
            var values = honest
            for _ in 0...attack.next(2) {
                let place = attack.next(values.count)
                values[place] = attack.spoil(honest[place])
            }
            cases.append(values)
        }
        var sent = 0
        for values in cases {
            let before = post.commands().count
            let outcome = await mail.submit(
                MailEnvelope(sender: values[0], recipient: values[1], bytes: message),
                to: MailServer(
                    host: values[3], port: post.port, security: .none, username: values[4], password: values[5],
                    helloName: values[2], total: .seconds(600)))
            let heard = Array(post.commands().dropFirst(before))
            if case .accepted = outcome { sent += 1 }
            // Nothing at all, or one conversation; the post office offers no AUTH, so that user and password stay here.
            let whole = commands(values[0], values[1], hello: values[2])
            let isHonest = heard.count <= whole.count && zip(heard, whole).allSatisfy { $0.hasPrefix($1) }
            #expect(heard.isEmpty || isHonest, "\(values): \(heard)")
        }
        let strangers = post.received().filter {
            !SafeText.isMailbox($0.sender) || !SafeText.isMailbox($0.recipient) || $0.bytes != message
                || $0.recipient.contains("eve@") && !$0.recipient.hasSuffix("exemple.fr")
        }
        #expect(strangers.isEmpty, "\(strangers.map(\.recipient))")
        #expect(post.received().count == sent)
        print("mail injection: \(cases.count) cases, \(strangers.count) through (\(sent) harmless ones were sent)")
    }

    @Test func `an address with anything hidden in it is no address`() {
        for text in Injection.table("claire.martin@fournisseur.example") {
            guard let address = EmailAddress(text) else { continue }
            // What remains is printable and has one @: percent signs and equals signs are letters of an address.
            #expect(SafeText.isMailbox(address.text) && address.text == text)
            #expect(address.text.utf8.allSatisfy { (33...126).contains($0) })
        }
    }

    @Test func `no name, subject or instance adds a header to a mail`() throws {
        var attack = Injection(seed: 2)
        let honest = try #require(headers(name: "Claire", instance: "Vigie", client: "DUPONT SA"))
        for round in 0..<(Injection.rounds * 3) {
            let values = (attack.spoil("Claire"), attack.spoil("Vigie"), attack.spoil("DUPONT SA"))
            let found = try #require(headers(name: values.0, instance: values.1, client: values.2))
            #expect(found == honest, "round \(round): \(values)")
        }
    }

    /// The names of the headers, or nil where a line is not one.
    private func headers(name: String, instance: String, client: String) -> [String]? {
        let person = SampleAlerts.person(name, "claire.martin@fournisseur.example")
        let composer = EmailComposer(
            settings: EmailComposerSettings(
                sender: SampleAlerts.credit.email, senderName: instance, zone: SampleAlerts.paris, instance: instance))
        let group = AlertGroup(
            recipient: .person(person), cadence: .atOnce,
            alerts: [
                SampleAlerts.pending(
                    client: SampleAlerts.client(named: client), recipient: .person(person), reason: client)
            ])
        let bytes = composer.messages(for: group, at: SampleAlerts.now)[0].bytes
        let head = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n")[0]
        var names: [String] = []
        for line in head.components(separatedBy: "\r\n") {
            guard !line.contains("\r"), !line.contains("\n") else { return nil }
            if line.hasPrefix(" ") { continue }
            guard let colon = line.firstIndex(of: ":") else { return nil }
            names.append(String(line[..<colon]))
        }
        return names
    }
}
