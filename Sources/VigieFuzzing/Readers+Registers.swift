import Foundation
import VigieDomain
import VigieEngine
import VigieSources
import VigieTransport

/// The national registers, which are asked with a key or under an account.
extension Readers {
    static func sirene(_ bytes: [UInt8]) async {
        guard let company else { return }
        let settings = SireneSettings(baseURL: "https://exemple.fr", key: "cle", zone: .utc)
        let source = SireneSource(settings: settings, exchange: exchange(bytes))
        _ = try? await source.read(ask(.since(Cursor(text: "{\"treated\":\"2026-11-22T05:00:00\"}"))))
        _ = try? await source.read(ask(.about([Target(company: company)], continuing: nil)))
    }

    static func rne(_ bytes: [UInt8]) async {
        guard let company else { return }
        let settings = RneSettings(baseURL: "https://exemple.fr", username: "nom", password: "passe", zone: .utc)
        // Read as a page, and as an answer to the login.
        for login in [Array("{\"token\":\"a.b.c\"}".utf8), bytes] {
            let source = RneSource(settings: settings, exchange: Counter(login: login, page: bytes))
            _ = try? await source.read(ask(.since(Cursor(text: "{\"day\":\"2026-11-22\",\"news\":\"2026-11-22\"}"))))
            _ = try? await source.read(ask(.about([Target(company: company)], continuing: nil)))
        }
    }

    static func infoFinanciere(_ bytes: [UInt8]) async {
        let settings = InfoFinanciereSettings(baseURL: "https://exemple.fr", zone: .utc)
        let source = InfoFinanciereSource(settings: settings, exchange: exchange(bytes))
        _ = try? await source.read(ask(.since(Cursor(text: "{\"day\":\"2026-11-22\",\"seen\":{}}"))))
        _ = try? await source.read(ask(.review(days: 35, onlyWatched: true, continuing: nil)))
        _ = try? await source.read(ask(.since(Cursor(text: text(bytes)))))
    }

    private struct Counter: Exchange {
        let login: [UInt8]
        let page: [UInt8]

        func answer(to request: Request) async throws -> Response {
            Response(
                status: 200, headers: [HeaderField("Content-Type", "application/json")],
                body: request.method == .post ? login : page)
        }
    }
}
