import Testing
import VigieTransport

@Suite struct SafeTextTests {
    @Test(arguments: ["a\r\nX: y", "a\nb", "a\rb", "a\u{0}b", "a\u{1B}[2J", "a\u{7F}", "a\u{85}b", "a\u{2028}b", "\t"])
    func `a control character is never part of a header value`(_ text: String) {
        #expect(!SafeText.isHeaderValue(text))
    }

    @Test(arguments: ["", "application/json", "\"abc\"", "Société Générale", "a b  c", "W/\"x\""])
    func `a plain text may stand in a header`(_ text: String) { #expect(SafeText.isHeaderValue(text)) }

    @Test func `a header value has a bound`() {
        #expect(SafeText.isHeaderValue(String(repeating: "a", count: SafeText.longestHeader)))
        #expect(!SafeText.isHeaderValue(String(repeating: "a", count: SafeText.longestHeader + 1)))
    }

    @Test(arguments: ["", "a b", "a:", "é", "a\r\n", "a\u{0}", "(a)", "a@b"])
    func `a header name is a token`(_ text: String) { #expect(!SafeText.isHeaderName(text)) }

    @Test(
        arguments: [
            "", "https://a.fr/ b", "https://a.fr/\r\nX: y", "https://a.fr/\u{0}", "https://a.fr/é",
            "https://a.fr\\@b.fr/",
            "https://a.fr/\"", "https://a.fr/<", "https://a.fr/{x}", "https://a.fr/\t",
        ])
    func `a URL is visible ASCII without traps`(_ text: String) { #expect(!SafeText.isURL(text)) }

    @Test(
        arguments: [
            "", "@", "a@", "@b", "a@b@c", "a b@c.fr", "a@c.fr>\r\nRCPT TO:<evil@x.fr", "a@c.fr\r\n", "a@c.fr\n",
            "<a@c.fr>",
            "a@c.fr,b@c.fr", "a@c.fr b", "\"a b\"@c.fr", "a\u{0}@c.fr", "a@c\u{85}.fr", "é@c.fr", "a@é.fr",
            "a@[127.0.0.1]",
            "a\\@c.fr", "a(x)@c.fr", "a;b@c.fr", "a:b@c.fr", "a@-c.fr",
            String(repeating: "a", count: 65) + "@c.fr", "a@" + String(repeating: "c", count: 253),
        ])
    func `what could change a mail command is no mailbox`(_ text: String) { #expect(!SafeText.isMailbox(text)) }

    @Test(arguments: ["a@b.fr", "jean.dupont+vigie@exemple.fr", "o'neil@exemple.fr", "x_y@sous.domaine.fr"])
    func `an ordinary address is a mailbox`(_ text: String) { #expect(SafeText.isMailbox(text)) }

    @Test func `no byte below the blank passes anywhere`() {
        for value in 0..<UInt8(32) {
            let text = "a" + String(UnicodeScalar(value)) + "b"
            #expect(!SafeText.isHeaderValue(text))
            #expect(!SafeText.isHeaderName(text))
            #expect(!SafeText.isURL("https://a.fr/" + text))
            #expect(!SafeText.isMailbox(text + "@c.fr"))
            #expect(!SafeText.isHostName(text))
        }
    }
}
