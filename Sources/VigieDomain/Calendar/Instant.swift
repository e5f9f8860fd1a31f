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
        guard pieces.count == 3, let hour = Instant.twoDigits(pieces[0]), let minute = Instant.twoDigits(pieces[1]),
            hour < 24, minute < 60
        else { return nil }
        let fraction = pieces[2].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        // 60 is a leap second; it counts as the first second of the next minute.
        guard let second = Instant.twoDigits(fraction[0]), second <= 60 else { return nil }
        var milliseconds = 0
        if fraction.count == 2 {
            let digits = fraction[1].utf8
            guard (1...9).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
            for digit in (Array(digits) + [48, 48]).prefix(3) { milliseconds = milliseconds * 10 + Int(digit) - 48 }
        }
        self = day.midnightUTC.adding(
            milliseconds: Int64(((hour * 60 + minute) * 60 + second) * 1000 + milliseconds))
    }

    private static func twoDigits(_ text: some StringProtocol) -> Int? {
        guard text.utf8.count == 2, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }

    package func adding(milliseconds other: Int64) -> Instant { Instant(milliseconds: milliseconds + other) }

    package func adding(_ duration: Duration) -> Instant { adding(milliseconds: duration.milliseconds) }

    /// Positive when `other` is later.
    package func duration(to other: Instant) -> Duration { .milliseconds(other.milliseconds - milliseconds) }

    /// The civil date in universal time.
    package var dayUTC: Day {
        let quotient = milliseconds / 86_400_000
        // Clamped, so that an instant that stands for "never" can still be printed.
        return Day(number: Int32(clamping: milliseconds % 86_400_000 < 0 ? quotient - 1 : quotient))
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
