import FoundationEssentials
import Testing
import VigieDomain
import VigieTesting

@testable import VigieDelivery

@Suite struct EncodingTests {
    @Test(arguments: [
        ("abc", "abc\r\n"), ("é", "=C3=A9\r\n"), ("a=b", "a=3Db\r\n"), ("blank ", "blank=20\r\n"), ("", "\r\n"),
        (".", "=2E\r\n"), ("From here", "=46rom here\r\n"), ("a\nb", "a\r\nb\r\n"), ("\t", "=09\r\n"),
    ])
    func `quoted-printable writes`(_ text: String, _ encoded: String) {
        #expect(String(decoding: QuotedPrintable.encoded(text), as: UTF8.self) == encoded)
    }

    @Test func `no line of quoted-printable passes 76 bytes or begins with a dot`() {
        let entropy = SeededEntropy(seed: 7)
        for _ in 0..<500 {
            let length = Int(entropy.next() % 400)
            let text = String(
                (0..<length).map { _ in ["a", ".", "é", " ", "=", "🏭", "F"][Int(entropy.next() % 7)] }.joined())
            let encoded = String(decoding: QuotedPrintable.encoded(text), as: UTF8.self)
            for line in encoded.split(separator: "\r\n", omittingEmptySubsequences: false) {
                #expect(line.utf8.count <= 76 && !line.hasPrefix(".") && !line.hasSuffix(" "))
            }
        }
    }

    @Test func `a subject comes back whole from its encoded words`() {
        for name in SampleAlerts.hostileNames {
            let field = HeaderText.field("Subject", text: "– \(name)")
            #expect(field.hasSuffix("\r\n") && !field.dropLast().contains("\r\n\r\n"))
            for line in field.split(separator: "\r\n").enumerated() {
                #expect(line.element.utf8.count <= 78)
                #expect(line.offset == 0 ? line.element.hasPrefix("Subject: ") : line.element.hasPrefix(" "))
            }
        }
    }

    @Test func `a quote in a display name is escaped`() {
        #expect(
            HeaderText.mailbox("To", display: "A \"B\" \\C", address: "a@b.example")
                == "To: \"A \\\"B\\\" \\\\C\" <a@b.example>\r\n")
        #expect(HeaderText.mailbox("To", display: "\r\n", address: "a@b.example") == "To: <a@b.example>\r\n")
        #expect(
            HeaderText.mailbox("To", display: nil, address: "a@b.example>\r\nBcc: x")
                == "To: <a@b.example>Bcc: x>\r\n")
    }

    @Test(arguments: [
        ("2026-11-24T06:00:00Z", 3_600, "Tue, 24 Nov 2026 07:00:00 +0100"),
        ("2026-07-31T23:00:05Z", 7_200, "Sat, 1 Aug 2026 01:00:05 +0200"),
        ("2026-01-01T00:00:00Z", -16_200, "Wed, 31 Dec 2025 19:30:00 -0430"),
    ])
    func `a mail is dated as RFC 5322 asks`(_ iso: String, _ offset: Int, _ text: String) {
        #expect(MailDate.text(SampleAlerts.moment(iso), in: CivilZone(name: "x") { _ in offset }) == text)
    }
}
