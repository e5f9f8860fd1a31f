import Foundation
import VigieDomain
import VigieEngine
import VigieTransport

/// Name and password for a pass.
struct RneLogin: Sendable {
    let settings: RneSettings
    let exchange: any Exchange
    let now: Instant

    /// - Throws: `SourceFault` without proof: the answer may hold a pass.
    func token() async throws -> RneToken {
        let inquiry = Inquiry(try request(), redaction: Redaction(secrets: [settings.password]), now: now)
        do {
            let answer = try await inquiry.answer(from: CreatedIsFine(inner: exchange))
            guard let text = try answer.json()["token"]?.string else {
                throw answer.lie(.fieldMissing, FieldWords.absent("token"))
            }
            // It will stand in a header.
            guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
                throw answer.lie(
                    .fieldType,
                    Phrase("champ « token » : ce n’est pas un jeton", "field “token”: this is no pass"))
            }
            return RneToken(text)
        } catch let fault as SourceFault {
            let told = RneLogin.explained(fault)
            throw SourceFault(told.kind, told.sentence, url: told.url, notBefore: told.notBefore)
        }
    }

    private func request() throws -> Request {
        let body = try JSONEncoder().encode(["username": settings.username, "password": settings.password])
        return Request(
            method: .post, url: settings.baseURL + "/sso/login",
            headers: [HeaderField("Accept", "application/json"), HeaderField("Content-Type", "application/json")],
            body: Array(body), limits: settings.limits)
    }

    /// An account that may use the site and not the interface: a right word for it spares the administrator an hour.
    static func explained(_ fault: SourceFault) -> SourceFault {
        guard case .denied(403) = fault.kind, let proof = fault.evidence,
            String(decoding: proof.bytes, as: UTF8.self).contains("connection_type_not_allowed")
        else { return fault }
        return SourceFault(
            fault.kind,
            Phrase(
                "accès refusé (« 403 », connection_type_not_allowed) : ce compte INPI n’a pas l’accès à l’API ; le demander dans son espace data.inpi.fr",
                "access refused (“403”, connection_type_not_allowed): this INPI account may not use the API; ask for it in its space at data.inpi.fr"
            ), url: fault.url, evidence: fault.evidence, notBefore: fault.notBefore)
    }

    /// The register answers a login with 200 or 201, its documents disagree.
    private struct CreatedIsFine: Exchange {
        let inner: any Exchange

        func answer(to request: Request) async throws -> Response {
            var response = try await inner.answer(to: request)
            if response.status == 201 { response.status = 200 }
            return response
        }
    }
}
