/// A moment in universal time, to the millisecond: when something was fetched, detected or sent.
///
/// A legal date is a `Day`; the two are never converted without a named time zone (`CivilZone`).
package struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// `2026-11-23T06:00:00Z`, with or without milliseconds; only the `Z` form.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, let day = Day(parts[0]), parts[1].last == "Z" else { return nil }
        let clock = parts[1].dropLast()
        let pieces = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard pieces.count == 3, let hour = Int(pieces[0]), let minute = Int(pieces[1]),
            (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        let fraction = pieces[2].split(separator: ".", omittingEmptySubsequences: false)
        guard let second = Int(fraction[0]), (0...60).contains(second) else { return nil }
        var milliseconds = 0
        if fraction.count == 2 {
            guard let value = Int(fraction[1].prefix(3)) else { return nil }
            milliseconds = value * [1, 100, 10, 1][min(fraction[1].count, 3)]
        }
        self = day.midnightUTC.adding(
            milliseconds: Int64(((hour * 60 + minute) * 60 + second) * 1000 + milliseconds))
    }

    package func adding(milliseconds other: Int64) -> Instant { Instant(milliseconds: milliseconds + other) }

    package func adding(_ duration: Duration) -> Instant { adding(milliseconds: duration.milliseconds) }

    /// Positive when `other` is later.
    package func duration(to other: Instant) -> Duration { .milliseconds(other.milliseconds - milliseconds) }

    /// The civil date in universal time.
    package var dayUTC: Day {
        let quotient = milliseconds / 86_400_000
        return Day(number: Int32(milliseconds % 86_400_000 < 0 ? quotient - 1 : quotient))
    }

    package var secondsSince1970: Int64 {
        let quotient = milliseconds / 1000
        return milliseconds % 1000 < 0 ? quotient - 1 : quotient
    }

    package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }
}

extension Day {
    package var midnightUTC: Instant { Instant(milliseconds: Int64(number) * 86_400_000) }
}

extension Duration {
    package var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}

extension Instant: CustomStringConvertible {
    /// ISO 8601 in universal time, to the second: `2026-11-23T06:00:00Z`.
    package var description: String {
        let day = dayUTC
        let seconds = secondsSince1970 - Int64(day.number) * 86_400
        func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(day)T\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))Z"
    }
}

extension Instant: Codable {
    /// Milliseconds as an integer.
    package init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}
