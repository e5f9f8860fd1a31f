/// Which days count as working days where a period ends: neither Saturday, Sunday nor a public holiday.
///
/// The list of holidays is given, because it belongs to a country (`VigieLaw`).
package struct WorkingDays: Sendable {
    private let isHoliday: @Sendable (Day) -> Bool

    package init(isHoliday: @escaping @Sendable (Day) -> Bool) { self.isHoliday = isHoliday }

    package func isWorking(_ day: Day) -> Bool { day.weekday <= 5 && !isHoliday(day) }

    /// This day if it is a working day, else the next one (CPC 642).
    package func rolledForward(_ day: Day) -> Day {
        var result = day
        while !isWorking(result) { result = result.adding(days: 1) }
        return result
    }

    /// This day if it is a working day, else the one before: the date that nobody can dispute.
    package func rolledBack(_ day: Day) -> Day {
        var result = day
        while !isWorking(result) { result = result.adding(days: -1) }
        return result
    }

    package func next(after day: Day) -> Day { rolledForward(day.adding(days: 1)) }
}

/// Easter Sunday of the Gregorian calendar, on which the movable holidays hang (anonymous Gregorian computus).
package func easterSunday(year: Int) -> Day {
    let a = year % 19
    let b = year / 100
    let c = year % 100
    let d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7
    let f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114
    guard let day = Day(year: year, month: f / 31, day: f % 31 + 1) else {
        preconditionFailure("the computus gives a date for every year")
    }
    return day
}
