import FoundationEssentials
import VigieDomain
import VigieTransport

/// Until when a server that refuses asks to wait: `Retry-After` in either form, else what the portals of Opendatasoft write
/// instead where a quota is spent (`X-RateLimit-Reset`, or `reset_time` in the body).
struct RetryTime {
    let response: Response
    let now: Instant

    /// nil where it asks for nothing. Only 429 and 503 ask: the portals tell the end of their quota in every answer.
    var instant: Instant? {
        guard response.status == 429 || response.status == 503 else { return nil }
        if let header = response.header("Retry-After"),
            let wait = RetryAfter.parse(header, now: now.secondsSince1970), wait <= RetryTime.longest
        {
            return now.adding(wait)
        }
        guard response.status == 429 else { return nil }
        if let reset = response.header("X-RateLimit-Reset").flatMap(portalTime) { return reset }
        return (try? JSONValue(bytes: response.body.prefix(4096)))?["reset_time"]?.string.flatMap(portalTime)
    }

    /// A day: a longer wait is a mistake of the server, and we ask again.
    private static let longest: Duration = .seconds(86_400)

    /// `2026-11-24 00:00:00+00:00` or `2026-11-24T00:00:00Z`; other offsets are not met.
    private func portalTime(_ text: String) -> Instant? {
        var text = text.replacing(" ", with: "T")
        if text.hasSuffix("+00:00") { text = text.dropLast(6) + "Z" }
        return Instant(text)
    }
}
