import VigieDomain

/// One line of the world's watchlist, in the columns that a French office uses (`domain.md` section 5).
struct WatchlistLine {
    var company: WorldCompany
    var account: String
    var manager: Contact
    var creditManager: Contact
    /// Whole euros.
    var limit: Int
    var outstanding: Int
    var outstandingDate: Day
    var overdue = 0
    var segment = "Standard"

    struct Contact {
        var name: String
        var email: String
    }

    static let header =
        "SIREN;Code client;Raison sociale;Pays;Commercial;Email commercial;Credit manager;Email credit manager;Plafond;"
        + "Encours;Date encours;Échu;Segment"

    var text: String {
        [
            company.siren.spaced, account, company.name, "FR", manager.name, manager.email, creditManager.name,
            creditManager.email, WatchlistLine.euros(limit), WatchlistLine.euros(outstanding),
            FrenchDay.slashed(outstandingDate), WatchlistLine.euros(overdue), segment,
        ].joined(separator: ";")
    }

    /// The whole file, with the line ends that a spreadsheet writes.
    static func file(_ lines: [WatchlistLine]) -> String {
        ([header] + lines.map(\.text)).map { $0 + "\r\n" }.joined()
    }

    /// `48 200,00`
    private static func euros(_ amount: Int) -> String {
        var digits = String(amount)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return ([digits] + groups).joined(separator: " ") + ",00"
    }
}
