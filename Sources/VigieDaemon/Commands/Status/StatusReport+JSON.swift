import VigieControl
import VigieDomain
import VigieEngine

extension StatusReport {
    package var json: JSONOutput {
        .object([
            .init("daemon", processJSON),
            .init("sources", .list(sources.map(json))),
            .init("enrolments", .list(enrolments.map(json))),
            .init("clients", .count(summary.clients)), .init("not_yet_watched", .count(summary.notYetWatched)),
            .init("changes", .number(summary.changes)), .init("pending", .count(summary.pendingDeliveries)),
            .init("oldest_undelivered", .text(summary.oldestUndelivered?.description)),
            .init("parked", .count(summary.parkedDeliveries)), .init("refused", .count(summary.refusedDeliveries)),
            .init("unreadable", .count(summary.unreadable)), .init("journal_bytes", .number(summary.bytesOnDisk)),
            .init("open_alarms", .count(summary.openAlarms)),
            .init(
                "alarms",
                .list(
                    alarms.map {
                        .object([
                            .init("key", .text($0.key)), .init("opened", .text($0.opened.description)),
                            .init("sentence", .text($0.sentence.french)),
                            .init("sentence_en", .text($0.sentence.english)),
                            .init("detail", .text($0.detail.french)), .init("detail_en", .text($0.detail.english)),
                        ])
                    })),
            .init(
                "held",
                .list(
                    holds.map {
                        .object([
                            .init("source", .text($0.source.name)), .init("opened", .text($0.opened.description)),
                            .init("alerts", .count($0.alerts)), .init("changes", .count($0.changes)),
                            .init("clients", .count($0.clients)),
                        ])
                    })),
            .init(
                "endpoints",
                .list(
                    endpoints.map {
                        .object([
                            .init("name", .text($0.name)),
                            .init("failing_since", .text($0.failingSince?.description)),
                            .init("disabled", .text($0.disabled?.description)),
                        ])
                    })),
        ])
    }

    private var processJSON: JSONOutput {
        switch process {
        case .running(let status):
            .object([
                .init("state", .text("running")), .init("version", .text(status.version)),
                .init("started", .text(status.started.description)), .init("reloads", .count(status.reloads)),
                .init("silent_loops", .texts(status.silentLoops)),
                .init("last_audit", .text(status.lastAudit?.description)),
                .init("audit_holds", status.auditHolds.map { .bool($0) } ?? .null),
                .init("heartbeat_host", .text(status.heartbeatHost)),
                .init("last_beat", .text(status.lastBeat?.description)),
            ])
        case .absent: .object([.init("state", .text("absent"))])
        case .unknown(let failure):
            .object([.init("state", .text("unknown")), .init("reason", .text(failure.code.rawValue))])
        }
    }

    private func json(_ source: Source) -> JSONOutput {
        .object([
            .init("name", .text(source.id.name)), .init("state", .text(source.health?.state.rawValue)),
            .init("since", .text(source.health?.since.description)),
            .init("last_success", .text(source.health?.lastSuccess?.description)),
            .init("last_attempt", .text(source.health?.lastAttempt?.description)),
            .init("failures", .count(source.health?.failures ?? 0)),
            .init("reason", .text(source.health?.reason?.french)),
            .init("reason_en", .text(source.health?.reason?.english)),
        ])
    }
}
