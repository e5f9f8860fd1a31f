import VigieDomain
import VigieEngine
import VigieSources
import VigieTesting
import VigieTransport

/// One company in the exact shape of INSEE's register.
struct InventedUnit {
    var siren: SIREN
    var fields: [String: String] = [:]
    /// Of the open period.
    var period: [String: String] = [:]
    /// Other periods, whole.
    var others: [String] = []
    var treated = "2026-11-23T05:00:00"

    static func period(_ fields: [String: String] = [:]) -> String {
        var all = [
            "dateFin": "null", "dateDebut": "\"2019-01-01\"", "etatAdministratifUniteLegale": "\"A\"",
            "changementEtatAdministratifUniteLegale": "false", "nomUniteLegale": "null", "nomUsageUniteLegale": "null",
            "denominationUniteLegale": "\"ALPHA\"", "categorieJuridiqueUniteLegale": "\"5710\"",
            "activitePrincipaleUniteLegale": "\"46.90Z\"", "nicSiegeUniteLegale": "\"00015\"",
        ]
        all.merge(fields) { _, new in new }
        return object(all)
    }

    var json: String {
        var all = [
            "siren": "\"\(siren)\"", "statutDiffusionUniteLegale": "\"O\"", "prenom1UniteLegale": "null",
            "prenomUsuelUniteLegale": "null", "dateDernierTraitementUniteLegale": "\"\(treated)\"",
            "periodesUniteLegale": "[" + ([Self.period(period)] + others).joined(separator: ",") + "]",
        ]
        all.merge(fields) { _, new in new }
        return Self.object(all)
    }

    private static func object(_ fields: [String: String]) -> String {
        let kept = fields.filter { $0.value != "-" }.sorted { $0.key < $1.key }
        return "{" + kept.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
    }
}

/// INSEE's register, honest, over some invented companies.
struct InventedSirene {
    static let key = "cle-de-test-0123456789"
    /// Winter time in Paris.
    static let paris = CivilZone(name: "Europe/Paris") { _ in 3600 }
    var units: [InventedUnit]

    static func page(_ rows: [String], total: Int, mark: String? = nil, next: String? = nil) -> String {
        let marks = mark.map { ",\"curseur\":\"\($0)\",\"curseurSuivant\":\"\(next ?? $0)\"" } ?? ""
        let header = "\"statut\":200,\"message\":\"OK\",\"total\":\(total),\"debut\":0,\"nombre\":\(rows.count)\(marks)"
        return "{\"header\":{\(header)},\"unitesLegales\":[\(rows.joined(separator: ","))]}"
    }

    static let nothing = Response.json(
        #"{"header":{"statut":404,"message":"Aucun élément trouvé"}}"#, status: 404)

    static func source(
        _ exchange: any Exchange, batch: Int = 40, pageRows: Int = 20, window: Int = 200_000
    ) -> SireneSource {
        SireneSource(
            settings: SireneSettings(
                baseURL: "http://127.0.0.1:9", key: key, trustedHosts: ["127.0.0.1"], zone: paris, batch: batch,
                pageRows: pageRows, window: window), exchange: exchange)
    }

    func answer(_ request: Request) -> Response {
        let question = request.parameter("q") ?? ""
        let rows = Int(request.parameter("nombre") ?? "") ?? 20
        guard let mark = request.parameter("curseur") else {
            let asked = Set(question.split(separator: " ").compactMap { SIREN($0.dropFirst(6)) })
            let found = units.filter { asked.contains($0.siren) }
            return found.isEmpty ? Self.nothing : .json(Self.page(found.map(\.json), total: found.count))
        }
        let ends = question.dropFirst("dateDernierTraitementUniteLegale:[".count).dropLast().split(separator: " ")
        guard ends.count == 3 else { return .json("{}", status: 400) }
        let found = units.filter { ends[0] <= $0.treated && $0.treated <= ends[2] }.sorted { $0.siren < $1.siren }
        guard !found.isEmpty else { return Self.nothing }
        let left = found.filter { mark == "*" || $0.siren.description > mark }.prefix(rows)
        return .json(
            Self.page(left.map(\.json), total: found.count, mark: mark, next: left.last?.siren.description))
    }
}
