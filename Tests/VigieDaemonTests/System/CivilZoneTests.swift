import Testing
import VigieDaemon
import VigieDomain

@Suite struct CivilZoneTests {
    /// The changes of 2026 and 2027, the hours around them, and days of old law.
    private static let moments: [(String, Int)] = [
        ("2026-01-15T12:00:00Z", 3600), ("2026-03-29T00:59:59Z", 3600), ("2026-03-29T01:00:00Z", 7200),
        ("2026-07-15T12:00:00Z", 7200), ("2026-10-25T00:59:59Z", 7200), ("2026-10-25T01:00:00Z", 3600),
        ("2027-03-28T00:59:59Z", 3600), ("2027-03-28T01:00:00Z", 7200), ("2027-10-31T01:00:00Z", 3600),
        ("1996-10-27T00:59:59Z", 7200), ("2040-07-01T00:00:00Z", 7200),
    ]

    @Test(arguments: moments)
    func `Paris changes its hour on the right second`(_ row: (instant: String, seconds: Int)) throws {
        let paris = try #require(CivilZone.system(named: "Europe/Paris"))
        let instant = try #require(Instant(row.instant))
        #expect(paris.secondsFromUTC(at: instant) == row.seconds)
    }

    @Test func `a day begins at midnight in Paris`() throws {
        let paris = try #require(CivilZone.system(named: "Europe/Paris"))
        for (moment, day) in [
            ("2026-03-28T22:59:59Z", "2026-03-28"), ("2026-03-28T23:00:00Z", "2026-03-29"),
            ("2026-03-29T21:59:59Z", "2026-03-29"), ("2026-03-29T22:00:00Z", "2026-03-30"),
            ("2026-10-24T22:00:00Z", "2026-10-25"), ("2026-10-25T22:59:59Z", "2026-10-25"),
            ("2026-10-25T23:00:00Z", "2026-10-26"), ("2026-12-31T23:00:00Z", "2027-01-01"),
        ] {
            #expect(paris.day(of: try #require(Instant(moment))) == Day(day), "\(moment)")
        }
    }

    @Test(arguments: ["Indian/Reunion", "America/Martinique", "Europe/Brussels", "UTC"])
    func `the zones of an office elsewhere are known`(_ name: String) {
        #expect(CivilZone.system(named: name) != nil)
    }

    @Test(arguments: ["", "Paris", "Europe/Pariss", "../../etc/passwd", "Europe/", "é", "Europe/Paris\n"])
    func `a zone that is none is refused`(_ name: String) {
        #expect(CivilZone.system(named: name) == nil)
    }
}
