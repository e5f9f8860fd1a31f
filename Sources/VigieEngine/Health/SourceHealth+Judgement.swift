package import VigieDomain
import VigieTransport

/// What a cycle of a source leads to: its new health, and what the administrator is told. Pure.
///
/// A lie in content or a refused key alarms in the same cycle, because a person must look; a transport failure alarms
/// when the source has been silent for two of its intervals, because most mend themselves. Each outage is one alarm, with
/// its recovery (`reliability.md` P6).
extension SourceHealth {
    package struct Judgement: Hashable, Sendable {
        package var health: SourceHealth
        package var opens: [OperatorAlarm]
        package var closes: [String]
    }

    package var alarmKey: String { "source:\(source)" }

    package func afterSuccess(at now: Instant) -> Judgement {
        var health = self
        let wasWell = state == .healthy
        health.state = .healthy
        if !wasWell { health.since = now }
        health.lastSuccess = now
        health.lastAttempt = now
        health.failures = 0
        health.reason = nil
        health.notBefore = nil
        return Judgement(health: health, opens: [], closes: wasWell ? [] : [alarmKey])
    }

    /// - Parameter interval: how often the source is asked when all is well.
    package func afterFault(_ fault: SourceFault, at now: Instant, interval: Duration) -> Judgement {
        var health = self
        if state == .healthy { health.since = now }
        health.lastAttempt = now
        health.failures += 1
        health.reason = fault.sentence
        if case .quota(let until?) = fault.kind { health.notBefore = until }
        let silence = (lastSuccess ?? health.since).duration(to: now)
        let alarms = fault.alarmsAtOnce || silence >= interval * 2
        health.state = alarms ? .down : .suspect
        guard alarms else { return Judgement(health: health, opens: [], closes: []) }
        let alarm = OperatorAlarm(
            key: alarmKey, opened: now, sentence: fault.sentence,
            detail: SourceHealth.detail(of: fault, lastSuccess: lastSuccess))
        return Judgement(health: health, opens: [alarm], closes: [])
    }

    private static func detail(of fault: SourceFault, lastSuccess: Instant?) -> String {
        var lines = ["source fault: \(fault.kind.label)", "url: \(fault.url)"]
        if let lastSuccess { lines.append("last success: \(lastSuccess)") }
        if let evidence = fault.evidence { lines.append("evidence: \(evidence.id)") }
        return lines.joined(separator: "\n")
    }
}

extension SourceFault.Kind {
    /// One word or two for lists and logs.
    package var label: String {
        switch self {
        case .transport(let failure): "transport \(failure.code.rawValue)"
        case .status(let status): "status \(status)"
        case .quota: "quota"
        case .denied(let status): "denied \(status)"
        case .lie(let lie): "lie \(lie.rawValue)"
        }
    }
}
