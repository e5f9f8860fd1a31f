import Testing
import VigieDomain
import VigieTesting
import VigieWording

@Suite struct PlainTests {
    private static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<32, 0x7F..<0xA0, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF, 0xE0000...0xE007F:
            true
        default: false
        }
    }

    @Test func `the corpus holds more than five hundred hostile names`() {
        #expect(Set(SampleAlerts.hostileNames).count >= 500)
    }

    @Test func `no hostile name breaks a line, turns the reading direction or hides a letter`() {
        for name in SampleAlerts.hostileNames {
            let line = Plain.line(name)
            #expect(!line.unicodeScalars.contains(where: Self.isDangerous), "\(name.debugDescription)")
            #expect(line.unicodeScalars.count <= Plain.nameLimit + 1)
            #expect(line.utf8.count <= 4 * (Plain.nameLimit + 1))
        }
    }

    @Test func `cleaning a clean name changes nothing`() {
        for name in SampleAlerts.hostileNames {
            let once = Plain.line(name)
            if once.unicodeScalars.count <= Plain.nameLimit { #expect(Plain.line(once) == once) }
        }
    }

    @Test(arguments: [
        ("DUPONT\r\nBcc: x", "DUPONT Bcc: x"), ("  Société \t Générale ", "Société Générale"),
        ("\u{202E}AS TNOPUD", "AS TNOPUD"), ("DU\u{200B}PONT", "DUPONT"), ("株式会社", "株式会社"), ("\0\0", ""),
        ("a\u{2028}b", "a b"), ("O'Neill & Fils <x>", "O'Neill & Fils <x>"),
    ])
    func `a name stays readable`(_ raw: String, _ clean: String) { #expect(Plain.line(raw) == clean) }

    @Test func `a right-to-left name is isolated and closes its isolate`() {
        #expect(Plain.name("שלום SA") == "\u{2068}שלום SA\u{2069}")
        #expect(Plain.name("DUPONT SA") == "DUPONT SA")
        for name in SampleAlerts.hostileNames.map({ Plain.name($0) }) {
            let opened = name.unicodeScalars.count { $0.value == 0x2068 }
            #expect(opened == name.unicodeScalars.count { $0.value == 0x2069 } && opened <= 1)
        }
    }

    @Test func `a letter carries at most four marks`() {
        let zalgo = Plain.line("Z" + String(repeating: "\u{0301}", count: 500))
        #expect(zalgo.unicodeScalars.count == 5)
    }

    @Test func `escaped text holds no mark-up`() {
        for name in SampleAlerts.hostileNames {
            let escaped = Plain.html(Plain.line(name))
            #expect(
                !escaped.contains("<") && !escaped.contains(">") && !escaped.contains("\"") && !escaped.contains("'"))
        }
        #expect(Plain.html("a & <b> \"c\" 'd'") == "a &amp; &lt;b&gt; &quot;c&quot; &#39;d&#39;")
    }

    @Test(arguments: [
        ("https://www.bodacc.fr/?q.id=id:A1", true), ("http://localhost/x", true), ("javascript:alert(1)", false),
        ("https://a\" onclick=\"x", false), ("https://a b", false), ("data:text/html,x", false),
        ("https://é.example", false), ("HTTPS://x", false), ("https://a\r\nb", false), ("", false),
    ])
    func `only a plain web address becomes a link`(_ address: String, _ accepted: Bool) {
        #expect((Plain.link(address) != nil) == accepted)
    }

    @Test func `a block keeps its lines and loses what hides between them`() {
        #expect(Plain.block("a\r\n\r\n\r\n\u{202E}b\tc\n", limit: 100) == "a\n\nb c")
        #expect(Plain.block(String(repeating: "x", count: 50), limit: 10) == "xxxxxxxxxx…")
        #expect(Plain.block("", limit: 10).isEmpty)
    }
}
