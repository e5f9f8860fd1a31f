package import VigieDomain
package import VigieTransport

/// The state's company search (API Recherche d'entreprises) as it would answer at a given moment.
///
/// `fr-facts.md` section 3. Nine or fourteen digits are a direct look-up; other words search in the names.
package struct CompanySearchAPI: RehearsalAPI {
    package static let host = "recherche-entreprises.api.gouv.fr"
    package static let path = "/search"
    /// Calls a second from one address.
    package static let callsPerSecond = 7
    private static let longestPage = 25

    private let register: any CompanyRegister

    package init(register: any CompanyRegister) { self.register = register }

    package var root: String { CompanySearchAPI.path }

    package func reply(to request: Request, at instant: Instant) -> Reply {
        let target = RequestTarget(request.url)
        guard target.path == CompanySearchAPI.path else {
            return Reply(status: 404, payload: .json(["detail": "Not Found"]))
        }
        guard request.method == .get else {
            return Reply(status: 405, payload: .json(["detail": "Method Not Allowed"]))
        }
        do {
            return Reply(payload: .json(try search(target, at: instant)))
        } catch {
            return Reply(status: 400, payload: .json(["erreur": .text(error.sentence)]))
        }
    }

    private struct Refusal: Error { let sentence: String }

    private func search(_ target: RequestTarget, at instant: Instant) throws(Refusal) -> OrderedJSON {
        let pageLength = try number("per_page", target, in: 1...CompanySearchAPI.longestPage, default: 10)
        let page = try number("page", target, in: 1...1000, default: 1)
        let question = target.value(of: "q") ?? ""
        guard question.contains(where: { !$0.isWhitespace }) else {
            throw Refusal(sentence: "Veuillez indiquer au moins un paramètre de recherche.")
        }
        let found = sheets(for: question, at: instant)
        let rows = found.dropFirst((page - 1) * pageLength).prefix(pageLength)
        return [
            "results": .list(rows.map(\.json)),
            "total_results": .integer(Int64(found.count)),
            "page": .integer(Int64(page)),
            "per_page": .integer(Int64(pageLength)),
            "total_pages": .integer(Int64((found.count + pageLength - 1) / pageLength)),
        ]
    }

    private func sheets(for question: String, at instant: Instant) -> [CompanySheet] {
        let digits = question.filter { $0 != " " }
        let found: [CompanySheet]
        if [9, 14].contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isNumber }) {
            let sheet = SIREN(digits.prefix(9)).flatMap { register.sheet(of: $0, at: instant) }
            found = sheet.map { [$0] } ?? []
        } else {
            let wanted = QueryWords.of(question)
            found = register.sheets(at: instant).filter { sheet in
                let words = QueryWords.of(sheet.name)
                return sheet.diffusion == .full && wanted.allSatisfy { want in words.contains { $0.hasPrefix(want) } }
            }
        }
        return found.filter { $0.diffusion != .none }
    }

    private func number(
        _ name: String, _ target: RequestTarget, in range: ClosedRange<Int>, default fallback: Int
    ) throws(Refusal) -> Int {
        guard let text = target.value(of: name) else { return fallback }
        guard let value = Int(text), range.contains(value) else {
            throw Refusal(
                sentence: "Veuillez indiquer un paramètre `\(name)` entre `\(range.lowerBound)` et "
                    + "`\(range.upperBound)`, par défaut `\(fallback)`.")
        }
        return value
    }
}

extension CompanySearchAPI {
    package func tooManyRequests(at instant: Instant) -> Reply {
        Reply(
            status: 429, headers: [HeaderField("Retry-After", "1")],
            payload: .json(["erreur": "Trop de requêtes : 7 par seconde au plus."]))
    }

    package var anatomy: Anatomy {
        Anatomy(rows: "results", total: "total_results", essential: ["etat_administratif", "siren"])
    }

    /// Whatever was asked, the first page about the first company known at the beginning of time.
    package func firstPage(of request: Request) -> Request {
        var target = RequestTarget(request.url)
        let first = register.sheets(at: Instant(milliseconds: .max)).first { $0.diffusion == .full }
        target.items.removeAll { $0.name == "page" || $0.name == "q" }
        target.items.append(RequestTarget.Item("q", first.map { "\($0.siren)" } ?? "000000000"))
        var changed = request
        changed.url = target.url()
        return changed
    }
}
