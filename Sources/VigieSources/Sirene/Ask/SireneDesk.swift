import VigieDomain
import VigieEngine
import VigieTransport

/// The register's counter: one question, one page.
struct SireneDesk: Sendable {
    let settings: SireneSettings
    let exchange: any Exchange
    let now: Instant

    /// What the register wants where it does not say how long to wait: its quota is counted by the minute.
    private static let patience: Duration = .seconds(60)

    /// - Parameter mark: of the page; nil for a question whose whole answer is one page.
    /// - Returns: nil where the register says that it found nothing.
    func find(_ query: String, rows: Int, mark: String? = nil) async throws -> SirenePage? {
        let parameters = [("q", query), ("nombre", "\(rows)")] + (mark.map { [("curseur", $0)] } ?? [])
        let request = Request(
            url: QueryText.url(settings.baseURL + "/siren", parameters.map { (name: $0.0, value: $0.1) }),
            headers: [
                HeaderField("Accept", "application/json"),
                HeaderField("X-INSEE-Api-Key-Integration", settings.key, isSecret: true),
            ], limits: settings.limits)
        let inquiry = Inquiry(request, redaction: Redaction(secrets: [settings.key]), now: now)
        let answer: Answer
        do {
            answer = try await inquiry.answer(from: exchange)
        } catch let fault as SourceFault {
            if SireneDesk.saysNothingFound(fault) { return nil }
            if fault.kind == .quota, fault.notBefore == nil {
                throw fault.silent(until: now.adding(SireneDesk.patience))
            }
            throw fault
        }
        return try SirenePage(answer)
    }

    /// A 404 is the register's word only in the register's own envelope; a gateway that lost its way answers 404 too.
    private static func saysNothingFound(_ fault: SourceFault) -> Bool {
        guard fault.kind == .status(404), let proof = fault.evidence, let tree = try? JSONValue(bytes: proof.bytes)
        else { return false }
        return tree["header"]?["statut"]?.integer == 404
    }
}
