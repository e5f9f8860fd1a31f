import VigieConfiguration
package import VigieControl
package import VigieDomain
package import VigieEngine
import VigieWording

/// What `vigie status` tells: whether the daemon runs, whether each source sees, and what waits.
package struct StatusReport: Sendable {
    /// What came of asking the daemon.
    package enum Process: Sendable {
        case running(DaemonStatus)
        /// Nobody listens: stopped, or worked by cron.
        case absent
        case unknown(ControlFailure)
    }

    package var process: Process
    package var controlPath: String
    package var sources: [Source]
    package var summary: JournalSummary
    package var alarms: [OperatorAlarm]
    package var endpoints: [EndpointRecord]
    /// Sources whose alerts wait for a person.
    package var holds: [AlertHold]
    /// Lists at providers, on which clients are kept.
    package var enrolments: [EnrolmentSummary]

    /// One source of the settings with its record, nil where it was never asked.
    package struct Source: Hashable, Sendable {
        package var id: SourceID
        package var health: SourceHealth?

        package init(id: SourceID, health: SourceHealth?) {
            self.id = id
            self.health = health
        }
    }

    package init(
        process: Process, controlPath: String, sources: [Source], summary: JournalSummary, alarms: [OperatorAlarm],
        endpoints: [EndpointRecord], holds: [AlertHold] = [], enrolments: [EnrolmentSummary] = []
    ) {
        self.process = process
        self.controlPath = controlPath
        self.sources = sources
        self.summary = summary
        self.alarms = alarms
        self.endpoints = endpoints
        self.holds = holds
        self.enrolments = enrolments
    }

    /// Alarms shown one by one.
    static let alarmsShown = 50

    package static func load(_ context: CommandContext, process: Process) async throws -> StatusReport {
        let journal = try context.journal()
        var sources: [Source] = []
        for source in context.settings.sources where source.isEnabled {
            sources.append(Source(id: source.id, health: try await journal.health(of: source.id)))
        }
        return StatusReport(
            process: process, controlPath: context.controlPath, sources: sources,
            summary: try await journal.summary(now: context.now, feeds: context.settings.feeds),
            alarms: try await journal.alarms(onlyOpen: true, limit: alarmsShown),
            endpoints: try await journal.endpoints(),
            holds: try await journal.holds(onlyOpen: true, limit: alarmsShown),
            enrolments: try await journal.enrolmentSummaries())
    }

    /// Whether a person must look: 0 well, 1 somebody must act, 69 no daemon.
    package var exit: Daemon.Exit {
        var isSilent = false
        switch process {
        case .absent: return .unavailable
        case .unknown: break
        case .running(let status): isSilent = !status.silentLoops.isEmpty || status.auditHolds == false
        }
        let isDown = sources.contains { $0.health?.state == .down }
        return isSilent || isDown || summary.openAlarms > 0 || !holds.isEmpty ? .failure : .success
    }
}
