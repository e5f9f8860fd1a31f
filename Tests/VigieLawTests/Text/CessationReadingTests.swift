import Testing
import VigieDomain
import VigieLaw

@Suite struct `The date of cessation des paiements` {
    @Test(
        arguments: [
            (
                "Reporte au 15 mars 2025 la date de cessation des paiements initialement fixée au 20 décembre 2025",
                "2025-03-15"
            ),
            ("Fixe au 3 mars 2025 la date de cessation des paiements, au lieu du 20 décembre 2025", "2025-03-03"),
            ("Reporte la date de cessation des paiements au 15 mars 2025", "2025-03-15"),
            ("Reporte du 20 décembre 2025 au 15 mars 2025 la date de cessation des paiements", "2025-03-15"),
            ("DCP : 15/01/2026", "2026-01-15"),
            ("D.C.P. : 15/01/2026", "2026-01-15"),
            ("Date CP : 15/01/2026", "2026-01-15"),
            ("date de cessation des paiements au vingt-huit février deux mille vingt-six", "2026-02-28"),
            ("date de cessation des paiements : premier janvier deux mille vingt-cinq", "2025-01-01"),
            ("date de cessation des paiements le trente et un mars 2025", "2025-03-31"),
            ("date de cessation des paiements : 1 er janvier 2026", "2026-01-01"),
            ("date de cessation des paiements le 12janvier 2026", "2026-01-12"),
            ("date de cessation des paiements : 12 janv. 2026", "2026-01-12"),
            ("date de cessation des paiements non fixée", nil),
            ("date de cessation des paiements au trente février deux mille vingt-six", nil),
            ("constate la cessation des paiements de la société, six rue de Mars 2025 Nantes", nil),
        ] as [(String, String?)])
    func `is the one that holds, in any spelling`(text: String, date: String?) {
        let meaning = Invented.meaning(Invented.judgment("Jugement d'ouverture de liquidation judiciaire", text))
        #expect(meaning.cessation?.description == date, "\(text)")
    }

    @Test(
        arguments: [
            ("vingt et un septembre mil neuf cent quatre-vingt-dix-neuf", "1999-09-21"),
            ("quinze août deux mille dix-sept", "2017-08-15"), ("deux mille", nil),
            ("quarante mars deux mille vingt", nil),
            ("cent cent cent mars mille mille mille mille mille mille mille mille mille mille mille", nil),
        ] as [(String, String?)])
    func `may be wholly in words`(text: String, date: String?) {
        #expect(FrenchDate.parse(text)?.description == date)
    }
}
