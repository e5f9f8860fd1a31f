/// How politely one host is asked: so many requests in any window, so many at once.
package struct Pace: Hashable, Sendable {
    /// Requests allowed in any window of this length.
    package var requests: Int
    package var window: Duration
    package var concurrency: Int

    /// - Parameter perSecond: the rate; below one a second the window grows instead.
    package init(perSecond rate: Double, concurrency: Int) {
        let bounded = max(rate, 0.001)
        if bounded >= 1 {
            requests = Int(bounded)
            window = .seconds(1)
        } else {
            requests = 1
            window = .milliseconds(Int64((1000 / bounded).rounded(.up)))
        }
        self.concurrency = max(1, concurrency)
    }

    package static let careful = Pace(perSecond: 2, concurrency: 2)
}
