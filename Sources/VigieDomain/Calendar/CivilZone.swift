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

    /// The moment when the wall clock shows this hour on this day. Where autumn repeats the hour, its first time; where
    /// spring skips it, the first moment after the gap.
    package func instant(on day: Day, hour: Int, minute: Int = 0) -> Instant {
        let wanted = day.midnightUTC.adding(milliseconds: Int64((hour * 60 + minute) * 60_000))
        // The offsets in force around the day: civil time is never a whole day away from universal time.
        let early = offset(wanted.adding(milliseconds: -86_400_000))
        let late = offset(wanted.adding(milliseconds: 86_400_000))
        for seconds in [max(early, late), min(early, late)] {
            let candidate = wanted.adding(milliseconds: -Int64(seconds) * 1000)
            if offset(candidate) == seconds { return candidate }
        }
        return change(
            after: wanted.adding(milliseconds: -Int64(max(early, late)) * 1000),
            notAfter: wanted.adding(milliseconds: -Int64(min(early, late)) * 1000))
    }

    /// The first moment at which the offset is another than at `after`, by halving.
    private func change(after: Instant, notAfter: Instant) -> Instant {
        let before = offset(after)
        var low = after.milliseconds
        var high = notAfter.milliseconds
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if offset(Instant(milliseconds: middle)) == before { low = middle } else { high = middle }
        }
        return Instant(milliseconds: high)
    }
}
