import Foundation
import Testing
import VigieDomain

@Suite struct `A day` {
    @Test func `is the same after a round trip through its text for each day from 1900 to 2100`() throws {
        var day = Invented.day("1900-01-01")
        let end = Invented.day("2100-12-31")
        var weekday = 1  // 1 January 1900 was a Monday.
        var expected = (year: 1900, month: 1, day: 1)
        var count = 0
        while day <= end {
            // One check for the whole of it: 73,414 expectations of each kind would be slow.
            let holds =
                (day.year, day.month, day.dayOfMonth) == expected && day.weekday == weekday
                && Day(day.description) == day
                && Day(year: expected.year, month: expected.month, day: expected.day) == day
            guard holds else {
                Issue.record("\(day) is not \(expected), weekday \(weekday)")
                return
            }
            count += 1
            weekday = weekday % 7 + 1
            expected.day += 1
            if expected.day > Day.length(ofMonth: expected.month, year: expected.year) {
                expected = (expected.year, expected.month + 1, 1)
            }
            if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
            day = day.adding(days: 1)
        }
        #expect(count == 73_414)
    }

    @Test func `counts from 1970 as universal time does`() {
        #expect(Day(number: 0).description == "1970-01-01")
        #expect(Day(number: -1).description == "1969-12-31")
        #expect(Day(number: 20_780).description == "2026-11-23")
        #expect(Day(number: -719_162).description == "0001-01-01")
        #expect(Day(number: 2_932_896).description == "9999-12-31")
    }

    @Test(arguments: [
        "", "2026", "2026-1-01", "2026-13-01", "2026-00-01", "2026-02-29", "2026-02-30", "2026-04-31", "2026-11-00",
        "2026-11-32", "0000-01-01", "2026/11/23", "2026-11-23T", "20261123", " 2026-11-23", "2026-11-23 ", "-026-11-23",
        "+026-11-23", "２０２６-11-23", "2026-11-2é", "2026—11-2", "1900-02-29", "2100-02-29",
    ])
    func `does not come from a text that is no date`(text: String) { #expect(Day(text) == nil) }

    @Test(arguments: ["2000-02-29", "2024-02-29", "0001-01-01", "9999-12-31"])
    func `comes from a text that is one`(text: String) { #expect(Day(text)?.description == text) }

    @Test(arguments: [
        (0, 1, 1), (10_000, 1, 1), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 1, 32), (2026, 2, -1),
    ])
    func `does not come from numbers that are no date`(year: Int, month: Int, day: Int) {
        #expect(Day(year: year, month: month, day: day) == nil)
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-12-31", 2, "2027-02-28"),
        ("2026-09-15", 2, "2026-11-15"), ("2026-11-30", 3, "2027-02-28"), ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -1, "2025-12-15"), ("2026-01-15", -13, "2024-12-15"), ("2026-01-15", 0, "2026-01-15"),
        ("2026-01-15", 12, "2027-01-15"), ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
        ("0001-01-15", -1, "0000-12-15"), ("0001-01-15", -24, "-001-01-15"),
    ])
    func `moves by months to the same number of day, else to the last of the month`(
        start: String, months: Int, end: String
    ) {
        let day = Invented.day(start).adding(months: months)
        #expect(day.description == end || end.hasPrefix("-"))
        if end.hasPrefix("-") { #expect(day.year == -1) }
    }

    @Test func `never moves past the month it aims at`() {
        for offset in 0..<366 {
            let day = Day(number: 20_454 + Int32(offset))
            for months in -30...30 {
                let moved = day.adding(months: months)
                let index = day.year * 12 + day.month - 1 + months
                #expect(moved.year * 12 + moved.month - 1 == index)
                #expect(moved.dayOfMonth <= day.dayOfMonth)
            }
        }
    }

    @Test func `counts the days to another`() {
        #expect(Invented.day("2026-02-27").days(until: Invented.day("2026-03-01")) == 2)
        #expect(Invented.day("2024-02-27").days(until: Invented.day("2024-03-01")) == 3)
        #expect(Invented.day("2026-03-01").days(until: Invented.day("2026-02-27")) == -2)
    }

    @Test func `is written as text and refuses what is not a day`() throws {
        #expect(try roundTrip([Invented.today]) == [Invented.today])
        #expect(throws: DecodingError.self) { try decode([Day].self, #"["2026-02-30"]"#) }
        #expect(throws: DecodingError.self) { try decode([Day].self, "[20780]") }
    }

    @Test(arguments: [(1, 31), (2, 28), (4, 30), (6, 30), (9, 30), (11, 30), (12, 31)])
    func `knows the length of months`(month: Int, length: Int) {
        #expect(Day.length(ofMonth: month, year: 2026) == length)
    }
}
