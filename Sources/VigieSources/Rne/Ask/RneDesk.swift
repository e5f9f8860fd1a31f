import VigieDomain
import VigieEngine
import VigieTransport

/// The register's counter: one question, with a pass, within the quota.
struct RneDesk: Sendable {
    let settings: RneSettings
    let exchange: any Exchange
    let session: RneSession
    let now: Instant

    /// Where the register does not say how long to wait: most of its quotas are counted by the minute.
    private static let patience: Duration = .seconds(10 * 60)

    /// - Throws: `SourceFault`. A pass that is refused is renewed once; one just given that is refused too is a refusal.
    func ask(_ path: String, _ parameters: [(name: String, value: String)]) async throws -> Answer {
        let url = QueryText.url(settings.baseURL + path, parameters)
        if let token = session.token(at: now) {
            do {
                return try await ask(url, token)
            } catch let fault as SourceFault where fault.kind == .denied(401) {
                session.forget(token)
            }
        }
        let token = try await login()
        do {
            return try await ask(url, token)
        } catch let fault as SourceFault where fault.kind == .denied(401) {
            session.forget(token)
            session.refused(fault, at: now)
            throw fault
        }
    }

    private func login() async throws -> RneToken {
        if let refusal = session.refusal(at: now) { throw refusal }
        try count(settings.baseURL + "/sso/login")
        do {
            let token = try await RneLogin(settings: settings, exchange: exchange, now: now).token()
            session.keep(token)
            return token
        } catch let fault as SourceFault {
            if case .denied = fault.kind { session.refused(fault, at: now) }
            throw patient(fault)
        }
    }

    private func ask(_ url: String, _ token: RneToken) async throws -> Answer {
        try count(url)
        let request = Request(
            url: url,
            headers: [
                HeaderField("Accept", "application/json"),
                HeaderField("Authorization", "Bearer \(token.text)", isSecret: true),
            ], limits: settings.limits)
        let redaction = Redaction(secrets: [token.text, settings.password])
        do {
            return try await Inquiry(request, redaction: redaction, now: now).answer(from: exchange)
        } catch let fault as SourceFault {
            throw patient(RneLogin.explained(fault))
        }
    }

    private func patient(_ fault: SourceFault) -> SourceFault {
        fault.kind == .quota && fault.notBefore == nil ? fault.silent(until: now.adding(RneDesk.patience)) : fault
    }

    /// The day's own limit, so that INPI never has to refuse.
    private func count(_ url: String) throws {
        let today = settings.zone.day(of: now)
        guard session.count(on: today, quota: settings.quota) else {
            throw SourceFault(
                .quota,
                Phrase(
                    "les \(settings.quota) questions du jour sont posées (réglage « quota »)",
                    "the \(settings.quota) questions of the day are asked (setting “quota”)"), url: url,
                notBefore: settings.zone.instant(on: today.adding(days: 1), hour: 0))
        }
    }
}

extension SourceFault {
    /// Whether the register's own memory did not hold the page that was asked for.
    var isTooMuchForRegister: Bool {
        guard case .status(500) = kind, let evidence else { return false }
        return String(decoding: evidence.bytes, as: UTF8.self).contains("Allowed memory size")
    }
}
