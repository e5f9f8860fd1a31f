package import VigieDomain
package import VigieTransport

/// The portal of regulated information as it would answer at a given moment, over invented companies.
///
/// `fr-facts.md` section 6. It understands what is asked of it and nothing else: a window of days, and some numbers. Besides the
/// entries that it is given, a stranger publishes every two hours, as hundreds do each day.
package struct InfoFinanciereAPI: RehearsalAPI {
    package static let host = "www.info-financiere.gouv.fr"
    package static let path = "/api/explore/v2.1/catalog/datasets/flux-amf-new-prod"
    private static let published = "informationdeposee_inf_dat_emt"
    private static let longestPage = 100
    private static let reach = 10_000
    /// Milliseconds between two strangers.
    private static let strangerEvery: Int64 = 2 * 3_600_000

    private let entries: [RegulatedEntry]

    package init(entries: [RegulatedEntry]) { self.entries = entries }

    package var root: String { InfoFinanciereAPI.path }

    package func reply(to request: Request, at instant: Instant) -> Reply {
        let target = RequestTarget(request.url)
        guard target.path == InfoFinanciereAPI.path + "/records" else {
            return refusal(404, "NotFound", "\(target.path) is not rehearsed.")
        }
        guard let question = Question(target.value(of: "where") ?? "") else {
            return refusal(400, "ODSQLError", "Malformed query: \(target.value(of: "where") ?? "")")
        }
        let limit = target.value(of: "limit").flatMap { Int($0) } ?? 10
        let offset = target.value(of: "offset").flatMap { Int($0) } ?? 0
        guard (1...InfoFinanciereAPI.longestPage).contains(limit), offset >= 0,
            offset + limit <= InfoFinanciereAPI.reach
        else { return refusal(400, "InvalidRESTParameterError", "limit \(limit), offset \(offset)") }
        let found = self.found(question, at: instant)
        return Reply(
            payload: .json([
                "total_count": .integer(Int64(found.count)),
                "results": .list(found.dropFirst(offset).prefix(limit).map(\.json)),
            ]))
    }

    private func refusal(_ status: Int, _ code: String, _ message: String) -> Reply {
        Reply(status: status, payload: .json(["message": .text(message), "error_code": .text(code)]))
    }

    private func found(_ question: Question, at instant: Instant) -> [RegulatedEntry] {
        let mine = entries.filter { $0.published <= instant && question.holds($0) }
        // The window of a question has an end, or the present is one.
        let from = question.from.midnightUTC
        let until = min(question.until?.midnightUTC ?? instant, instant)
        let all = question.numbers.isEmpty ? mine + strangers(from, until) : mine
        return all.sorted { ($0.published, $0.id) < ($1.published, $1.id) }
    }

    private func strangers(_ from: Instant, _ until: Instant) -> [RegulatedEntry] {
        let every = InfoFinanciereAPI.strangerEvery
        let first = (from.milliseconds + every - 1) / every
        let last = (until.milliseconds - 1) / every
        guard first <= last else { return [] }
        return (first...last).map { index in
            let kind = RegulatedEntry.Kind.allCases[Int(index % 4)]
            let published = Instant(milliseconds: index * every)
            return RegulatedEntry(
                id: "\(index)_\(published.dayUTC.description.filter { $0 != "-" })", issuer: "ETRANGERE \(index % 97)",
                isin: "FR9\(900_000_000 + index % 97)", published: published, kind: kind, title: "Communiqué \(index)")
        }
    }
}

extension InfoFinanciereAPI {
    /// What `where` asks for; nil where it is nothing that is rehearsed.
    private struct Question {
        var from = Day(number: .min)
        var until: Day?
        var numbers: Set<String> = []

        init?(_ text: String) {
            var text = text[...]
            if let list = text.firstIndex(of: "(") {
                let names = text[list...].split(separator: "\"", omittingEmptySubsequences: false)
                numbers = Set(names.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) })
                guard !numbers.isEmpty, text[..<list].hasSuffix(" AND ") else { return nil }
                text = text[..<list].dropLast(5)
            }
            for part in text.split(separator: " AND ") {
                guard part.hasPrefix(InfoFinanciereAPI.published), part.hasSuffix("'") else { return nil }
                let rest = part.dropFirst(InfoFinanciereAPI.published.count).dropLast()
                if rest.hasPrefix(">=date'"), let day = Day(rest.dropFirst(7)) {
                    from = day
                } else if rest.hasPrefix("<date'"), let day = Day(rest.dropFirst(6)) {
                    until = day
                } else {
                    return nil
                }
            }
        }

        func holds(_ entry: RegulatedEntry) -> Bool {
            let day = entry.published.dayUTC
            guard day >= from, until.map({ day < $0 }) ?? true else { return false }
            return numbers.isEmpty || [entry.isin, entry.lei].compactMap(\.self).contains(where: numbers.contains)
        }
    }

    package func tooManyRequests(at instant: Instant) -> Reply {
        Reply(
            status: 429,
            payload: .json([
                "errorcode": 10002,
                "reset_time": .text(instant.dayUTC.adding(days: 1).midnightUTC.description),
                "limit_time_unit": "day", "call_limit": 5_000_000,
                "error": "You have exceeded the requests limit for anonymous users.",
            ]))
    }

    package var anatomy: Anatomy {
        Anatomy(
            rows: "results", total: "total_count",
            essential: ["identificationsociete_iso_cd_isi", "informationdeposee_inf_dat_emt", "uin_idt_uin"])
    }

    /// The same question, always from its beginning.
    package func firstPage(of request: Request) -> Request {
        var target = RequestTarget(request.url)
        target.items.removeAll { $0.name == "offset" }
        var first = request
        first.url = target.url()
        return first
    }
}
