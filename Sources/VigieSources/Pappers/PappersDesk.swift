package import VigieDomain
package import VigieEngine
package import VigieTransport

/// The list of companies that Pappers watches for us: whoever stands on it costs the contract, and is told of by Pappers itself.
///
/// `POST /liste?id_liste=` with `[{"siren": …}]` puts on, `DELETE /liste/?id_liste=&siren=` takes off (specification 2.16.0). Both
/// mean the same when they are done twice. The list cannot be read.
package struct PappersDesk: Enroller {
    let settings: PappersSettings
    package let list: String
    let exchange: any Exchange
    private let redaction: Redaction

    package init(settings: PappersSettings, list: String, exchange: any Exchange) {
        self.settings = settings
        self.list = list
        self.exchange = exchange
        redaction = Redaction(secrets: [settings.key])
    }

    package var source: SourceID { settings.id }
    /// The specification names no limit; this is a body of two kilobytes.
    package var batch: Int { 100 }

    package func enrol(_ companies: [SIREN], at now: Instant) async throws {
        guard !companies.isEmpty else { return }
        let entries = companies.map { "{\"siren\":\"\($0)\"}" }.joined(separator: ",")
        let request = Request(
            method: .post, url: QueryText.url(settings.baseURL + "/liste", [("id_liste", list)]),
            headers: settings.headers + [HeaderField("Content-Type", "application/json")],
            body: Array("[\(entries)]".utf8), limits: limits)
        _ = try await count("notifications_ajoutees", request, accepts: [200, 201], at: now)
    }

    package func withdraw(_ company: SIREN, at now: Instant) async throws -> Withdrawal {
        // Never without a number, and never with `supprimer_totalite`: either would empty the list.
        let request = Request(
            method: .delete,
            url: QueryText.url(settings.baseURL + "/liste/", [("id_liste", list), ("siren", company.description)]),
            headers: settings.headers, limits: limits)
        do {
            _ = try await count("notifications_supprimees", request, accepts: [200], at: now)
            return .gone
        } catch let fault as SourceFault where PappersRefusal.isUnlisted(fault) {
            return .notFound
        }
    }

    /// A redirect of an act could do it twice, or elsewhere.
    private var limits: Limits {
        var limits = settings.limits
        limits.redirects = 0
        return limits
    }

    /// The figure by which Pappers confirms. Without it nothing is believed: a page of maintenance also answers 200.
    private func count(
        _ name: String, _ request: Request, accepts: Set<Int>, at now: Instant
    ) async throws -> Int {
        let answer: Answer
        do {
            answer = try await Inquiry(request, redaction: redaction, accepts: accepts, now: now).answer(from: exchange)
        } catch let fault as SourceFault {
            throw PappersRefusal.reworded(fault)
        }
        let tree = try answer.json()
        guard tree.members != nil else { throw answer.lie(.notTheFormat, FieldWords.notAnObject(tree)) }
        guard let told = tree[name] else { throw answer.lie(.fieldMissing, FieldWords.missing(name)) }
        guard case .number = told, let count = told.integer, count >= 0 else {
            throw answer.lie(.fieldType, FieldWords.type(name, told.quoted, FieldWords.integer))
        }
        return count
    }
}
