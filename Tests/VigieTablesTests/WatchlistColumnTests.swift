import Testing
import VigieTables

@Suite struct WatchlistColumnTests {
    @Test(
        "headers are known by case, accents and punctuation aside",
        arguments: [
            ("N° SIREN", .siren), ("no siren", .siren), ("RAISON SOCIALE", .name), ("Échu", .overdue),
            ("echu", .overdue), ("Encours (€)", .outstanding), ("account_code", .accountCode), ("C.P.", .postcode),
            ("E-MAIL", .accountManagerEmail), ("Chargé de compte", .accountManager), ("N° tiers", .accountCode),
        ] as [(String, WatchlistColumn)])
    func headers(header: String, column: WatchlistColumn) {
        #expect(Vocabulary.watchlist.reading(of: header)?.column == column.rawValue)
    }

    @Test("thousands of euros are said by the header") func thousands() {
        #expect(Vocabulary.watchlist.reading(of: "Plafond (k€)")?.factor == 1000)
        #expect(Vocabulary.watchlist.reading(of: "Encours en k€")?.factor == 1000)
        #expect(Vocabulary.watchlist.reading(of: "Encours €")?.factor == 1)
        #expect(Vocabulary.watchlist.reading(of: "Couleur") == nil)
    }

    @Test("no header means two columns") func distinct() {
        var seen: [String: WatchlistColumn] = [:]
        for column in WatchlistColumn.allCases {
            for header in column.headers + [column.rawValue] {
                let other = seen.updateValue(column, forKey: Folded.text(header))
                #expect(other == nil || other == column, "\(header)")
            }
        }
    }
}
