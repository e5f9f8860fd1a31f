import VigieConfiguration
package import VigieDomain
package import VigieEngine
package import VigieWording

/// What `vigie coverage` tells: for each client and source whether it is watched, and how well.
package struct CoverageReport: Sendable {
    package var rows: [Coverage.Row]
    package let now: Instant

    package init(rows: [Coverage.Row], now: Instant) {
        self.rows = rows
        self.now = now
    }

    /// - Parameters:
    ///   - client: SIREN, account code or part of the name; nil for all.
    ///   - onlyBad: leaves out who is watched and on time.
    package static func load(
        _ context: CommandContext, client: String?, onlyBad: Bool
    ) async throws -> CoverageReport {
        let journal = try context.journal()
        var watches = try await journal.watches()
        if let client {
            let found = try ClientSearch.one(client, among: watches.map(\.client), in: context.language)
            watches = watches.filter { $0.company == found.key }
        }
        var sources: [Coverage.Reach] = []
        for source in context.settings.sources {
            sources.append(
                Coverage.Reach(
                    source: source.id, abilities: source.abilities, interval: source.interval,
                    isEnabled: source.isEnabled, health: try await journal.health(of: source.id),
                    gaps: try await journal.gaps(of: source.id), marks: try await journal.coverage(of: source.id)))
        }
        let rows = Coverage(now: context.now, today: context.today).rows(watches, sources)
        return CoverageReport(rows: onlyBad ? rows.filter { $0.standing != .watched } : rows, now: context.now)
    }

    // MARK: - For people

    package func lines(_ wording: Wording) -> [String] {
        var page = TextPage()
        var last: CompanyKey?
        for row in rows {
            if row.client.key != last {
                let codes =
                    row.client.accountCodes.isEmpty ? "" : " (\(row.client.accountCodes.joined(separator: ", ")))"
                page.add("\(Plain.name(row.client.name))\(codes), \(row.client.key)")
            }
            last = row.client.key
            page.add("  " + line(row, wording))
        }
        page.add(summary(wording))
        return page.lines
    }

    private func line(_ row: Coverage.Row, _ wording: Wording) -> String {
        var parts = [wording.labelled(row.source.name, wording.standing(row.standing))]
        if let success = row.lastSuccess {
            parts.append(wording.say("dernière réponse ", "last answer ") + wording.moment(success))
        }
        if case .unwatched = row.standing { return parts.joined(separator: ", ") }
        if let due = row.nextDue { parts.append(wording.say("prochaine ", "next ") + wording.moment(max(due, now))) }
        if let share = row.onTime { parts.append(wording.say("à l'heure ", "on time ") + wording.percent(share)) }
        if let longest = row.gaps.map({ $0.began.duration(to: $0.ended) }).max() {
            parts.append(
                wording.say(
                    "\(row.gaps.count) interruption(s), la plus longue de \(wording.lasting(longest))",
                    "\(row.gaps.count) gap(s), the longest of \(wording.lasting(longest))"))
        }
        return parts.joined(separator: ", ")
    }

    private func summary(_ wording: Wording) -> String {
        let clients = Dictionary(grouping: rows, by: \.client.key)
        let alone = clients.values.count { rows in rows.allSatisfy { !$0.isWatched } }
        let counted = wording.count(clients.count, Phrase("client", "client"), Phrase("clients", "clients"))
        guard !clients.isEmpty else { return wording.say("Rien à signaler.", "Nothing to report.") }
        return alone == 0
            ? counted
                + wording.say(
                    " ; chacun est suivi par au moins une source.", "; each is watched by one source at least.")
            : counted
                + wording.say(
                    " ; \(alone) que personne ne suit.", "; \(alone) whom no source watches.")
    }

    // MARK: - For programs

    /// The head of the table, a promise to spreadsheets.
    package static let columns = [
        "siren", "client", "codes", "source", "state", "reason", "since", "last_success", "next_due", "on_time", "gaps",
        "longest_gap_seconds",
    ]

    package var table: [[String]] {
        rows.map { row in
            let (state, reason) = row.standing.words
            return [
                row.client.key.siren?.description ?? "", row.client.name,
                row.client.accountCodes.joined(separator: " "),
                row.source.name, state, reason, row.since?.description ?? "", row.lastSuccess?.description ?? "",
                row.nextDue?.description ?? "", row.onTime.map(CoverageReport.decimal) ?? "", String(row.gaps.count),
                row.longestGap.map(String.init) ?? "",
            ]
        }
    }

    /// `0,9987` opens as a number in a French Excel.
    private static func decimal(_ share: Double) -> String {
        let parts = Int((share * 10_000).rounded(.down))
        let rest = String(parts % 10_000)
        return "\(parts / 10_000),\(String(repeating: "0", count: 4 - rest.count))\(rest)"
    }

    package var csv: [UInt8] {
        var writer = CSVWriter()
        writer.append(CoverageReport.columns)
        for row in table { writer.append(row) }
        return writer.file
    }

    package var json: JSONOutput {
        .object([
            .init("now", .text(now.description)),
            .init(
                "rows",
                .list(
                    rows.map { row in
                        let (state, reason) = row.standing.words
                        return .object([
                            .init("client", .text(row.client.key.description)),
                            .init("siren", .text(row.client.key.siren?.description)),
                            .init("name", .text(row.client.name)), .init("codes", .texts(row.client.accountCodes)),
                            .init("source", .text(row.source.name)), .init("state", .text(state)),
                            .init("reason", .text(reason.isEmpty ? nil : reason)),
                            .init("since", .text(row.since?.description)),
                            .init("last_success", .text(row.lastSuccess?.description)),
                            .init("next_due", .text(row.nextDue?.description)),
                            .init("on_time", .text(row.onTime.map { "\($0)" })),
                            .init(
                                "gaps",
                                .list(
                                    row.gaps.map {
                                        .object([
                                            .init("began", .text($0.began.description)),
                                            .init("ended", .text($0.ended.description)),
                                            .init("reason", .text($0.reason?.english)),
                                        ])
                                    })),
                        ])
                    })),
        ])
    }
}

extension Coverage.Row {
    var isWatched: Bool {
        switch standing {
        case .watched, .late: true
        case .notYet, .unwatched: false
        }
    }

    var longestGap: Int64? { gaps.map { $0.began.duration(to: $0.ended).milliseconds / 1000 }.max() }
}

extension Coverage.Standing {
    /// For programs: the state, and the reason where it is not watched.
    var words: (state: String, reason: String) {
        switch self {
        case .watched: ("watched", "")
        case .notYet: ("not_yet", "")
        case .late: ("late", "")
        case .unwatched(let reason):
            switch reason {
            case .off: ("unwatched", "off")
            case .notAllowed: ("unwatched", "not_allowed")
            case .noNumber(let kinds): ("unwatched", "no_number:" + kinds.map(\.rawValue).joined(separator: "+"))
            case .country(let country): ("unwatched", "country:\(country)")
            case .notBegun(let day): ("unwatched", "not_begun:\(day)")
            case .ended: ("unwatched", "ended")
            }
        }
    }
}
