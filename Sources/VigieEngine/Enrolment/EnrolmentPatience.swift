import VigieDomain

/// How long is waited for a provider's list, and when a person hears of it.
enum EnrolmentPatience {
    /// The lists may differ for so long before the administrator is told.
    static let alarm: Duration = .seconds(24 * 3600)
    /// No wait is longer: beyond, the provider's figure or our clock is taken for a mistake.
    static let longest: Duration = .seconds(24 * 3600)
    /// Refusals of single clients in a row that end a round: it is the list that is refused then.
    static let refusalsInARow = 3
    /// A provider that does not find a client may mean the list. So many times, hours apart, while the list answers: gone.
    static let missing = 3

    static func isOver(_ notBefore: Instant?, at now: Instant) -> Bool {
        guard let notBefore else { return true }
        let left = now.duration(to: notBefore)
        return left <= .zero || left > longest
    }

    /// After a failure of the list: from half a minute to an hour, half of it chance.
    static func wait(afterFailures failures: Int, _ entropy: any Entropy) -> Duration {
        half(min(.seconds(30) * Int32(1 << min(failures, 7)), .seconds(3600)), entropy)
    }

    /// After a refusal of one client: from an hour to a day.
    static func wait(afterRefusals refusals: Int, _ entropy: any Entropy) -> Duration {
        half(min(.seconds(3600) * Int32(1 << min(refusals, 5)), longest), entropy)
    }

    private static func half(_ wait: Duration, _ entropy: any Entropy) -> Duration {
        wait / 2 + entropy.jitter(upTo: wait / 2)
    }
}
