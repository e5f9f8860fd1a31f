package import VigieDomain
package import VigieTransport

/// What INSEE's register holds of one company, and when it last treated it.
package struct SireneEntry: Hashable, Sendable {
    package var sheet: CompanySheet
    package var treated: Instant

    package init(sheet: CompanySheet, treated: Instant) {
        self.sheet = sheet
        self.treated = treated
    }
}

/// Where the rehearsed register finds its companies.
package protocol SireneRegister: Sendable {
    func entry(of siren: SIREN, at instant: Instant) -> SireneEntry?
    /// Every company known then, in the order of their numbers.
    func entries(at instant: Instant) -> [SireneEntry]
}

/// INSEE's register of companies (Sirene 3.11) as it would answer at a given moment.
///
/// `fr-facts.md` section 4. Two questions are understood: some numbers, and everything treated within a window. Besides the
/// companies of its register it treats a stranger every twenty minutes, as the true one treats thousands.
package struct SireneAPI: RehearsalAPI {
    package static let host = "api.insee.fr"
    package static let path = "/api-sirene/3.11"
    package static let key = "rehearsal-sirene-key"
    package static let keyHeader = "X-INSEE-Api-Key-Integration"
    private static let longestPage = 1000
    /// Minutes between two strangers.
    private static let strangerEvery: Int64 = 20 * 60_000

    private let register: any SireneRegister
    /// The clock on the register's wall.
    private let zone: CivilZone

    package init(register: any SireneRegister, zone: CivilZone = .utc) {
        self.register = register
        self.zone = zone
    }

    package var root: String { SireneAPI.path }

    package func reply(to request: Request, at instant: Instant) -> Reply {
        let target = RequestTarget(request.url)
        let key = request.headers.first { $0.name.lowercased() == SireneAPI.keyHeader.lowercased() }?.value
        guard key == SireneAPI.key else {
            return Reply(
                status: 401, payload: .json(["message": "Unauthorized", "http_status_code": 401]))
        }
        guard target.path == SireneAPI.path + "/siren" else {
            return SireneAPI.refusal(404, "\(target.path) n'existe pas")
        }
        let question = target.value(of: "q") ?? ""
        guard let found = found(question, at: instant) else {
            return SireneAPI.refusal(400, "Erreur de syntaxe dans le paramètre q=\(question)")
        }
        guard !found.isEmpty else {
            return SireneAPI.refusal(404, "Aucun élément trouvé pour \(question)")
        }
        return page(found, target)
    }

    private static func refusal(_ status: Int, _ message: String) -> Reply {
        Reply(
            status: status,
            payload: .json(["header": ["statut": .integer(Int64(status)), "message": .text(message)]]))
    }

    /// The mark of a page is the number of the last company before it.
    private func page(_ found: [SireneEntry], _ target: RequestTarget) -> Reply {
        let length = min(SireneAPI.longestPage, target.value(of: "nombre").flatMap { Int($0) } ?? 20)
        let mark = target.value(of: "curseur")
        let left = found.filter { entry in
            mark == nil || mark == "*" || entry.sheet.siren.description > mark ?? ""
        }
        let rows = Array(left.prefix(length))
        var header: [OrderedJSON.Member] = [
            .init("statut", 200), .init("message", "OK"), .init("total", .integer(Int64(found.count))),
            .init("debut", 0), .init("nombre", .integer(Int64(rows.count))),
        ]
        if let mark {
            header.append(.init("curseur", .text(mark)))
            header.append(.init("curseurSuivant", .text(rows.last?.sheet.siren.description ?? mark)))
        }
        return Reply(
            payload: .json(["header": .object(header), "unitesLegales": .list(rows.map { $0.json(on: zone) })]))
    }

    // MARK: - Questions

    private func found(_ question: String, at instant: Instant) -> [SireneEntry]? {
        let window = "dateDernierTraitementUniteLegale:["
        if question.hasPrefix(window), question.hasSuffix("]") {
            let ends = question.dropFirst(window.count).dropLast().split(separator: " ")
            guard ends.count == 3, ends[1] == "TO", let from = Instant(ends[0] + "Z"), let to = Instant(ends[2] + "Z"),
                from <= to
            else { return nil }
            let treated = register.entries(at: instant).filter { entry in
                let wall = wall(entry.treated)
                return from <= wall && wall <= to
            }
            return (treated + strangers(from, min(to, wall(instant)))).sorted { $0.sheet.siren < $1.sheet.siren }
        }
        let numbers = question.split(separator: " ").filter { $0 != "OR" }
        guard !numbers.isEmpty, numbers.allSatisfy({ $0.hasPrefix("siren:") }) else { return nil }
        return numbers.compactMap { SIREN($0.dropFirst(6)) }.sorted()
            .compactMap { register.entry(of: $0, at: instant) }.filter { $0.sheet.diffusion != .none }
    }

    /// To the second, as the register writes it.
    private func wall(_ instant: Instant) -> Instant {
        Instant(milliseconds: (instant.secondsSince1970 + Int64(zone.secondsFromUTC(at: instant))) * 1000)
    }

    /// One every twenty minutes on the register's wall.
    private func strangers(_ from: Instant, _ to: Instant) -> [SireneEntry] {
        let first = (from.milliseconds + SireneAPI.strangerEvery - 1) / SireneAPI.strangerEvery
        let last = to.milliseconds / SireneAPI.strangerEvery
        guard first <= last else { return [] }
        return (first...last).compactMap { index in
            let treated = Instant(milliseconds: index * SireneAPI.strangerEvery)
            guard let siren = SireneAPI.stranger(index) else { return nil }
            let sheet = CompanySheet(
                siren: siren, name: "ETRANGERE \(index)", legalFormCode: "5499", activityCode: "47.11B",
                seat: .init(number: "1", street: "RUE INVENTEE", postcode: "67000", town: "STRASBOURG"),
                founded: treated.dayUTC.adding(days: -900), updated: treated.dayUTC)
            let offset = Int64(zone.secondsFromUTC(at: treated)) * 1000
            return SireneEntry(sheet: sheet, treated: treated.adding(milliseconds: -offset))
        }
    }

    /// Series 28 is no company's, as little as series 29 of the clients.
    private static func stranger(_ index: Int64) -> SIREN? {
        let body = UInt32(280_000_000 + (index % 900_000) * 10)
        return (0...9).lazy.compactMap { SIREN(value: body + $0) }.first
    }
}

extension SireneAPI {
    package func tooManyRequests(at instant: Instant) -> Reply {
        Reply(status: 429, payload: .json(["message": "Quota exceeded", "http_status_code": 429]))
    }

    package var anatomy: Anatomy {
        Anatomy(
            rows: "unitesLegales", total: "header.total", essential: ["etatAdministratifUniteLegale", "siren"])
    }

    /// Whatever was asked, the first page, or the first company.
    package func firstPage(of request: Request) -> Request {
        var target = RequestTarget(request.url)
        if target.value(of: "curseur") != nil {
            target.items.removeAll { $0.name == "curseur" }
            target.items.append(.init("curseur", "*"))
        } else if let first = register.entries(at: Instant(milliseconds: .max)).first {
            target.items.removeAll { $0.name == "q" }
            target.items.append(.init("q", "siren:\(first.sheet.siren)"))
        }
        var changed = request
        changed.url = target.url()
        return changed
    }
}
