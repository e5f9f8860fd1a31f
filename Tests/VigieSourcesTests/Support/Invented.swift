import VigieDomain
import VigieEngine

/// Invented companies with valid numbers, and the small values that tests repeat.
enum Invented {
    /// Valid by their key, attributed to nobody here.
    static func siren(_ index: Int) -> SIREN {
        var number = UInt32(100_000_000 + index * 10)
        while true {
            if let siren = SIREN(value: number) { return siren }
            number += 1
        }
    }

    static func client(_ index: Int, name: String? = nil, postcode: String? = nil) -> Client {
        Client(
            key: .siren(siren(index)), name: name ?? "SOCIETE \(index)", postcode: postcode,
            accounts: [Account(portfolio: "test")])
    }

    static let now = Instant("2026-11-23T06:30:00Z")!
    static let today = Day("2026-11-23")!

    static func ask(
        _ subject: Ask.Subject, watching clients: [Client] = [], now: Instant = Invented.now,
        today: Day = Invented.today, known: Set<NoticeID> = []
    ) -> Ask {
        Ask(subject, watch: WatchIndex(clients: clients), now: now, today: today) { ids in known.intersection(ids) }
    }
}

func day(_ text: String) -> Day { Day(text)! }
