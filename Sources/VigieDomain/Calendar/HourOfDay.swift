/// A time on the wall, to the minute: `08:30`.
package struct HourOfDay: Hashable, Sendable {
    package var hour: Int
    package var minute: Int

    package init(hour: Int, minute: Int) {
        self.hour = hour
        self.minute = minute
    }

    /// `8:00`, `08:00`.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }), let hour = Int(parts[0]),
            let minute = Int(parts[1]), hour < 24, minute < 60
        else { return nil }
        self.init(hour: hour, minute: minute)
    }
}

extension HourOfDay: ExpressibleByIntegerLiteral {
    /// A whole hour, as people say it: 8 is eight o'clock.
    package init(integerLiteral hour: Int) { self.init(hour: hour, minute: 0) }
}

extension CivilZone {
    /// The moment when the wall clock shows this time on this day.
    package func instant(on day: Day, at time: HourOfDay) -> Instant {
        instant(on: day, hour: time.hour, minute: time.minute)
    }
}
