/// What the history of a client adds to a change: why it weighs more or less than by itself, or what it puts an end to.
package enum Circumstance: Hashable, Sendable, Codable {
    /// No accounts were seen of the year that closed on this day; they were due on the other one, as far as can be computed.
    case unfiled(yearEnd: Day, due: Day)
    /// These accounts end the lateness that was told on a day.
    case endsLateness(told: Day)
    /// A score that comes and goes within so many days.
    case bounce(days: Int)
    /// Together with the falls of so many days before, from the score that stood at their beginning.
    case slide(from: String, days: Int)
    /// The so manieth change of its kind within so many days.
    case repeated(times: Int, days: Int)
}

/// How far back the history of a client is looked at, and what it then takes to change the weight of an event. Choices of the
/// product (`domain.md` sections 3 and 4).
package struct MemoryRule: Hashable, Sendable {
    /// A score that returns within so many days was never a change; 0 damps nothing.
    package var bounceDays = 7
    /// Falls of so many days count together; 0 counts each alone.
    package var slideDays = 30
    /// So many days with a change among the officers make the next one weigh high.
    package var officerChanges = 3
    package var officerDays = 365
    /// So many moves of the seat.
    package var seatMoves = 2
    package var seatDays = 730

    package init() {}
}
