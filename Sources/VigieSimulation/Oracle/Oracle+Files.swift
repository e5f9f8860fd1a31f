import VigieDomain
import VigieEngine
import VigieRehearsal

/// What the files said, and what became of it.
extension Oracle {
    /// By the rule of the folder: of each client, the newest file that names him has the last word.
    private func lastWords(of kind: FileKind) -> [SIREN: FileTold] {
        var present: [String: LaidFile] = [:]
        for file in files where file.drop.kind == kind { present[file.drop.name] = file }
        // A file dated by a clock that was ahead is no younger than the hour at which it came.
        func date(_ file: LaidFile) -> Instant { min(file.modified, scenario.start.adding(file.at)) }
        let inOrder = present.values.sorted { (date($0), $0.drop.name) < (date($1), $1.drop.name) }
        return inOrder.reduce(into: [:]) { words, file in
            words.merge(file.drop.rows ?? [:]) { _, last in last }
        }
    }

    /// The client's lines in the order in which they came; what was said again is left out.
    private func course(of siren: SIREN, _ kind: FileKind) -> [(told: FileTold, at: Instant)] {
        files.filter { $0.drop.kind == kind }.reduce(into: []) { course, file in
            guard let told = file.drop.rows?[siren], course.last?.told != told else { return }
            course.append((told, scenario.start.adding(file.at)))
        }
    }

    var untrueFiles: [Violation] {
        scenario.breadth.files.flatMap { kind -> [Violation] in
            let words = lastWords(of: kind)
            return listed.flatMap { siren, _ -> [Violation] in
                guard let told = words[siren] else { return [] }
                let facets = record.facets[.siren(siren)]?[kind.source]?.facets
                let held = facets.flatMap { Oracle.shown($0, kind) } ?? "nothing"
                var wrong: [String] = []
                if held != told.shown { wrong.append("\(kind.name) of \(siren): \(held), is \(told.shown)") }
                if case .ledger(let outstanding, let overdue, _) = told {
                    let exposure = record.watches[.siren(siren)]?.present.accounts.first?.exposure
                    let followed = "\(exposure?.outstanding?.cents ?? -1) \(exposure?.overdue?.cents ?? -1)"
                    if followed != "\(outstanding * 100) \(overdue * 100)" {
                        wrong.append("the exposure of \(siren) is \(followed), the books say \(told.shown)")
                    }
                }
                return wrong.map { Violation(rule: .untrue, what: $0) }
            }
        }
    }

    /// A change that comes of a file goes from one line of the client to another, is due between the two, and is told no more
    /// often than the files moved so.
    var inventedOfFiles: [Violation] {
        var seen: [String: Int] = [:]
        var violations: [Violation] = []
        for change in record.changes.map(\.change) {
            guard let kind = scenario.breadth.files.first(where: { $0.source == change.provenance.source }) else {
                continue
            }
            let line = "\(change.code) of \(change.company) by \(kind.name), detected \(change.detected)"
            guard let siren = companies[change.company] else {
                violations.append(Violation(rule: .invented, what: "\(line): nobody's"))
                continue
            }
            let course = course(of: siren, kind).filter { $0.at <= change.detected.adding(clockError) }.map(\.told)
            let isSaid = course.contains { after in
                course.contains { Oracle.codes(from: $0, to: after).contains(change.code) }
                    && Oracle.shows(change.after, after)
            }
            if !isSaid {
                let after = change.after.map { "\($0)" } ?? "nothing"
                violations.append(Violation(rule: .invented, what: "\(line): no file said so (\(after.prefix(200)))"))
            }
            seen["\(change.company) \(change.code) \(kind.rawValue)", default: 0] += 1
            let moves = zip(course, course.dropFirst()).count { $0 != $1 }
            if let count = seen["\(change.company) \(change.code) \(kind.rawValue)"], count == moves + 1 {
                violations.append(Violation(rule: .doubled, what: "\(line): \(count) changes of \(moves) moves"))
            }
        }
        return violations
    }

