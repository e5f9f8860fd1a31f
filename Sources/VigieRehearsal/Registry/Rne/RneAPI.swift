package import VigieDomain
package import VigieTransport

/// INPI's national register of companies as it would answer at a given moment.
///
/// `fr-facts.md` section 5. Login, companies by number, and what changed between two days. Besides the companies of its
/// register it changes two dozen strangers a day, as the true one changes thousands.
package struct RneAPI: RehearsalAPI {
    package static let host = "registre-national-entreprises.inpi.fr"
    package static let path = "/api/companies"
    package static let loginPath = "/api/sso/login"
    package static let username = "vigie@example.com"
    package static let password = "rehearsal-rne-password"
    /// A JWT without signature that ends in 2096: nobody but the source reads it.
    package static let token = "eyJhbGciOiJub25lIn0.eyJleHAiOjQwMDAwMDAwMDB9.cmVoZWFyc2Fs"
    private static let longestPage = 100
    private static let strangersADay = 24

    private let register: any RneRegister

    package init(register: any RneRegister) { self.register = register }

    package var root: String { RneAPI.path }
    package var roots: [String] { [RneAPI.path, RneAPI.loginPath] }

    package func reply(to request: Request, at instant: Instant) -> Reply {
        let target = RequestTarget(request.url)
        if target.path == RneAPI.loginPath { return login(request) }
        let pass = request.headers.first { $0.name.lowercased() == "authorization" }?.value
        guard pass == "Bearer \(RneAPI.token)" else {
            return RneAPI.refusal(401, "Vous n'avez pas les droits", "access_denied")
        }
        let size = min(RneAPI.longestPage, target.value(of: "pageSize").flatMap { Int($0) } ?? 20)
        switch target.path {
        case RneAPI.path:
            let numbers = Set(target.values(of: "siren[]").compactMap { SIREN($0) }).sorted()
            let found = numbers.compactMap { register.rneEntry(of: $0, at: instant) }
            return Reply(payload: .json(.list(found.prefix(size).map(\.json))))
        case RneAPI.path + "/diff": return difference(target, size, at: instant)
        default: return RneAPI.refusal(404, "\(target.path) n'existe pas", "not_found")
        }
    }

    private static func refusal(_ status: Int, _ message: String, _ type: String) -> Reply {
        Reply(
            status: status,
            payload: .json(["code": .text("\(status)"), "message": .text(message), "type": .text(type)]))
    }

    private func login(_ request: Request) -> Reply {
        let body = String(decoding: request.body, as: UTF8.self)
        guard request.method == .post, body.contains("\"\(RneAPI.username)\""), body.contains("\"\(RneAPI.password)\"")
        else { return RneAPI.refusal(401, "Identifiants incorrects", "access_denied") }
        return Reply(payload: .json(["token": .text(RneAPI.token), "user": ["email": .text(RneAPI.username)]]))
    }

    /// What changed after one day and until the end of another, in the order of the numbers. The mark of a page is its last
    /// number.
    private func difference(_ target: RequestTarget, _ size: Int, at instant: Instant) -> Reply {
        guard let from = target.value(of: "from").flatMap({ Day($0) }),
            let to = target.value(of: "to").flatMap({ Day($0) })
        else { return RneAPI.refusal(400, "from et to sont attendus", "bad_request") }
        let changed = register.rneEntries(at: instant).filter { entry in
            entry.updated.dayUTC > from && entry.updated.dayUTC <= to
        }
        let after = target.value(of: "searchAfter") ?? ""
        let all = (changed + strangers(from, min(to, instant.dayUTC), at: instant)).sorted {
            $0.sheet.siren < $1.sheet.siren
        }
        let rows = all.filter { $0.sheet.siren.description > after }.prefix(size)
        let mark = rows.last.map { [HeaderField("pagination-search-after", $0.sheet.siren.description)] } ?? []
        return Reply(headers: mark, payload: .json(.list(rows.map { ["company": $0.json] })))
    }

    /// One an hour.
    private func strangers(_ from: Day, _ to: Day, at instant: Instant) -> [RneEntry] {
        guard from < to else { return [] }
        return (1...from.days(until: to)).flatMap { from.adding(days: $0).hours(until: instant) }.compactMap { hour in
            let index = hour.secondsSince1970 / 3600
            let body = UInt32(270_000_000 + (index % 900_000) * 10)
            guard let siren = (0...9).lazy.compactMap({ SIREN(value: body + $0) }).first else { return nil }
            let sheet = CompanySheet(
                siren: siren, name: "ETRANGERE \(index)", legalFormCode: "5499", activityCode: "4711B",
                seat: .init(number: "1", street: "RUE INVENTEE", postcode: "67000", town: "STRASBOURG"),
                founded: hour.dayUTC.adding(days: -900),
                officers: [.init(.natural(name: "MARTIN", firstNames: "Alix", born: "1970-01"), role: "Gérant")],
                updated: hour.dayUTC)
            return RneEntry(sheet: sheet, capital: 1000, updated: hour)
        }
    }
}

extension Day {
    /// Each full hour of the day that is not ahead.
    fileprivate func hours(until instant: Instant) -> [Instant] {
        (0..<24).map { midnightUTC.adding(.seconds($0 * 3600)) }.filter { $0 <= instant }
    }
}

extension RneAPI {
    package func tooManyRequests(at instant: Instant) -> Reply {
        RneAPI.refusal(429, "Quota dépassé", "quota_exceeded")
    }

    package var anatomy: Anatomy {
        // A bare list counts nothing.
        Anatomy(rows: "companies", total: "total", essential: ["formality", "typeDePersonne"])
    }

    /// Whatever was asked, the first page, or the first company.
    package func firstPage(of request: Request) -> Request {
        var target = RequestTarget(request.url)
        if target.path == RneAPI.path {
            let first = register.rneEntries(at: Instant(milliseconds: .max)).first
            target.items.removeAll { $0.name == "siren[]" }
            target.items.append(.init("siren[]", first.map { "\($0.sheet.siren)" } ?? "000000000"))
        }
        target.items.removeAll { $0.name == "searchAfter" }
        var changed = request
        changed.url = target.url()
        return changed
    }
}
