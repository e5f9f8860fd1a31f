/// The wall clock of one place (Europe/Paris by default): how far its civil time is from universal time at a moment.
///
/// The domain holds no time zone data; the edge gives it one and proves at start-up that it is there.
package struct CivilZone: Sendable {
    package let name: String
    private let offset: @Sendable (Instant) -> Int

    /// - Parameter secondsFromUTC: seconds to add to universal time to read the clock on the wall.
    package init(name: String, secondsFromUTC: @escaping @Sendable (Instant) -> Int) {
        self.name = name
        offset = secondsFromUTC
    }

    package static let utc = CivilZone(name: "UTC") { _ in 0 }

    package func secondsFromUTC(at instant: Instant) -> Int { offset(instant) }

    package func day(of instant: Instant) -> Day {
        instant.adding(milliseconds: Int64(offset(instant)) * 1000).dayUTC
    }

    /// Seconds since midnight on the wall.
    package func secondOfDay(of instant: Instant) -> Int {
        let local = instant.adding(milliseconds: Int64(offset(instant)) * 1000)
        return Int(local.secondsSince1970 - Int64(local.dayUTC.number) * 86_400)
    }

    /// The moment when the wall clock shows this hour on this day. Where spring skips the hour, the first moment after it.
    package func instant(on day: Day, hour: Int, minute: Int = 0) -> Instant {
        let wanted = day.midnightUTC.adding(milliseconds: Int64((hour * 60 + minute) * 60_000))
        let guess = wanted.adding(milliseconds: -Int64(offset(wanted)) * 1000)
        return wanted.adding(milliseconds: -Int64(offset(guess)) * 1000)
    }
}