    /// Where the last line of a client is unlike every earlier one in what is told, it has been told.
    var lostOfFiles: [Violation] {
        scenario.breadth.files.flatMap { kind -> [Violation] in
            let words = lastWords(of: kind)
            return listed.compactMap { siren, _ in
                let course = course(of: siren, kind)
                guard let last = course.last, words[siren] == last.told, course.count > 1,
                    let baseline = record.watches[.siren(siren)]?.baselines[kind.source],
                    last.at > baseline.adding(clockError).adding(Oracle.rest),
                    last.at < end.adding(.zero - Oracle.unread)
                else { return nil }
                let due = course.dropLast().map { Oracle.codes(from: $0.told, to: last.told) }
                let codes = due.dropFirst().reduce(due[0]) { $0.intersection($1) }
                let told = Set(
                    record.changes.map(\.change).filter { change in
                        change.company == .siren(siren) && change.provenance.source == kind.source
                            && change.detected.adding(clockError) >= last.at
                    }.map(\.code))
                let missing = codes.subtracting(told).map(\.rawValue).sorted()
                guard !missing.isEmpty else { return nil }
                return Violation(
                    rule: .lost, what: "\(kind.name) of \(siren), \(last.told.shown) at \(last.at): no \(missing)")
            }
        }
    }

    /// A file may be read a while after it came to lie there.
    private static var rest: Duration { .seconds(120) }
    /// Two looks at the folder, and room for a repair.
    private static var unread: Duration { .seconds(6 * 3600) }

    // MARK: - What is due

    /// Written anew from what the documentation promises.
    private static func codes(from old: FileTold, to new: FileTold) -> Set<EventCode> {
        switch (old, new) {
        case (.ledger(let was, let due, _), .ledger(let now, let dueNow, _)):
            var codes: Set<EventCode> = []
            // The limit of every line of the watchlist.
            if was <= 50_000, now > 50_000 { codes.insert(.expOverLimit) }
            if dueNow > 0, due == 0 || dueNow >= 2 * due { codes.insert(.expOverdue) }
            return codes
        case (.cover(let was, let amount), .cover(let now, let amountNow)):
            switch (was, now) {
            case (.granted, .granted):
                return amountNow < amount ? [.riskCoverReduced] : amountNow > amount ? [.riskCoverGranted] : []
            case (.granted, .withdrawn): return [.riskCoverWithdrawn]
            case (.granted, .refused), (.withdrawn, .refused): return [.riskCoverRefused]
            case (.withdrawn, .granted), (.refused, .granted): return [.riskCoverGranted]
            case (.withdrawn, .withdrawn), (.refused, .refused), (.refused, .withdrawn): return []
            }
        case (.rating(let was, let limit), .rating(let now, let limitNow)):
            var codes: Set<EventCode> = was == now ? [] : now < was ? [.riskRatingDown] : [.riskRatingUp]
            if limitNow * 4 <= limit * 3 { codes.insert(.riskLimitDown) }
            return codes
        default: return []
        }
    }

    private static func shown(_ facets: Facets, _ kind: FileKind) -> String? {
        switch kind {
        case .ledger: facets.ledger.value?.first.map(shown)
        case .cover: facets.cover.value.map(shown)
        case .rating: facets.rating.value.map(shown)
        }
    }

    private static func shown(_ entry: LedgerEntry) -> String {
        "\(entry.exposure.outstanding?.cents ?? -1) \(entry.exposure.overdue?.cents ?? -1)"
    }

    private static func shown(_ cover: Cover) -> String { "\(cover.decision.rawValue) \(cover.amount?.cents ?? -1)" }

    private static func shown(_ rating: Rating) -> String { "\(rating.raw) \(rating.limit?.cents ?? -1)" }

    private static func shows(_ value: ChangeValue?, _ told: FileTold) -> Bool {
        switch value {
        case .ledger(let entry)?: shown(entry) == told.shown
        case .cover(let cover)?: shown(cover) == told.shown
        case .rating(let rating)?: shown(rating) == told.shown
        // The limit alone.
        case .amount(let amount)?: told.shown.hasSuffix(" \(amount.cents)")
        default: false
        }
    }
}

extension FileTold {
    /// In cents, as the journal would hold it.
    fileprivate var shown: String {
        switch self {
        case .ledger(let outstanding, let overdue, _): "\(outstanding * 100) \(overdue * 100)"
        case .cover(let word, let amount):
            "\(word == .granted ? "granted" : word == .withdrawn ? "withdrawn" : "refused") \(amount * 100)"
        case .rating(let score, let limit): "\(score) \(limit * 100)"
        }
    }
}
