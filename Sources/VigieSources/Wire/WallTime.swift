import VigieDomain

/// What a clock on the wall shows, as registers write it without a zone: `2026-11-23T07:30:00`.
///
/// Two such readings are compared as they stand. Where autumn repeats an hour they may lie: whoever asks "since when" keeps an
/// overlap longer than that.
struct WallTime: Hashable, Comparable, Sendable, Codable {
    /// As if the wall were in universal time.
    private let seconds: Int64

    private init(seconds: Int64) { self.seconds = seconds }

    init(_ instant: Instant, in zone: CivilZone) {
        seconds = instant.secondsSince1970 + Int64(zone.secondsFromUTC(at: instant))
    }

    init(midnightOf day: Day) { seconds = day.midnightUTC.secondsSince1970 }

    /// Fractions of a second are dropped; an offset is refused, since it would mean that the register changed its habit.
    init?(_ text: String) {
        let tail = text.dropFirst(19)
        let isFraction = tail.first == "." && tail.dropFirst().allSatisfy { ("0"..."9").contains($0) }
        guard tail.isEmpty || isFraction, let instant = Instant(text.prefix(19) + "Z") else { return nil }
        seconds = instant.secondsSince1970
    }

    func adding(_ duration: Duration) -> WallTime { WallTime(seconds: seconds + duration.components.seconds) }

    static func < (left: WallTime, right: WallTime) -> Bool { left.seconds < right.seconds }

    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let time = WallTime(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "\"\(text)\" is no time of day"))
        }
        self = time
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension WallTime: CustomStringConvertible {
    var description: String { String(Instant(milliseconds: seconds * 1000).description.dropLast()) }
}
