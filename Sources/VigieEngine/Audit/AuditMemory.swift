import Synchronization
import VigieDomain

/// What one audit leaves to the next: how far the log of changes was looked through, and since when each thing is not as
/// it should be. Lives as long as the process: a restart gives everything its time anew.
package final class AuditMemory: Sendable {
    private struct State {
        var through: Int64 = 0
        var since: [String: Duration] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    var through: Int64 {
        get { state.withLock { $0.through } }
        set { state.withLock { $0.through = newValue } }
    }

    /// Those that have been found again and again for longer than their patience.
    func overdue(among findings: [AuditFinding], at uptime: Duration) -> [AuditFinding] {
        state.withLock { state in
            var since: [String: Duration] = [:]
            for finding in findings { since[finding.name] = state.since[finding.name] ?? uptime }
            state.since = since
            return findings.filter { uptime - (since[$0.name] ?? uptime) >= $0.patience }
        }
    }
}
