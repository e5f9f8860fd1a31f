/// How a recipient's server behaves badly for a while.
enum Trouble: Hashable, Sendable {
    /// Nobody listens.
    case refuses
    /// Takes its time, and then nothing.
    case hangs
    /// Accepts, and the confirmation is lost on the way.
    case losesReply
    /// 451, or status 500.
    case fails
    /// 429 with Retry-After.
    case throttles(Duration)
    /// 503 with Retry-After.
    case unavailable(Duration)
    /// 410: the endpoint says that it is gone for good, which turns out to be a mistake.
    case gone
}

/// A trouble with its place and its time since the beginning of the world.
struct ScheduledTrouble: Hashable, Sendable {
    /// Host of a source or an endpoint, or a mail address; nil for every mail address.
    var place: String?
    var trouble: Trouble
    var from: Duration
    var until: Duration

    func strikes(_ place: String, at elapsed: Duration) -> Bool {
        (self.place == place || (self.place == nil && place.contains("@"))) && from <= elapsed && elapsed < until
    }
}
