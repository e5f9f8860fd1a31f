import VigieDomain
import VigieEngine
import VigieRehearsal

extension Oracle {
    /// Every notice about a client who was watched when it appeared and still is has become a change, or tells one again.
    var lost: [Violation] {
        let changes = Dictionary(record.changes.map { ($0.change.id, $0.change) }) { first, _ in first }
        return listed.flatMap { siren, _ -> [Violation] in
            let company = CompanyKey.siren(siren)
            guard let baseline = record.watches[company]?.baselines[Record.sources[0]] else { return [] }
            let known = Dictionary((record.notices[company] ?? []).map { ($0.notice.id.number, $0) }) { first, _ in
                first
            }
            return scenario.world.events.compactMap { event -> Violation? in
                guard event.siren == siren, let notice = event.notice, event.shown < end.adding(.zero - Oracle.grace)
                else { return nil }
                let line = "\(event.kind.rawValue) of \(siren), notice \(notice), shown \(event.shown)"
                guard let held = known[notice] else {
                    // The past of a client is asked for without the accounts filed.
                    if event.kind == .accountsFiled, event.shown < baseline { return nil }
                    return Violation(rule: .lost, what: "\(line): never read")
                }
                guard event.shown > baseline.adding(clockError) else { return nil }
                switch held.disposition {
                case .baseline:
                    // Accounts of before the watch are its past, however late they are shown.
                    if event.kind == .accountsFiled, event.shown > event.day.registersOpen { return nil }
                    return Violation(rule: .lost, what: "\(line): taken for the past, baseline \(baseline)")
                case .possible: return Violation(rule: .lost, what: "\(line): taken for a mere possibility")
                case .changed(let ids), .confirms(let ids):
                    let codes = ids.compactMap { changes[$0]?.code }
                    guard !codes.isEmpty, codes.count == ids.count else {
                        return Violation(rule: .lost, what: "\(line): its change is missing")
                    }
                    guard codes.allSatisfy(self.codes(of: event).contains) else {
                        return Violation(rule: .lost, what: "\(line): told as \(codes)")
                    }
                    return nil
                }
            }
        }
    }

    /// Room for the daily review that finds what a lie hid.
    static let grace: Duration = .seconds(36 * 3600)

    /// A notice that the portal shows on its day is read within two intervals, where nothing but kills came between.
    var late: [Violation] {
        listed.flatMap { siren, _ -> [Violation] in
            let company = CompanyKey.siren(siren)
            guard let baseline = record.watches[company]?.baselines[Record.sources[0]] else { return [] }
            let known = Dictionary((record.notices[company] ?? []).map { ($0.notice.id.number, $0) }) { first, _ in
                first
            }
            return scenario.world.events.compactMap { event -> Violation? in
                guard event.siren == siren, let notice = event.notice, let held = known[notice],
                    event.shown == event.day.registersOpen, event.shown > baseline
                else { return nil }
                let shown = scenario.start.duration(to: event.shown)
                let bound = shown + scenario.pace.gazette * 2 + .seconds(1800)
                let found = scenario.start.duration(to: held.provenance.fetched)
                guard found > bound, isFree(GazetteAPI.host, from: shown - scenario.pace.gazette, until: bound) else {
                    return nil
                }
                let line = "\(event.kind.rawValue) of \(siren), notice \(notice), shown \(event.shown)"
                return Violation(rule: .late, what: "\(line): read \(held.provenance.fetched)")
            }
        }
    }

