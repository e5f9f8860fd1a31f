import FoundationEssentials
import VigieDomain
import VigieTransport

/// Until when a server asks to wait: `Retry-After` in seconds, else what the portals of Opendatasoft write instead
/// (`X-RateLimit-Reset`, or `reset_time` in the body).
///
/// The date form of `Retry-After` is obeyed by the politeness around the exchange, which every source shares.
struct RetryTime {
    let response: Response
    let now: Instant

    var instant: Instant? {
        if let seconds = response.header("Retry-After").flatMap({ Int64($0) }),
            (0...RetryTime.longest).contains(seconds)
        {
            return now.adding(milliseconds: seconds * 1000)
        }
        if let reset = response.header("X-RateLimit-Reset").flatMap(portalTime) { return reset }
        return (try? JSONValue(bytes: response.body.prefix(4096)))?["reset_time"]?.string.flatMap(portalTime)
    }

    /// A day: a longer wait is a mistake of the server, and we ask again.
    private static let longest: Int64 = 86_400

    /// `2026-11-24 00:00:00+00:00` or `2026-11-24T00:00:00Z`; other offsets are not met.
    private func portalTime(_ text: String) -> Instant? {
        var text = text.replacing(" ", with: "T")
        if text.hasSuffix("+00:00") { text = text.dropLast(6) + "Z" }
        return Instant(text)
    }
}
