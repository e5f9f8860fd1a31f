import Testing
import VigieDomain

@Suite struct `A normal name` {
    @Test(arguments: [
        ("DUPONT SA", "dupont"), ("Boulangerie Éclair SARL", "BOULANGERIE ECLAIR"), ("S.A.R.L. DUPONT", "DUPONT"),
        ("L'ORÉAL", "L’OREAL"), ("CŒUR DE FRANCE", "Coeur de France"), ("ŒUVRES", "OEUVRES"), ("ÆTHER", "aether"),
        ("DUPONT & FILS", "Dupont et Fils"), ("E\u{301}CLAIR", "ÉCLAIR"), ("ﬁnance", "FINANCE"), ("Straße", "STRASSE"),
        ("DU\u{AD}PONT", "DUPONT"), ("DU\u{200B}PONT", "DUPONT"), ("\u{202E}DUPONT\u{202C}", "DUPONT"),
        ("DUPONT\u{A0}FRERES", "dupont frères"), ("DUPONT\u{202F}FRERES", "DUPONT-FRÈRES"), ("ＤＵＰＯＮＴ", "Dupont"),
        ("  DUPONT   (FRANCE) ", "DUPONT FRANCE"), ("MØLLER", "MOLLER"), ("Société DUPONT", "STE DUPONT"),
        ("AZ\u{20DD}B", "AZ B"), ("R.A.T.P.", "RATP"), ("M² HABITAT", "M2 HABITAT"),
    ])
    func `is shared by two spellings of one name`(one: String, other: String) {
        #expect(NormalName(one) == NormalName(other))
        #expect(!NormalName(one).isEmpty)
    }

    @Test(arguments: [
        ("DUPONT", "DUPOND"), ("DUPONT 1", "DUPONT 2"), ("DUPONT FRERES", "DUPONT"), ("AB C", "A BC"), ("SAS", "SARL"),
        ("МОСКВА", "MOCKBA"), ("東京", "京都"),
    ])
    func `tells two names apart`(one: String, other: String) { #expect(NormalName(one) != NormalName(other)) }

    @Test(arguments: ["", " ", "---", "…", "\u{0}", "\u{200B}", "\u{301}\u{301}", "\u{1F600}"])
    func `is empty where nothing can be read`(text: String) { #expect(NormalName(text).isEmpty) }

    @Test func `keeps the legal form where it is all there is`() {
        #expect(NormalName("S.A.R.L.").text == "SARL")
        #expect(NormalName("SA SAS").text == "SA SAS")
    }

    @Test func `stays what it is when it is taken again`() {
        for name in ["Boulangerie Éclair SARL", "L’Œuvre & Cie", "ǅungla ﬃ", "ΐΰ", "İstanbul ı", "Ⅷ ½"] {
            let once = NormalName(name).text
            #expect(NormalName(once).text == once)
        }
    }

    @Test func `survives a very long and a very accented name`() {
        #expect(NormalName(String(repeating: "é ", count: 100_000)).text.utf8.count == 199_999)
        #expect(NormalName("A" + String(repeating: "\u{301}", count: 100_000)).text == "A")
    }
}
