import Testing
import VigieDomain

@Suite struct `A civil zone` {
    /// Central European time of 2026: summer from 29 March 01:00Z to 25 October 01:00Z.
    static let paris = CivilZone(name: "Europe/Paris") { instant in
        let summer = Invented.instant("2026-03-29T01:00:00Z")..<Invented.instant("2026-10-25T01:00:00Z")
        return summer.contains(instant) ? 7200 : 3600
    }

    /// Eastern American time of 2026: summer from 8 March 07:00Z to 1 November 06:00Z.
    static let newYork = CivilZone(name: "America/New_York") { instant in
        let summer = Invented.instant("2026-03-08T07:00:00Z")..<Invented.instant("2026-11-01T06:00:00Z")
        return summer.contains(instant) ? -14_400 : -18_000
    }

    @Test(arguments: [
        ("2026-01-15", 8, 0, "2026-01-15T07:00:00Z"), ("2026-07-15", 8, 0, "2026-07-15T06:00:00Z"),
        // Spring: 02:00 to 02:59 do not exist.
        ("2026-03-29", 1, 59, "2026-03-29T00:59:00Z"), ("2026-03-29", 2, 0, "2026-03-29T01:00:00Z"),
        ("2026-03-29", 2, 30, "2026-03-29T01:00:00Z"), ("2026-03-29", 3, 0, "2026-03-29T01:00:00Z"),
        ("2026-03-29", 3, 1, "2026-03-29T01:01:00Z"), ("2026-03-29", 0, 0, "2026-03-28T23:00:00Z"),
        // Autumn: 02:00 to 02:59 come twice; the first time counts.
        ("2026-10-25", 1, 59, "2026-10-24T23:59:00Z"), ("2026-10-25", 2, 0, "2026-10-25T00:00:00Z"),
        ("2026-10-25", 2, 30, "2026-10-25T00:30:00Z"), ("2026-10-25", 3, 0, "2026-10-25T02:00:00Z"),
        ("2026-10-25", 8, 0, "2026-10-25T07:00:00Z"), ("2026-10-24", 23, 59, "2026-10-24T21:59:00Z"),
    ])
    func `turns the wall clock of Paris into a moment`(day: String, hour: Int, minute: Int, expected: String) {
        let instant = Self.paris.instant(on: Invented.day(day), hour: hour, minute: minute)
        #expect(instant.description == expected)
    }

    @Test(arguments: [
        ("2026-03-08", 1, 30, "2026-03-08T06:30:00Z"), ("2026-03-08", 2, 30, "2026-03-08T07:00:00Z"),
        ("2026-03-08", 3, 30, "2026-03-08T07:30:00Z"), ("2026-11-01", 1, 30, "2026-11-01T05:30:00Z"),
        ("2026-11-01", 2, 30, "2026-11-01T07:30:00Z"), ("2026-01-01", 23, 0, "2026-01-02T04:00:00Z"),
    ])
    func `never answers an hour before a gap, west of Greenwich either`(
        day: String, hour: Int, minute: Int, expected: String
    ) {
        let instant = Self.newYork.instant(on: Invented.day(day), hour: hour, minute: minute)
        #expect(instant.description == expected)
    }

    @Test func `shows the hour it was asked for, every hour of the year but the one that spring skips`() {
        for zone in [Self.paris, Self.newYork, .utc] {
            var skipped = 0
            for offset in 0..<365 {
                let day = Invented.day("2026-01-01").adding(days: offset)
                for hour in 0..<24 {
                    let instant = zone.instant(on: day, hour: hour)
                    if zone.day(of: instant) != day || zone.secondOfDay(of: instant) != hour * 3600 { skipped += 1 }
                }
            }
            #expect(skipped == (zone.name == "UTC" ? 0 : 1))
        }
    }

    @Test func `dates a moment of the night with the day on the wall`() {
        #expect(Self.paris.day(of: Invented.instant("2026-11-22T23:30:00Z")) == Invented.day("2026-11-23"))
        #expect(Self.newYork.day(of: Invented.instant("2026-11-23T03:30:00Z")) == Invented.day("2026-11-22"))
        #expect(CivilZone.utc.day(of: Invented.instant("2026-11-22T23:30:00Z")) == Invented.day("2026-11-22"))
        #expect(Self.paris.secondOfDay(of: Invented.instant("2026-11-22T23:30:00Z")) == 1800)
        #expect(Self.paris.secondsFromUTC(at: Invented.now) == 3600)
        #expect(Self.paris.name == "Europe/Paris")
    }

    @Test func `gives some moment where the clock jumps twice within two days`() {
        // Forward by an hour for one day only.
        let odd = CivilZone(name: "odd") { instant in
            let jump = Invented.instant("2026-01-02T00:00:00Z")..<Invented.instant("2026-01-02T12:00:00Z")
            return jump.contains(instant) ? 3600 : 0
        }
        let moment = odd.instant(on: Invented.day("2026-01-02"), hour: 0, minute: 30)
        #expect(abs(moment.duration(to: Invented.instant("2026-01-02T00:30:00Z")).milliseconds) <= 3_600_000)
    }
}
