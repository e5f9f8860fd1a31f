import Testing
import VigieRehearsal

@Suite struct PostOfficeTests {
    private let envelope = "EHLO me\r\nMAIL FROM:<a@b.fr>\r\nRCPT TO:<c@d.fr>\r\nDATA\r\n"

    @Test func `a message is kept without its stuffing`() throws {
        let office = try PostOffice()
        let text = converse(with: office.port, saying: envelope + "A: b\r\n\r\n..dot\r\n...\r\n.\r\nQUIT\r\n")
        #expect(text.hasSuffix("354 go on, end with a dot\r\n250 2.0.0 taken as 1\r\n221 2.0.0 goodbye\r\n"))
        let bytes = Array("A: b\r\n\r\n.dot\r\n..\r\n".utf8)
        #expect(
            office.received() == [ReceivedMail(sender: "a@b.fr", recipient: "c@d.fr", bytes: bytes, helloName: "me")])
    }

    @Test(
        arguments: [
            "a\nb\r\n.\r\n", "a\rb\r\n.\r\n", "\n.\n\r\n.\r\n", String(repeating: "x", count: 999) + "\r\n.\r\n",
        ])
    func `a message with broken or long lines is refused`(_ text: String) throws {
        let office = try PostOffice()
        #expect(converse(with: office.port, saying: envelope + text).contains("\r\n550 5.6.0 "))
        #expect(office.received().isEmpty)
    }

    @Test func `half a message is no message`() throws {
        let office = try PostOffice()
        _ = converse(with: office.port, saying: envelope + "A: b\r\n\r\nno dot\r\n")
        #expect(office.received().isEmpty)
    }

    @Test(
        arguments: [
            ("MAIL FROM:<a@b.fr>\r\n", "503"), ("EHLO me\r\nRCPT TO:<c@d.fr>\r\n", "503"),
            ("EHLO me\r\nDATA\r\n", "503"),
            ("EHLO me\r\nMAIL FROM:a@b.fr\r\n", "501"), ("EHLO me\r\nMAIL FROM:<a b@b.fr>\r\n", "501"),
            ("EHLO me\r\nMAIL FROM:<a@b.fr> EVIL=1\r\n", "501"),
            ("EHLO me\r\nMAIL FROM:<a@b.fr>\r\nRCPT TO:<>\r\n", "501"),
            ("STARTTLS\r\n", "502"), ("EHLO me\n", "500"), ("EHLO \u{1}\r\n", "500"),
            ("EHLO " + String(repeating: "x", count: 600) + "\r\n", "500"), ("AUTH PLAIN AAAA\r\n", "504"),
        ])
    func `a command out of order or form is refused`(_ row: (text: String, code: String)) throws {
        let office = try PostOffice()
        let lines = converse(with: office.port, saying: row.text).split(separator: "\r\n")
        #expect(lines.last?.hasPrefix(row.code) == true)
    }

    @Test func `a second recipient needs a message of its own`() throws {
        let office = try PostOffice()
        let text = converse(
            with: office.port, saying: "EHLO me\r\nMAIL FROM:<a@b.fr>\r\nRCPT TO:<c@d.fr>\r\nRCPT TO:<e@f.fr>\r\n")
        #expect(text.hasSuffix("452 4.5.3 one recipient a message here\r\n"))
    }

    @Test func `a password is checked, and never stands among the commands`() throws {
        let credentials = PostOffice.Credentials(username: "u", password: "p")
        let office = try PostOffice(manner: PostOffice.Manner(credentials: credentials))
        // "\0u\0p" and "\0u\0q"
        let good = converse(with: office.port, saying: "EHLO me\r\nAUTH PLAIN AHUAcA==\r\nMAIL FROM:<a@b.fr>\r\n")
        #expect(good.hasSuffix("235 2.7.0 welcome\r\n250 2.1.0 sender taken\r\n"))
        let asked = converse(with: office.port, saying: "EHLO me\r\nAUTH PLAIN\r\nAHUAcA==\r\n")
        #expect(asked.hasSuffix("334 \r\n235 2.7.0 welcome\r\n"))
        let bad = converse(with: office.port, saying: "EHLO me\r\nAUTH PLAIN AHUAcQ==\r\nMAIL FROM:<a@b.fr>\r\n")
        #expect(bad.hasSuffix("535 5.7.8 wrong user or password\r\n530 5.7.0 authentication required\r\n"))
        #expect(!office.commands().contains { $0.contains("AHUA") })
    }

    @Test func `a fault can be set and taken away while it runs`() throws {
        let office = try PostOffice()
        office.set(.recipient("550 5.1.1 gone"), for: "C@d.fr")
        #expect(converse(with: office.port, saying: envelope).contains("550 5.1.1 gone\r\n503 5.5.1 not now"))
        office.set(nil, for: "c@d.fr")
        _ = converse(with: office.port, saying: envelope + "x\r\n.\r\n")
        #expect(office.received().count == 1)
    }
}
