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
        /// A silence that has now ended.
        package var gap: SourceGap?
    }

    package var alarmKey: String { "source:\(source)" }

    /// - Parameter interval: how often the source is asked; with it a silence of more than twice as long is put on record.
    package func afterSuccess(at now: Instant, interval: Duration? = nil) -> Judgement {
        var gap: SourceGap?
        if let interval, let last = lastSuccess, last.duration(to: now) > interval * 2 {
            gap = SourceGap(source: source, began: last, ended: now, reason: state == .healthy ? nil : reason)
        }
        var health = self
        let wasWell = state == .healthy
        health.state = .healthy
        if !wasWell { health.since = now }
        health.lastSuccess = now
        health.lastAttempt = now
        health.failures = 0
        health.reason = nil
        health.notBefore = nil
        return Judgement(health: health, opens: [], closes: state == .down ? [alarmKey] : [], gap: gap)
    }

    /// - Parameter interval: how often the source is asked when all is well.
    package func afterFault(_ fault: SourceFault, at now: Instant, interval: Duration) -> Judgement {
        var health = self
        if state == .healthy { health.since = now }
        health.lastAttempt = now
        health.failures += 1
        health.reason = fault.sentence
        if let until = fault.notBefore {
            health.notBefore = min(until, now.adding(SourceHealth.longestSilence))
        }
        let isLate = health.isLate(at: now, interval: interval)
        // Down is left by a success alone, so that one outage is one alarm whatever it looks like meanwhile.
        health.state = fault.alarmsAtOnce || isLate || state == .down ? .down : .suspect
        guard health.state == .down, state != .down else { return Judgement(health: health, opens: [], closes: []) }
        let alarm = OperatorAlarm(
            key: alarmKey, opened: now, sentence: fault.sentence,
            detail: SourceHealth.detail(of: fault, lastSuccess: lastSuccess))
        return Judgement(health: health, opens: [alarm], closes: [])
    }

    /// A source may ask for silence for so long at most; beyond, its figure or our clock is taken for a mistake.
    package static let longestSilence: Duration = .seconds(24 * 3600)

    /// Whether the silence that the source asked for is over.
    package func mayBeAsked(at now: Instant) -> Bool {
        guard let notBefore else { return true }
        let left = now.duration(to: notBefore)
        return left <= .zero || left > SourceHealth.longestSilence
    }

    /// While the source wants silence: nil, or the alarm that it has been silent for too long.
    package func afterWaiting(at now: Instant, interval: Duration) -> Judgement? {
        guard state != .down, isLate(at: now, interval: interval) else { return nil }
        var health = self
        health.state = .down
        let silence = notBefore.map { Phrase("à ne pas interroger avant : \($0)", "not to be asked before: \($0)") }
        let alarm = OperatorAlarm(
            key: alarmKey, opened: now,
            sentence: reason ?? Phrase("la source \(source) se tait", "the source \(source) is silent"),
            detail: .lines([silence, lastSuccess.map(SourceHealth.told)].compactMap { $0 }))
        return Judgement(health: health, opens: [alarm], closes: [])
    }

    // Where the clock was set back the last success lies ahead of now: the outage then counts from its own beginning.
    private func isLate(at now: Instant, interval: Duration) -> Bool {
        max((lastSuccess ?? since).duration(to: now), since.duration(to: now)) >= interval * 2
    }

    private static func detail(of fault: SourceFault, lastSuccess: Instant?) -> Phrase {
        let kind = fault.kind.words
        var lines = [
            Phrase("défaut de la source : \(kind.french)", "source fault: \(kind.english)"),
            Phrase("adresse : \(fault.url)", "url: \(fault.url)"),
        ]
        if let lastSuccess { lines.append(told(lastSuccess)) }
        if let evidence = fault.evidence { lines.append(Phrase("preuve : \(evidence.id)", "evidence: \(evidence.id)")) }
        return .lines(lines)
    }

    private static func told(_ lastSuccess: Instant) -> Phrase {
        Phrase("dernier succès : \(lastSuccess)", "last success: \(lastSuccess)")
    }
}

extension SourceFault.Kind {
    /// One word or two for logs.
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
