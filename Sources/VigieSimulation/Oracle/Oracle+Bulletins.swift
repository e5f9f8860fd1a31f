import VigieDomain
import VigieEngine
import VigieLaw

/// The note that each Monday brings, also where nothing happened.
extension Oracle {
    /// The names that they bear, by whatever the machine's clock may have taken for a Monday.
    var notes: Set<String> {
        let (first, last) = (scenario.start.adding(.zero - clockError).dayUTC, end.adding(clockError).dayUTC)
        let mondays = (-7...first.days(until: last)).map { first.adding(days: $0) }.filter { $0.weekday == 1 }
        return Set(mondays.flatMap(notes(of:)))
    }

    /// Those of one Monday, to whoever has a mailbox here.
    private func notes(of monday: Day) -> [String] {
        Set(mails.map(\.recipient)).compactMap { EmailAddress($0) }.map { email in
            Bulletin(kind: .weekly, day: monday, due: end, recipient: .person(Person(email: email))).message.text
        }
    }

    /// A Monday on which somebody was watched, and the daemon lived when it was time, without any note.
    var silentMondays: [Violation] {
        let arrived = Set(mails.map(\.id))
        let (first, last) = (scenario.start.dayUTC, end.dayUTC)
        return (0...first.days(until: last)).map { first.adding(days: $0) }
            .filter { $0.weekday == 1 && isNoteOwed(on: $0) && arrived.isDisjoint(with: notes(of: $0)) }
            .map { Violation(rule: .unsaid, what: "no note of Monday \($0) arrived") }
    }

    private func isNoteOwed(on monday: Day) -> Bool {
        // Eight in the morning in Paris is an hour or two earlier here; holidays are moved to a day that is not looked at.
        let from = scenario.start.duration(to: monday.midnightUTC) + .seconds(7 * 3600)
        let until = from + Oracle.noteWindow
        guard from >= Oracle.settling, until <= scenario.length - Oracle.grace else { return false }
        guard clockError <= Oracle.harmlessClockError, WorkingDays.france.isWorking(monday) else { return false }
        let isWatched = scenario.listed.values.joined().contains { listing in
            listing.from <= from - Oracle.settling && (listing.until.map { $0 >= until } ?? true)
        }
        let alive = zip(starts, ends + [scenario.length]).reduce(Duration.zero) { sum, life in
            sum + max(.zero, min(life.1, until) - max(life.0, from))
        }
        return isWatched && alive >= Oracle.noteWindow / 2
    }

    /// Shorter than the time in which a late note still leaves; longer than any disk stays full here.
    private static var noteWindow: Duration { .seconds(10 * 3600) }
    /// For the lists to be read, and for whoever comes to be watched.
    private static var settling: Duration { .seconds(86_400) }
    private static var harmlessClockError: Duration { .seconds(1800) }
}