    /// Each change has its event in the world: the same company, a fitting code, not before it was shown.
    var invented: [Violation] {
        record.changes.compactMap { recorded in
            let change = recorded.change
            let line = "\(change.code) of \(change.company), detected \(change.detected)"
            guard let siren = companies[change.company] else {
                return Violation(rule: .invented, what: "\(line): nobody's")
            }
            if change.details.isPossibleMatch || isOfFile(change) { return nil }
            let detected = change.detected.adding(clockError)
            if let notice = change.notice {
                guard let event = told[notice.number], event.siren == siren else {
                    return Violation(rule: .invented, what: "\(line): notice \(notice) is not the client's news")
                }
                guard codes(of: event).contains(change.code), event.shown <= detected else {
                    return Violation(rule: .invented, what: "\(line): notice \(notice) says \(event.kind.rawValue)")
                }
                return nil
            }
            let causes = scenario.world.events.filter {
                $0.siren == siren && Oracle.codes(of: $0.kind).contains(change.code) && $0.day.registersOpen <= detected
            }
            return causes.isEmpty ? Violation(rule: .invented, what: "\(line): nothing of the kind happened") : nil
        }
    }

    /// No event is told as two changes, by whichever notices and however often it was met.
    var doubled: [Violation] {
        var violations: [Violation] = []
        var seen: [String: Int] = [:]
        for change in record.changes.map(\.change) where !change.details.isPossibleMatch {
            if let notice = change.notice {
                let event = told[notice.number]
                // A notice printed again, or corrected, is the same event; its correction is one of its own.
                let origin = event.flatMap { $0.kind == .noticeRepeated ? $0.earlier : nil } ?? notice.number
                seen["\(change.company) \(change.code) \(origin)", default: 0] += 1
            }
        }
        for (key, count) in seen.sorted(by: { $0.key < $1.key }) where count > 1 {
            violations.append(Violation(rule: .doubled, what: "\(key): \(count) changes"))
        }
        // What a source tells changes at most as often as the world does.
        var told: [String: [Change]] = [:]
        for change in record.changes.map(\.change) where change.notice == nil && !change.details.isPossibleMatch {
            guard !isOfFile(change) else { continue }
            told["\(change.company) \(change.provenance.source) \(change.code.rawValue)", default: []].append(change)
        }
        violations += tooOften(told)
        return violations
    }

    /// Nobody is told of one event of a register by two sources, but of what the second adds.
    var toldTwice: [Violation] {
        var told: [String: [Change]] = [:]
        for change in record.changes.map(\.change) where !change.details.isPossibleMatch && !isOfFile(change) {
            guard Oracle.sharedCodes.contains(change.code), change.details.follows?.allSatisfy(\.isWhole) ?? true else {
                continue
            }
            if isNamesake(change) { continue }
            for alert in record.alerts[change.id] ?? [] {
                let key = "\(change.company) \(alert.alert.recipient.address) \(change.code.rawValue)"
                told[key, default: []].append(change)
            }
        }
        return tooOften(told)
    }

    /// What registers tell in one form: one event is told to one reader once, whoever told it first.
    private static let sharedCodes: Set<EventCode> = [
        .idName, .idSeatMoved, .ownCapitalIncrease, .ownCapitalReduction, .lifeCeased, .lifeStruckOff,
        .mgmtOfficerAdded, .mgmtOfficerLeft, .mgmtOfficerReplaced, .accFiled,
    ]

    /// Whoever gives way to one of the same name may be himself: no two sources are believed to mean the same then.
    private func isNamesake(_ change: Change) -> Bool {
        guard case .officer(let before) = change.before, case .officer(let after) = change.after else { return false }
        return before.name == after.name
    }

    // By company, whoever told or was told, and code.
    private func tooOften(_ told: [String: [Change]]) -> [Violation] {
        told.sorted { $0.key < $1.key }.compactMap { key, changes in
            let events = scenario.world.events.filter { event in
                changes.contains {
                    $0.company == .siren(event.siren) && Oracle.codes(of: event.kind).contains($0.code)
                }
            }
            guard changes.count > events.count else { return nil }
            let tellings = changes.map { "\($0.provenance.source) \($0.detected)" }.joined(separator: ", ")
            return Violation(
                rule: .doubled, what: "\(key): \(changes.count) changes of \(events.count) events (\(tellings))")
        }
    }

    /// Files are judged by what they said.
    private func isOfFile(_ change: Change) -> Bool {
        scenario.breadth.files.contains { $0.source == change.provenance.source }
    }
}
