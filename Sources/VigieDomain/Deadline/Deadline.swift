/// How long a right may be exercised: days or months, counted as CPC 640 to 642 count them.
package enum Period: Hashable, Sendable, Codable {
    case days(Int)
    case months(Int)

    /// The last day, before any roll over a day off.
    ///
    /// The day of the event does not count for days; months end on the same day number, else on the month's last day.
    package func lastDay(from start: Day) -> Day {
        switch self {
        case .days(let count): start.adding(days: count)
        case .months(let count): start.adding(months: count)
        }
    }
}

/// Which right runs out. A closed set: a new right must say everywhere what it means.
package enum Right: String, Hashable, Sendable, Codable, CaseIterable {
    /// Déclaration de créances.
    case claimDeclaration = "claim_declaration"
    /// The same for a creditor who does not live in metropolitan France.
    case claimDeclarationAbroad = "claim_declaration_abroad"
}

/// One clock that runs against the supplier, computed and always to be confirmed by a lawyer.
package struct Deadline: Hashable, Sendable, Codable {
    package let right: Right
    package let period: Period
    /// The articles of law that set it.
    package let articles: String
    /// What started it: the publication of the opening judgment.
    package let start: Day
    /// The unrolled last day, moved back to a working day: nobody can dispute it.
    package let safe: Day
    /// The last day as the law rolls it forward.
    package let legal: Day

    package init(right: Right, period: Period, articles: String, start: Day, workingDays: WorkingDays) {
        self.right = right
        self.period = period
        self.articles = articles
        self.start = start
        let last = period.lastDay(from: start)
        safe = workingDays.rolledBack(last)
        legal = workingDays.rolledForward(last)
    }
}
