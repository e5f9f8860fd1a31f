import Testing
import VigieDomain

@testable import VigieTables

@Suite struct CellTests {
    @Test(
        "a date is read however an office writes it",
        arguments: [
            ("31/12/2026", "2026-12-31"), ("1/2/2026", "2026-02-01"), ("2026-12-31", "2026-12-31"),
            ("31.12.2026", "2026-12-31"), ("31.12.26", "2026-12-31"), ("31-12-2026", "2026-12-31"),
            ("01/01/99", "1999-01-01"), ("20261231", "2026-12-31"), ("46387", "2026-12-31"), ("25569", "1970-01-01"),
            ("46387,5", "2026-12-31"), ("31/12/2026 00:00:00", "2026-12-31"), ("2026-12-31T00:00:00", "2026-12-31"),
            (" 29/02/2024 ", "2024-02-29"),
        ])
    func days(cell: String, day: String) throws { #expect(try DayCell.read(cell)?.description == day) }

    @Test(
        "what is not a date for certain is refused",
        arguments: [
            ("12/31/2026", .monthFirst), ("30/02/2026", .noSuchDay), ("29/02/2023", .noSuchDay),
            ("31/13/2026", .noSuchDay), ("demain", .notADate), ("12", .notADate), ("31/12", .notADate),
            ("31/12/026", .notADate), ("31/12-2026", .notADate), ("99999999999999999999", .notADate),
            ("31//2026", .notADate), ("0/0/0000", .noSuchDay),
        ] as [(String, DayCell.Fault)])
    func notDays(cell: String, fault: DayCell.Fault) {
        #expect(throws: fault) { try DayCell.read(cell) }
    }

    @Test("yes and no in both languages") func flags() {
        for word in ["O", "Oui", "VRAI", "yes", "1", "x", "TRUE", "y"] { #expect(FlagCell.read(word) == true) }
        for word in ["N", "Non", "FAUX", "no", "0", "false"] { #expect(FlagCell.read(word) == false) }
        for word in ["peut-être", "", "2", "oui non"] { #expect(FlagCell.read(word) == nil) }
    }

    @Test(
        "a severity in both languages",
        arguments: [
            ("critique", .critical), ("Élevée", .high), ("HAUTE", .high), ("moyenne", .medium), ("low", .low),
            ("Info", .info), ("grave", nil),
        ] as [(String, Severity?)])
    func severities(cell: String, severity: Severity?) { #expect(SeverityCell.read(cell) == severity) }

    @Test("lists part at commas and bars, once each") func lists() {
        #expect(ListCell.read("Stratégique, Bâtiment|Nord ;Nord") == ["Stratégique", "Bâtiment", "Nord"])
        #expect(ListCell.read(" , | ") == [])
        #expect(ListCell.read((0..<1000).map(String.init).joined(separator: ",")).count == ListCell.longest)
    }

    @Test("a formula and a control character stay harmless text") func text() {
        #expect(TextCell.read("=HYPERLINK(\"http://x\")") == "=HYPERLINK(\"http://x\")")
        #expect(TextCell.read("Alpha\r\nBcc: x@y.example") == "Alpha Bcc: x@y.example")
        #expect(TextCell.read("A\u{1B}[31mB\u{0}") == "A[31mB")
        #expect(TextCell.read("\u{A0} \u{FEFF}") == nil)
        #expect(TextCell.code("'00123") == "00123")
        #expect(TextCell.code("=\"00123\"") == "00123")
    }

    @Test("a person is a name, an address, or both") func people() throws {
        let address = try #require(EmailAddress("jean@example.fr"))
        #expect(PersonCell.read("jean@example.fr") == .init(email: address))
        #expect(PersonCell.read("Jean Dupont <jean@example.fr>") == .init(name: "Jean Dupont", email: address))
        #expect(PersonCell.read("\"Dupont, Jean\" <jean@example.fr>").email == address)
        #expect(PersonCell.read("mailto:jean@example.fr") == .init(email: address))
        #expect(PersonCell.read("Jean Dupont") == .init(name: "Jean Dupont"))
        #expect(PersonCell.read("jean@").wrongAddress == "jean@")
        #expect(PersonCell.read("jean@example.fr; b@c.fr") == .init(email: address, hasMore: true))
    }

    @Test(
        "a country by code or name",
        arguments: [
            ("FR", "FR"), ("france", "FR"), ("Belgique", "BE"), ("DEU", "DE"), ("Royaume-Uni", "GB"), ("it", "IT"),
        ])
    func countries(cell: String, code: String) { #expect(CountryCell.read(cell) == code) }

    @Test("no country is guessed", arguments: ["", "XX", "Atlantide", "F"])
    func noCountry(cell: String) { #expect(CountryCell.read(cell) == nil) }

    @Test("the nearest word is offered, a far one is not") func nearest() {
        #expect(Nearest.word(to: "sevrer", among: ["server", "security"]) == "server")
        #expect(Nearest.word(to: "zzz", among: ["server"]) == nil)
        #expect(Nearest.word(to: "", among: ["a"]) == nil)
        #expect(Nearest.distance(Array("ab".utf8), Array("ba".utf8)) == 1)
    }
}
