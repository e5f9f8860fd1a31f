import Logging
import VigieDomain

/// Records that an earlier version of the reader could not read.
extension FeedService {
    /// A record that ends the process is not tried for ever.
    static let rereadings = 3
    /// Records read again in one cycle, so that an upgrade does not hold up the news.
    static let keptAtOnce = 100

    /// From their stored bytes, asking nobody. What can be read is news, or the past, like any other; the entry is closed in
    /// the same commit.
    func readKept() async throws -> Recorder.Tally {
        var tally = Recorder.Tally()
        let kept = try await recorder.journal.unreadable(
            of: source.id, toReadBy: source.parser, atMost: FeedService.rereadings, limit: FeedService.keptAtOnce)
        guard !kept.isEmpty else { return tally }
        // Counted before it is tried.
        _ = try await recorder.record(
            [], from: source.id, purpose: .kept, policy: policy,
            rereadings: kept.map { Rereading($0.record, parser: source.parser, isRead: false) })
        let now = clock.now()
        let today = policy.today(at: now)
        let ask = Ask(.since(nil), watch: recorder.book.index(on: today), now: now, today: today)
        for entry in kept {
            try Task.checkCancellation()
            turned()
            guard let reading = source.reread(entry, ask) else { continue }
            tally += try await recorder.record(
                [reading], from: source.id, purpose: .kept, policy: policy, parser: source.parser,
                rereadings: [Rereading(entry.record, parser: source.parser, isRead: true)])
            logger.notice(
                "kept record read", metadata: ["source.id": "\(source.id)", "record.name": "\(entry.record.name)"])
        }
        return tally
    }
}
