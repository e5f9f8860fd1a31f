/// How much of a deadline is left on a given day.
extension Deadline {
    /// Days to the safe date: 0 on the day itself, negative once it has passed.
    package func daysLeft(on day: Day) -> Int { day.days(until: safe) }

    /// Whether the right can still be used: the legal date ends at midnight of its day (CPC 642).
    package func isRunning(on day: Day) -> Bool { day <= legal }
}
