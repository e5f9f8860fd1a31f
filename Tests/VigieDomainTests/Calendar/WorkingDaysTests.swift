import Testing
import VigieDomain

@Suite struct `Working days` {
    /// Wednesday 11 November 2026 is off, and so is the Friday after it.
    static let days = WorkingDays { ["2026-11-11", "2026-11-13"].contains($0.description) }

    @Test(arguments: [
        ("2026-11-10", true), ("2026-11-11", false), ("2026-11-13", false), ("2026-11-14", false),
        ("2026-11-15", false),
        ("2026-11-16", true),
    ])
    func `are neither week-ends nor holidays`(day: String, expected: Bool) {
        #expect(Self.days.isWorking(Invented.day(day)) == expected)
    }

    @Test(arguments: [
        ("2026-11-10", "2026-11-10", "2026-11-10", "2026-11-12"),
        ("2026-11-11", "2026-11-12", "2026-11-10", "2026-11-12"),
        ("2026-11-13", "2026-11-16", "2026-11-12", "2026-11-16"),
        ("2026-11-15", "2026-11-16", "2026-11-12", "2026-11-16"),
        ("2026-11-16", "2026-11-16", "2026-11-16", "2026-11-17"),
    ])
    func `are reached by rolling forward, back, or to the next`(
        day: String, forward: String, back: String, next: String
    ) {
        #expect(Self.days.rolledForward(Invented.day(day)).description == forward)
        #expect(Self.days.rolledBack(Invented.day(day)).description == back)
        #expect(Self.days.next(after: Invented.day(day)).description == next)
    }

    @Test(arguments: [
        (2000, "2000-04-23"), (2008, "2008-03-23"), (2011, "2011-04-24"), (2019, "2019-04-21"), (2024, "2024-03-31"),
        (2025, "2025-04-20"), (2026, "2026-04-05"), (2027, "2027-03-28"), (2038, "2038-04-25"), (1818, "1818-03-22"),
        (1943, "1943-04-25"), (2285, "2285-03-22"),
    ])
    func `hang on Easter`(year: Int, expected: String) { #expect(easterSunday(year: year).description == expected) }

    @Test func `find a Sunday between 22 March and 25 April for every year`() {
        for year in 1...9999 {
            let easter = easterSunday(year: year)
            let place = easter.month * 100 + easter.dayOfMonth
            guard easter.weekday == 7, (322...425).contains(place), easter.year == year else {
                Issue.record("Easter of \(year) fell on \(easter)")
                return
            }
        }
    }
}
