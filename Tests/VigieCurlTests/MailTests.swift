import Foundation
import Testing
import VigieCurl
import VigieRehearsal
import VigieTesting
import VigieTransport

@Suite struct MailTests {
    static let message = Array("From: <vigie@exemple.fr>\r\nSubject: essai\r\n\r\nBonjour.\r\n".utf8)

    private func submit(
        _ bytes: [UInt8] = message, from sender: String = "vigie@exemple.fr", to recipient: String = "anne@exemple.fr",
        through office: PostOffice, security: MailServer.Security = .none, username: String? = nil,
        password: String? = nil, total: Duration = patience, mail: CurlMail? = nil
    ) async throws -> MailOutcome {
        let server = MailServer(
            host: office.host, port: office.port, security: security, username: username, password: password,
            helloName: "vigie.exemple.fr", total: total)
        let driver = try mail ?? CurlMail()
        return await driver.submit(MailEnvelope(sender: sender, recipient: recipient, bytes: bytes), to: server)
    }

    @Test func `a message arrives with its envelope and its exact bytes`() async throws {
        let office = try PostOffice()
        let outcome = try await submit(through: office)
        #expect(outcome == .accepted(reply: "250 2.0.0 taken as 1"))
        #expect(
            office.received() == [
                ReceivedMail(
                    sender: "vigie@exemple.fr", recipient: "anne@exemple.fr", bytes: Self.message,
                    helloName: "vigie.exemple.fr", username: nil)
            ])
    }

    @Test(
        arguments: [
            ".\r\n", "..\r\n", ".a\r\n", "a\r\n.\r\nb\r\n", "\r\n.\r\n\r\n", "a\r\n..\r\n.\r\n.", "\r\n",
            ".\r\n.\r\n.\r\n",
            "a\r\n.\r\nMAIL FROM:<evil@exemple.fr>\r\nRCPT TO:<evil@exemple.fr>\r\nDATA\r\n",
        ])
    func `dots arrive as they left`(_ text: String) async throws {
        let office = try PostOffice()
        let bytes = Array((text.hasSuffix("\r\n") ? text : text + "\r\n").utf8)
        guard case .accepted = try await submit(bytes, through: office) else {
            Issue.record("not accepted")
            return
        }
        #expect(office.received().map(\.bytes) == [bytes])
    }

    /// libcurl stuffs dots buffer by buffer: a line end may fall on any border.
    @Test(arguments: [16_380, 16_381, 16_382, 16_383, 16_384, 16_385, 65_533, 65_534, 65_535, 65_536, 65_537, 300_000])
    func `dots at the border of a buffer arrive as they left`(_ size: Int) async throws {
        let office = try PostOffice()
        var bytes: [UInt8] = []
        while bytes.count < size {
            bytes += Array(repeating: UInt8(ascii: "x"), count: min(900, size - bytes.count)) + [13, 10]
        }
        bytes = Array(bytes.prefix(size - 2)) + [13, 10]
        if bytes[size - 3] == 13 { bytes[size - 3] = UInt8(ascii: "y") }
        bytes += Array(".\r\n.\r\n..end\r\n".utf8)
        guard case .accepted = try await submit(bytes, through: office) else {
            Issue.record("not accepted")
            return
        }
        #expect(office.received().map(\.bytes) == [bytes])
    }

    @Test func `eight-bit text arrives as it left`() async throws {
        let office = try PostOffice()
        let bytes =
            Array("Subject: =?utf-8?q?=C3=A9?=\r\n\r\nSociété « Générale » — 12 €\r\n".utf8) + [0xFF, 0x80, 13, 10]
        _ = try await submit(bytes, through: office)
        #expect(office.received().map(\.bytes) == [bytes])
    }

    @Test(
        arguments: [
            (.recipient("550 5.1.1 unknown"), .refused(reply: "550 5.1.1 unknown")),
            (.recipient("450 4.2.1 try later"), .deferred(reply: "450 4.2.1 try later")),
            (.recipient("452 4.2.2 full"), .deferred(reply: "452 4.2.2 full")),
            (.recipient("421 4.3.2 closing"), .deferred(reply: "421 4.3.2 closing")),
            (.recipient("530 5.7.0 authentication required"), .deferred(reply: "530 5.7.0 authentication required")),
            (
                .recipient("550-5.7.1 first line\r\n550 5.7.1 second line"),
                .refused(reply: "550-5.7.1 first line 550 5.7.1 second line")
            ),
            (.data("554 5.5.1 no valid recipients"), .refused(reply: "554 5.5.1 no valid recipients")),
            (.data("451 4.3.0 not now"), .deferred(reply: "451 4.3.0 not now")),
            (.finalDot("554 5.7.1 spam"), .refused(reply: "554 5.7.1 spam")),
            (.finalDot("552 5.3.4 too large"), .refused(reply: "552 5.3.4 too large")),
            (.finalDot("451 4.3.0 disk"), .deferred(reply: "451 4.3.0 disk")),
            (.finalDot("250 2.0.0 Ok: queued as 4ABC"), .accepted(reply: "250 2.0.0 Ok: queued as 4ABC")),
            (.finalDot("251 2.1.5 forwarded"), .accepted(reply: "251 2.1.5 forwarded")),
        ] as [(PostOffice.Fault, MailOutcome)])
    func `the server's reply decides, and its text is kept`(
        _ row: (fault: PostOffice.Fault, outcome: MailOutcome)
    ) async throws {
        let office = try PostOffice(faults: ["anne@exemple.fr": row.fault])
        #expect(try await submit(through: office) == row.outcome)
    }

    @Test(arguments: ["550 5.7.1 sender not allowed", "451 4.7.1 greylisted"])
    func `a refusal of the sender is told as the server says it`(_ text: String) async throws {
        let office = try PostOffice(faults: ["*": .sender(text)])
        let outcome = try await submit(through: office)
        #expect(
            outcome
                == (text.hasPrefix("5") ? .refused(reply: Remark(same: text)) : .deferred(reply: Remark(same: text))))
    }

    @Test func `a greylisting server takes the second attempt`() async throws {
        let office = try PostOffice(faults: ["anne@exemple.fr": .greylist("451 4.7.1 come back")])
        #expect(try await submit(through: office) == .deferred(reply: "451 4.7.1 come back"))
        #expect(try await submit(through: office) == .accepted(reply: "250 2.0.0 taken as 1"))
    }

    @Test(arguments: [PostOffice.Fault.dropAfterFinalDot, .hangAfterFinalDot, .finalDot("what?"), .finalDot("25")])
    func `no reply to the final dot leaves it uncertain`(_ fault: PostOffice.Fault) async throws {
        let office = try PostOffice(faults: ["*": fault])
        // Only a server that hangs needs the end of the time, which must not come before the dot.
        let total: Duration = fault == .hangAfterFinalDot ? .seconds(15) : patience
        let outcome = try await submit(through: office, total: total)
        guard case .uncertain(let reply) = outcome else {
            Issue.record("\(outcome), though it may have arrived")
            return
        }
        #expect(
            reply.english.contains("no reply to the final dot")
                && reply.french.contains("pas de réponse au point final"))
    }

    @Test(arguments: [PostOffice.Fault.hang, .reset, .recipient("bad reply")])
    func `a conversation that ends before the message is deferred`(_ fault: PostOffice.Fault) async throws {
        let office = try PostOffice(faults: ["*": fault])
        guard case .deferred = try await submit(through: office, total: .milliseconds(700)) else {
            Issue.record("nothing was sent")
            return
        }
        #expect(office.received().isEmpty)
    }

    /// The whole message must be larger than what the system takes in one go, or it would have left before the reset.
    @Test func `a connection that breaks in the middle of the message is deferred`() async throws {
        let office = try PostOffice(faults: ["*": .dropInData])
        let line = Array(repeating: UInt8(ascii: "x"), count: 900) + [13, 10]
        let bytes = Array(repeatElement(line, count: 20_000).joined())
        guard case .deferred = try await submit(bytes, through: office) else {
            Issue.record("the message never ended")
            return
        }
        #expect(office.received().isEmpty)
    }

    @Test(arguments: ["554 5.3.2 no service here", "421 4.3.2 busy", "hello", "220"])
    func `a server that does not want to talk never loses a message`(_ greeting: String) async throws {
        let office = try PostOffice(manner: PostOffice.Manner(greeting: greeting))
        let outcome = try await submit(through: office, total: greeting == "220" ? patience : .milliseconds(700))
        switch outcome {
        case .accepted: #expect(greeting == "220")
        case .deferred: #expect(greeting != "220" && office.received().isEmpty)
        case .refused, .uncertain: Issue.record("\(outcome)")
        }
    }

    @Test func `nobody at home defers`() async throws {
        let office = try PostOffice()
        office.stop()
        guard case .deferred = try await submit(through: office) else {
            Issue.record("nobody was there")
            return
        }
    }

    @Test func `a password opens the door, and a wrong one loses nothing`() async throws {
        let credentials = PostOffice.Credentials(username: "vigie", password: "secret é")
        let office = try PostOffice(manner: PostOffice.Manner(credentials: credentials))
        let good = try await submit(through: office, username: "vigie", password: "secret é")
        #expect(good == .accepted(reply: "250 2.0.0 taken as 1"))
        #expect(office.received().first?.username == "vigie")
        let bad = try await submit(through: office, username: "vigie", password: "wrong")
        #expect(bad == .deferred(reply: "535 5.7.8 wrong user or password"))
        let none = try await submit(through: office)
        #expect(none == .deferred(reply: "530 5.7.0 authentication required"))
    }

    @Test(arguments: [MailServer.Security.startTLS, .implicitTLS])
    func `a message that demands encryption never goes without`(_ security: MailServer.Security) async throws {
        let office = try PostOffice()
        let mail = try CurlMail()
        // An open plain conversation first: an older libcurl would take it for the second message.
        #expect(try await submit(through: office, mail: mail) == .accepted(reply: "250 2.0.0 taken as 1"))
        let outcome = try await submit(through: office, security: security, total: .milliseconds(1_500), mail: mail)
        guard case .deferred = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(office.received().count == 1)
        #expect(office.commands().filter { $0.hasPrefix("MAIL") }.count == 1)
    }

    @Test func `each message has a conversation of its own`() async throws {
        let office = try PostOffice()
        let mail = try CurlMail()
        for _ in 0..<3 { _ = try await submit(through: office, mail: mail) }
        #expect(office.connections == 3)
    }

    @Test(
        arguments: [
            ("vigie@exemple.fr>\r\nRCPT TO:<evil@exemple.fr", "anne@exemple.fr"),
            ("vigie@exemple.fr", "anne@exemple.fr>\r\nRCPT TO:<evil@exemple.fr"),
            ("vigie@exemple.fr", "anne@exemple.fr\r\nDATA"), ("vigie@exemple.fr", "anne@exemple.fr\n"),
            ("vigie@exemple.fr", "anne@exemple.fr> NOTIFY=NEVER <x@y.fr"), ("vigie@exemple.fr", ""),
            ("", "anne@exemple.fr"),
            ("vigie@exemple.fr", "anne"), ("vigie@exemple.fr", "anne@exemple.fr\u{0}"),
            ("vigie@exemple.fr", "ané@exemple.fr"),
        ])
    func `an address that could change a command is refused unsent`(
        _ row: (sender: String, recipient: String)
    ) async throws {
        let office = try PostOffice()
        guard case .refused(let reply) = try await submit(from: row.sender, to: row.recipient, through: office) else {
            Issue.record("it was sent")
            return
        }
        #expect(reply.english.hasPrefix("not sent: ") && reply.french.hasPrefix("non envoyé : "))
        #expect(office.connections == 0)
    }

    @Test(arguments: [
        "a\nb\r\n", "a\rb\r\n", "a\r\r\nb\r\n", "\n.\n", "a\r\n.\nMAIL", "a\u{0}\r\n", "", "no end", "a\r",
    ])
    func `a message with broken lines is refused unsent`(_ text: String) async throws {
        let office = try PostOffice()
        guard case .refused = try await submit(Array(text.utf8), through: office) else {
            Issue.record("it was sent")
            return
        }
        #expect(office.connections == 0)
    }

    @Test func `a line may hold 998 bytes and no more`() async throws {
        let office = try PostOffice()
        let line = [UInt8](repeating: UInt8(ascii: "x"), count: 998)
        #expect(try await submit(line + [13, 10], through: office) == .accepted(reply: "250 2.0.0 taken as 1"))
        guard case .refused = try await submit(line + [120, 13, 10], through: office) else {
            Issue.record("it was sent")
            return
        }
    }

    @Test(arguments: ["ex ample.fr", "a\r\nb", "", "-a", "a/b", "user@host"])
    func `a name that is no host never becomes part of a URL`(_ name: String) async throws {
        let mail = try CurlMail()
        let envelope = MailEnvelope(sender: "a@b.fr", recipient: "c@d.fr", bytes: Self.message)
        for server in [
            MailServer(host: name, port: 25, security: .none),
            MailServer(host: "127.0.0.1", port: 9, security: .none, helloName: name),
        ] {
            guard case .deferred(let reply) = await mail.submit(envelope, to: server) else {
                Issue.record("it was sent")
                return
            }
            #expect(reply.english.hasPrefix("not sent: the name") && reply.french.hasPrefix("non envoyé : le nom"))
        }
    }

    @Test func `a server that does not say goodbye delays only itself`() async throws {
        let rude = try PostOffice(
            manner: PostOffice.Manner(ignoresQuit: true), faults: ["bob@exemple.fr": .recipient("550 no")])
        let mail = try CurlMail()
        for number in 1...2 {
            #expect(try await submit(through: rude, mail: mail) == .accepted(reply: "250 2.0.0 taken as \(number)"))
            #expect(try await submit(to: "bob@exemple.fr", through: rude, mail: mail) == .refused(reply: "550 no"))
        }
    }

    @Test func `cancelled mail is deferred`() async throws {
        let office = try PostOffice(faults: ["*": .hang])
        // Longer than a busy machine may take to come back to this test.
        let server = MailServer(host: office.host, port: office.port, security: .none, total: .seconds(3600))
        let mail = try CurlMail()
        let task = Task {
            await mail.submit(MailEnvelope(sender: "a@b.fr", recipient: "c@d.fr", bytes: Self.message), to: server)
        }
        while !office.commands().contains(where: { $0.hasPrefix("RCPT") }) { await Task.yield() }
        task.cancel()
        #expect(
            await task.value
                == .deferred(
                    reply: Remark("non envoyé : l’essai a été interrompu", "not sent: the attempt was cancelled")))
    }
}
