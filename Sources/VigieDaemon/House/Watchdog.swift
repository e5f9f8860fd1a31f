import Logging
import VigieDomain
import VigieEngine

/// Tells systemd that the loops turn, and what the service is about, while they do. A loop that hangs starves the
/// watchdog, and the system starts the service anew; an outage elsewhere never does, because waiting for it is a turn.
struct Watchdog: Sendable {
    let house: House
    let notifier: SystemdNotifier
    /// Those in force now: a reload may bring another.
    let feeds: @Sendable () -> [FeedReach]
    let sources: @Sendable () -> [SourceID]
    /// How often the status line is renewed where no watchdog asks.
    private static let statusEvery: Duration = .seconds(10)

    func run() async {
        let interval = min(notifier.watchdogInterval.map { $0 / 3 } ?? Watchdog.statusEvery, Watchdog.statusEvery)
        while !Task.isCancelled {
            let silent = house.pulse.silent
            if silent.isEmpty {
                notifier.send(.watchdog)
            } else {
                house.logger.critical(
                    "loops do not turn", metadata: ["loops": "\(silent.joined(separator: ", "))"])
            }
            if let line = await statusLine() { notifier.send(.status(line)) }
            try? await house.clock.sleep(for: interval)
        }
    }

    private func statusLine() async -> String? {
        guard let summary = try? await house.journal.summary(now: house.clock.now(), feeds: feeds()) else { return nil }
        // How long ago each source was last seen to see comes first: everything else rests on it.
        var parts: [String] = []
        for source in sources() {
            let health = try? await house.journal.health(of: source)
            parts.append("\(source) \(age(of: health?.lastSuccess))")
        }
        parts += [
            "\(summary.clients) clients", "\(summary.changes) changes", "\(summary.pendingDeliveries) to deliver",
        ]
        if let oldest = summary.oldestUndelivered { parts.append("oldest undelivered \(oldest)") }
        if summary.notYetWatched > 0 { parts.append("\(summary.notYetWatched) not yet watched") }
        if summary.heldAlerts > 0 { parts.append("\(summary.heldAlerts) held") }
        if summary.openAlarms > 0 { parts.append("\(summary.openAlarms) alarms") }
        return parts.joined(separator: ", ")
    }

    /// In English, as logs and the status line are. A success dated ahead is one of this moment.
    private func age(of success: Instant?) -> String {
        guard let success else { return "never seen" }
        let seconds = max(0, success.duration(to: house.clock.now()).milliseconds / 1000)
        switch seconds {
        case ..<120: return "seen \(seconds) s ago"
        case ..<7200: return "seen \(seconds / 60) min ago"
        case ..<172_800: return "seen \(seconds / 3600) h ago"
        default: return "seen \(seconds / 86_400) days ago"
        }
    }
}
