import VigieDomain
import VigieEngine
import VigieRehearsal

extension Oracle {
    /// At the end, after days of calm, everyone on the list is watched by every source, and no alarm stands without cause.
    var unwatched: [Violation] {
        var violations: [Violation] = []
        for (siren, _) in listed {
            let company = CompanyKey.siren(siren)
            guard let watch = record.watches[company], watch.ended == nil else {
                violations.append(Violation(rule: .unwatched, what: "\(siren) stands on the list and is not watched"))
                continue
            }
            for source in scenario.sources where watch.baselines[source] == nil {
                violations.append(Violation(rule: .unwatched, what: "\(siren) was never read by \(source)"))
            }
        }
        for (siren, listings) in scenario.listed.sorted(by: { $0.key < $1.key }) {
            guard let until = listings.last?.until, record.watches[.siren(siren)]?.ended == nil else { continue }
            guard record.watches[.siren(siren)] != nil else { continue }
            violations.append(
                Violation(rule: .unwatched, what: "\(siren) left the list at \(until) and is still on the watch"))
        }
        for source in scenario.sources where record.health[source]?.state != .healthy {
            let state = record.health[source]?.state.rawValue ?? "unknown"
            violations.append(Violation(rule: .unwatched, what: "\(source) is \(state) at the end"))
        }
        let standing = record.alarms.filter {
            $0.closed == nil && !scenario.deadAddresses.contains(String($0.key.dropFirst("mail:".count)))
        }
        violations += standing.map { Violation(rule: .unwatched, what: "alarm \($0.key) stands: \($0.sentence)") }
        return violations
    }

    /// What the journal holds of each client is what the registers say.
    var untrue: [Violation] {
        listed.flatMap { siren, _ -> [Violation] in
            let company = CompanyKey.siren(siren)
            var violations: [Violation] = []
            if let report = scenario.world.report(of: siren, at: end) {
                let facets = record.facets[company]?[Record.sources[2]]?.facets
                if facets?.rating.value?.raw != report.score.map(String.init) {
                    let found = facets?.rating.value?.raw ?? "nothing"
                    violations.append(
                        Violation(rule: .untrue, what: "score of \(siren): \(found), is \(report.score ?? -1)"))
                }
                let held = Set((facets?.shareholders.value ?? []).map { "\($0.name) \($0.share?.hundredths ?? -1)" })
                let real = Set(report.shareholders.map { "\($0.name) \($0.shareBasisPoints)" })
                if held != real {
                    violations.append(Violation(rule: .untrue, what: "shareholders of \(siren): \(held), are \(real)"))
                }
            }
            if let sheet = scenario.world.sheet(of: siren, at: end) {
                let facets = record.facets[company]?[Record.sources[1]]?.facets
                if (facets?.officers.value ?? []).count != sheet.officers.count {
                    violations.append(Violation(rule: .untrue, what: "officers of \(siren) are others"))
                }
            }
            return violations
        }
    }

    /// An outage that lasts far beyond two intervals, while the daemon ran all the time, has been told.
    var silentOutages: [Violation] {
        scenario.faults.compactMap { fault in
            guard case .outage = fault.fault else { return nil }
            let (source, interval) = source(at: fault.host)
            let from = scenario.start.duration(to: fault.from)
            let until = scenario.start.duration(to: fault.until)
            // The interval after which it is late, the pause between two attempts, and room for one.
            let told = from + interval * 3 + .seconds(7200)
            guard told < until, isUndisturbed(from: from - interval, until: told, source: source.name),
                isAlone(fault, until: told)
            else { return nil }
            let isTold = record.alarms.contains { alarm in
                alarm.key == "source:\(source)" && alarm.opened <= scenario.start.adding(told)
                    && (alarm.closed.map { $0 > fault.from } ?? true)
            }
            return isTold
                ? nil : Violation(rule: .silentOutage, what: "\(source) failed from \(fault.from) to \(fault.until)")
        }
    }

    // A lie that begins on the same host while it is out takes the place of the outage, and may let questions pass.
    private func isAlone(_ fault: ScheduledFault, until: Duration) -> Bool {
        scenario.faults.count { other in
            other.host == fault.host && other.from <= scenario.start.adding(until) && fault.from <= other.until
        } == 1
    }

    private func source(at host: String) -> (SourceID, Duration) {
        switch host {
        case GazetteAPI.host: (Record.sources[0], scenario.pace.gazette)
        case CompanySearchAPI.host: (Record.sources[1], scenario.pace.companySearch)
        case let host where scenario.breadth.register(at: host) != nil: wider(host)
        default: (Record.sources[2], scenario.pace.bureau)
        }
    }

    private func wider(_ host: String) -> (SourceID, Duration) {
        guard let register = scenario.breadth.register(at: host) else {
            return (Record.sources[2], scenario.pace.bureau)
        }
        return (register.source, scenario.breadth.intervals[register] ?? .seconds(86_400))
    }

    /// Whether the host behaved and the machine ran all that time; kills do not count, for a start follows each.
    func isFree(_ host: String, from: Duration, until: Duration) -> Bool {
        guard clockError == .zero else { return false }
        // A fault leaves a wait behind it, and a wish for silence at most its own length.
        let before = from - .seconds(14_400)
        let faulty = scenario.faults.contains { fault in
            fault.host == host && scenario.start.duration(to: fault.from) <= until
                && before <= scenario.start.duration(to: fault.until)
        }
        let troubled = scenario.troubles.contains { $0.place == host && $0.from <= until && before <= $0.until }
        let disturbed = scenario.incidents.contains { scheduled in
            switch scheduled.incident {
            case .kill, .drop: return false
            default: break
            }
            return from - .seconds(50_000) <= scheduled.at && scheduled.at <= until
        }
        return !faulty && !troubled && !disturbed
    }

    // The daemon ran, the clock was right, the disk had room and somebody was asked about.
    private func isUndisturbed(from: Duration, until: Duration, source: String) -> Bool {
        guard clockError == .zero else { return false }
        if zip(starts, ends).contains(where: { from <= $0.1 && $0.0 <= until && $0.1 <= until }) { return false }
        if starts.contains(where: { from <= $0 && $0 <= until }) { return false }
        // Stopped before, and for longer.
        let last = starts.lastIndex { $0 < from }
        if let last, ends.indices.contains(last), ends[last] < from { return false }
        return !scenario.incidents.contains { scheduled in
            guard from - .seconds(30_000) <= scheduled.at, scheduled.at <= until else { return false }
            switch scheduled.incident {
            case .suspend, .fillDisk, .emptyDisk, .reload, .spoilSettings, .mendSettings: return true
            case .kill, .stop, .reboot, .clock, .failDisk, .redeliver, .edit, .drop: return false
            }
        }
    }

    /// The daemon starts whenever its settings are right.
    var stuck: [Violation] {
        let isExcused = scenario.incidents.contains { if case .spoilSettings = $0.incident { true } else { false } }
        return isExcused ? [] : refusals.map { Violation(rule: .stuck, what: "would not start: \($0)") }
    }
}
