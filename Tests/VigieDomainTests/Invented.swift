import FoundationEssentials
import Testing
import VigieDomain

/// Values that tests write often. Companies and people are invented; the numbers hold the Luhn sum.
enum Invented {
    static let siren = siren("552081317")
    static let key = CompanyKey.siren(siren)
    static let now = instant("2026-11-23T06:00:00Z")
    static let today = day("2026-11-23")
    static let provenance = Provenance(
        source: SourceID("bureau"), url: "https://bureau.example/552081317", fetched: now,
        evidence: EvidenceID(digest: "00ff"))

    static func siren(_ text: String) -> SIREN { must(SIREN(text), text) }
    static func day(_ text: String) -> Day { must(Day(text), text) }
    static func instant(_ text: String) -> Instant { must(Instant(text), text) }
    static func share(_ hundredths: Int) -> Share { must(Share(hundredths: hundredths), "\(hundredths)") }
    static func email(_ text: String) -> EmailAddress { must(EmailAddress(text), text) }
    static func person(_ name: String) -> Person {
        Person(name: name, email: email("\(name.lowercased())@example.com"))
    }

    static func client(
        accounts: [Account] = [
            Account(code: "C0123", portfolio: "nord", manager: person("Anne"), creditManager: person("Chloe"))
        ],
        tags: [String] = [], minimum: Severity? = nil, mutedUntil: Day? = nil
    ) -> Client {
        Client(
            key: key, name: "DUPONT SA", accounts: accounts, tags: tags, minimumSeverity: minimum,
            mutedUntil: mutedUntil)
    }

    static func change(
        _ code: EventCode, severity: Severity? = nil, details: ChangeDetails = ChangeDetails()
    ) -> Change {
        Change(
            id: ChangeID(company: key, code: code, fact: ["test"]), company: key, code: code,
            severity: severity ?? code.severity, case: CaseID(company: key, facet: code.facet), detected: now,
            provenance: provenance, details: details)
    }

    /// A score out of 100, higher is better, cut as `domain.md` section 4 cuts Creditsafe.
    static let hundred = Scale(
        id: "hundred", lowest: 0, highest: 100, higherIsBetter: true, limits: [71, 51, 30, 1],
        labels: ["NC": .none, "0": .default])

    private static func must<Value>(_ value: Value?, _ text: String) -> Value {
        guard let value else { preconditionFailure("the test wrote a wrong value: \(text)") }
        return value
    }
}

/// Written and read again as the journal does.
func roundTrip<Value: Codable & Equatable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
}

func decode<Value: Decodable>(_ type: Value.Type, _ json: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(json.utf8))
}
