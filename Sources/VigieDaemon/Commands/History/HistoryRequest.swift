package import VigieDomain
package import VigieEngine
package import VigieWording

/// The filters of `vigie history` as they were typed, made into a question to the journal.
package struct HistoryRequest: Sendable {
    package var client: String?
    package var codes: [String]
    package var severity: String?
    package var source: String?
    package var since: String?
    package var until: String?
    /// nil shows the last 50 on a terminal and everything in a file.
    package var limit: Int?

    /// What a terminal shows without `--limit`.
    package static let shown = 50

    package init(
        client: String? = nil, codes: [String] = [], severity: String? = nil, source: String? = nil,
        since: String? = nil, until: String? = nil, limit: Int? = nil
    ) {
        self.client = client
        self.codes = codes
        self.severity = severity
        self.source = source
        self.since = since
        self.until = until
        self.limit = limit
    }

    /// - Parameters:
    ///   - clients: everyone who is or was watched.
    ///   - newestFirst: how a person reads; a file is in the order of the journal.
    /// - Throws: `Daemon.Ending` with what is wrong and what is accepted.
    package func filter(
        among clients: [Client], _ wording: Wording, newestFirst: Bool
    ) throws(Daemon.Ending) -> ChangeFilter {
        var filter = ChangeFilter(newestFirst: newestFirst)
        if let client {
            filter.company = try ClientSearch.one(client, among: clients, in: wording.language).key
        }
        for code in codes where !EventCode.allCases.contains(where: { RoutingRule.Conditions.covers(code, $0) }) {
            throw HistoryRequest.unknownCode(code, wording)
        }
        // `*` asks for everything, which is what no code asks for too.
        filter.codes = codes.contains("*") ? [] : codes
        if let severity {
            guard let level = HistoryRequest.severity(severity) else {
                throw HistoryRequest.wrong("--severity", severity, "critical, high, medium, low, info", wording)
            }
            filter.minimumSeverity = level
        }
        filter.source = source.map { SourceID($0) }
        filter.since = try moment(since, "--since", wording)
        // The last day is part of what is asked for.
        filter.until = try moment(until, "--until", wording, daysLater: 1)
        if let since = filter.since, let until = filter.until, until <= since {
            throw Daemon.Ending(
                exit: .usage,
                lines: [
                    wording.say(
                        "--until est avant --since : la période est vide.",
                        "--until is before --since: nothing lies between.")
                ])
        }
        if let limit {
            guard limit > 0 else {
                throw HistoryRequest.wrong("--limit", String(limit), wording.say("1 ou plus", "1 or more"), wording)
            }
            filter.limit = limit
        } else {
            filter.limit = newestFirst ? HistoryRequest.shown : Int(Int32.max)
        }
        return filter
    }

    private func moment(
        _ text: String?, _ option: String, _ wording: Wording, daysLater: Int = 0
    ) throws(Daemon.Ending) -> Instant? {
        guard let text else { return nil }
        guard let day = HistoryRequest.day(text) else {
            throw HistoryRequest.wrong(
                option, text, wording.say("2026-11-23 ou 23/11/2026", "2026-11-23 or 23/11/2026"), wording)
        }
        return wording.zone.instant(on: day.adding(days: daysLater), hour: 0)
    }

    /// `2026-11-23`, or as French offices write it, `23/11/2026`.
    package static func day(_ text: String) -> Day? {
        if let day = Day(text) { return day }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2].utf8.count == 4,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// In either language.
    package static func severity(_ text: String) -> Severity? {
        let typed = text.lowercased()
        if let severity = Severity(rawValue: typed) { return severity }
        let french = Wording(.french)
        return Severity.allCases.first { french.severity($0) == typed }
    }

    package static func unknownCode(_ code: String, _ wording: Wording) -> Daemon.Ending {
        let near = RouteTrial.suggestions(code).prefix(6).map(\.rawValue).joined(separator: ", ")
        let hint =
            near.isEmpty ? "" : wording.say(" Vouliez-vous dire : \(near) ?", " Did you mean: \(near)?")
        return Daemon.Ending(
            exit: .usage,
            lines: [
                wording.say(
                    "Le code « \(Plain.line(code, limit: 60)) » n'existe pas. Donnez un code (proc.open.liquidation) ou une famille (proc.*).\(hint)",
                    "There is no code \"\(Plain.line(code, limit: 60))\". Give a code (proc.open.liquidation) or a family (proc.*).\(hint)"
                )
            ])
    }

    package static func wrong(
        _ option: String, _ found: String, _ accepted: String, _ wording: Wording
    ) -> Daemon.Ending {
        Daemon.Ending(
            exit: .usage,
            lines: [
                wording.say(
                    "\(option) : « \(Plain.line(found, limit: 60)) » n'est pas compris. Accepté : \(accepted).",
                    "\(option): \"\(Plain.line(found, limit: 60))\" is not understood. Accepted: \(accepted).")
            ])
    }
}
