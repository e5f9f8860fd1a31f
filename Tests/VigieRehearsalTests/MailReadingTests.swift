import Testing
import VigieRehearsal

@Suite("Reading a mail as a person's program does")
struct MailReadingTests {
    private func mail(_ lines: String...) -> MailReading {
        MailReading(Array(lines.joined(separator: "\r\n").utf8))
    }

    @Test func `encoded words and folded lines become plain words`() {
        let reading = mail(
            "From: =?UTF-8?B?SMOpbMOobmU=?= <h@example.com>",
            "Subject: =?utf-8?Q?D=C3=A9lai_?=", " =?UTF-8?B?w6l0w6k=?= fin", "", "texte")
        #expect(reading.header("from") == "Hélène <h@example.com>")
        #expect(reading.subject == "Délai été fin")
        #expect(reading.text == "texte")
    }

    @Test func `both parts are decoded, with soft line ends joined`() {
        let reading = mail(
            "Content-Type: multipart/alternative;", " boundary=\"=_b\"", "", "--=_b",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "",
            "une lign=", "e =C3=A9crite", "", "fin", "--=_b", "Content-Type: text/html; charset=utf-8", "",
            "<p>=3D</p>", "--=_b--", "")
        #expect(reading.text == "une ligne écrite\n\nfin")
        #expect(reading.html == "<p>=</p>")
    }

    @Test(arguments: [
        "", "\r\n", ":", "Subject", "Content-Type: multipart/x; boundary=\"", "Subject: =?UTF-8?B?***?=\r\n\r\n=",
        "Content-Type: multipart/x; boundary=\"b\"\r\n\r\n--b\r\n--b\r\n",
    ])
    func `a broken mail is read as far as it goes`(text: String) {
        let reading = MailReading(Array(text.utf8))
        #expect(reading.html.isEmpty)
    }
}
