import Testing
import VigieDomain

@Suite struct `A deadline` {
    /// Nothing but week-ends.
    static let plain = WorkingDays { _ in false }

    @Test func `does not count the day of the event for days, and keeps its number for months`() {
        #expect(Period.days(10).lastDay(from: Invented.day("2026-11-01")) == Invented.day("2026-11-11"))
        #expect(Period.months(1).lastDay(from: Invented.day("2026-01-31")) == Invented.day("2026-02-28"))
    }

    @Test(arguments: Right.allCases)
    func `survives the journal, with both dates as computed`(right: Right) throws {
        let deadline = Deadline(
            right: right, period: .months(2), articles: "L622-24", start: Invented.day("2026-09-15"),
            workingDays: Self.plain)
        #expect(deadline.safe == Invented.day("2026-11-13") && deadline.legal == Invented.day("2026-11-16"))
        #expect(try roundTrip(deadline) == deadline)
    }

    @Test func `is on a working day both ways when nothing has to move`() {
        let deadline = Deadline(
            right: .claimDeclaration, period: .days(1), articles: "", start: Invented.today, workingDays: Self.plain)
        #expect(deadline.safe == deadline.legal)
        #expect(deadline.daysLeft(on: Invented.today) == 1)
        #expect(deadline.isRunning(on: deadline.legal) && !deadline.isRunning(on: deadline.legal.adding(days: 1)))
    }
}
