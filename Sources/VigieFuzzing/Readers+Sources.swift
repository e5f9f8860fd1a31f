import Foundation
import VigieDomain
import VigieEngine
import VigieLaw
import VigieSources
import VigieTransport

/// What the readers are called with.
enum Readers {
    static let now = Instant(milliseconds: 1_795_415_400_000)
    static let company = CompanyKey("siren:732829320")

    static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// One answer to every question.
    static func exchange(_ body: [UInt8], type: String = "application/json", status: Int = 200) -> StubAnswer {
        StubAnswer(
            response:
                Response(status: status, headers: [HeaderField("Content-Type", type)], body: body))
    }

    static func ask(_ subject: Ask.Subject) -> Ask {
        var clients = company.map { [Client(key: $0, name: "DUPONT SA", accounts: [Account(portfolio: "nord")])] } ?? []
        for index in clients.indices { clients[index].isin = try? ISIN("FR0000120271") }
        return Ask(subject, watch: WatchIndex(clients: clients), now: now, today: now.dayUTC) { _ in [] }
    }

    // MARK: - The gazette

    /// An issue in XML, with a head before it where the bytes have none.
    static func dilaIssue(_ bytes: [UInt8]) {
        let head = Array(
            "<PCL_REDIFF><parution>20260153</parution><dateParution>09/08/2026</dateParution><annonces>".utf8)
        for document in [bytes, head + bytes + Array("</annonces></PCL_REDIFF>".utf8)] {
            for entry in BodaccFile.read(document) {
                guard let record = try? entry.outcome.get() else { continue }
                _ = FrenchGazette.read(record)
            }
        }
    }

    static func bodaccFile(_ bytes: [UInt8]) {
        for entry in BodaccFile.read(bytes) {
            guard case .success(let record) = entry.outcome else { continue }
            let readings = FrenchGazette.read(record)
            precondition(!readings.isEmpty, "a notice that is read says something")
        }
    }

    static func bodaccFeed(_ bytes: [UInt8]) async {
        let settings = BodaccSettings(baseURL: "https://exemple.fr/annonces")
        let source = BodaccSource(settings: settings, exchange: exchange(bytes), reader: FrenchGazette.read)
        let cursor = BodaccCursor(day: now.dayUTC, hasSeenNotices: true, processed: "2026-11-22T05:00:00+00:00").cursor
        _ = try? await source.read(ask(.since(cursor)))
        guard let company else { return }
        _ = try? await source.read(ask(.about([Target(company: company)], continuing: nil)))
    }

    /// The words of a judgment inside an otherwise good record.
    static func noticeText(_ bytes: [UInt8]) {
        let words = text(bytes)
        let judgment = [
            "type": "initial", "famille": words, "nature": words, "date": words, "complementJugement": words,
        ]
        let person = ["personne": ["typePersonne": "pm", "denomination": words]]
        func inner(_ value: Any) -> String {
            (try? JSONSerialization.data(withJSONObject: value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        for family in ["collective", "modification", "radiation", "vente", "conciliation"] {
            let record: [String: Any] = [
                "id": "A2026015373", "dateparution": "2026-11-23", "familleavis": family, "typeavis": "annonce",
                "registre": ["732 829 320", "732829320"], "commercant": words, "tribunal": words,
                "jugement": inner(judgment), "listepersonnes": inner(person),
                "modificationsgenerales": inner(["descriptif": words]),
                "radiationaurcs": inner(["commentaire": words]), "acte": inner(["descriptif": words]),
            ]
            bodaccFile(Array(inner(record).utf8))
        }
        if let day = FrenchDate.parse(words) { precondition(Day(day.description) == day, "a date is a date") }
    }

    // MARK: - Lookups

    static func companySearch(_ bytes: [UInt8]) async {
        guard let company else { return }
        let source = CompanySearchSource(
            settings: CompanySearchSettings(baseURL: "https://exemple.fr"), exchange: exchange(bytes))
        _ = try? await source.read(ask(.about([Target(company: company)], continuing: nil)))
    }

    static func bureau(_ bytes: [UInt8]) async {
        guard let company, let url = try? URLTemplate("https://exemple.fr/{siren}"), let mapping else { return }
        let source = JSONBureauSource(
            settings: JSONBureauSettings(id: SourceID("bureau"), url: url, mapping: mapping), exchange: exchange(bytes))
        _ = try? await source.read(ask(.about([Target(company: company)], continuing: nil)))
        _ = mapping.check(sample: bytes)
    }

    private static let mapping: BureauMapping? = {
        guard let subject = try? JSONPath("$.company.number"),
            let score = try? JSONPath("$.scores[?@.type=='local'].value"),
            let limit = try? JSONPath("$.limit"), let date = try? JSONPath("$.scores[0].date"),
            let owners = try? JSONPath("$.owners"), let name = try? JSONPath("$.name"),
            let share = try? JSONPath("$.percent"),
            let status = try? JSONPath("$.status"), let kind = try? JSONPath("$.proceeding.kind")
        else { return nil }
        let scale = Scale(
            id: "bureau-100", lowest: 0, highest: 100, higherIsBetter: true, limits: [71, 51, 30, 21],
            labels: ["NC": .none])
        return BureauMapping(
            subject: subject, rating: .init(score: score, label: nil, scale: scale, limit: limit, date: date),
            shareholders: .init(list: owners, name: name, identifier: nil, share: share, declared: nil),
            status: .init(path: status, active: ["Active"], ceased: ["Radiée"], ceasedOn: date),
            proceedings: .init(path: kind, open: ["LJ"], label: nil, since: nil))
    }()

    static func jsonPath(_ bytes: [UInt8]) {
        guard let path = try? JSONPath(text(bytes)) else { return }
        let again = try? JSONPath(path.text)
        precondition(again == path, "a path is what it says")
    }

    static func addressTemplate(_ bytes: [UInt8]) {
        guard let template = try? URLTemplate(text(bytes)) else { return }
        _ = template.url { _ in "a b/?#é\r\n" }
    }
}
