import VigieConfiguration
import VigieControl
import VigieCurl
import VigieDomain
import VigieSources
import VigieTransport
import VigieWording

/// Whether each source and each channel can be reached: a connection and its greeting, no question and no message.
extension Doctor {
    /// One try, and a short one: this is a look, not a siege.
    private static let patience = Duration.seconds(10)

    func network(_ report: inout DoctorReport) async {
        let transport = Composition(settings: settings, folder: "", secrets: secrets).transport
        guard let exchange = try? CurlExchange(settings: transport) else {
            report.add(
                "transport", .wrong, "« transport » ne peut pas être utilisé : vigie check",
                "\"transport\" cannot be used: vigie check")
            return
        }
        for source in settings.sources where source.isEnabled {
            let url: String? =
                switch source.kind {
                case .bodacc: source.url ?? BodaccSettings.portal
                case .rechercheEntreprises: source.url ?? CompanySearchSettings.api
                case .sirene: source.url ?? SireneSettings.api
                case .rne: source.url ?? RneSettings.api
                case .json(let json): json.url
                case .pappers: source.url ?? PappersSettings.api
                case .infogreffe: source.url ?? InfogreffeSettings.api
                case .infoFinanciere: source.url ?? InfoFinanciereSettings.portal
                // Not a web server: the source's own health says whether its files can be had.
                case .file: nil
                }
            guard let url else { continue }
            await reach("source.\(source.id)", url, by: exchange, &report)
        }
        for endpoint in settings.endpoints {
            await reach("endpoint.\(endpoint.name)", endpoint.url, by: exchange, &report)
        }
        await mailServer(&report)
    }

    // The front page of the host, and never the address of the source or the endpoint itself: a quota or an order book
    // must not feel the look. Any answer at all is an answer.
    private func reach(
        _ key: String, _ url: String, by exchange: CurlExchange, _ report: inout DoctorReport
    ) async {
        let origin = Doctor.origin(of: url)
        let limits = Limits(
            total: Doctor.patience, idle: Doctor.patience, connect: Doctor.patience, redirects: 0,
            trustedHosts: Set(settings.transport.trustedHosts))
        do {
            _ = try await exchange.answer(to: Request(url: origin, limits: limits))
            report.add(key, .good, "\(origin) répond", "\(origin) answers")
        } catch let failure as ExchangeFailure where Doctor.isAnAnswer(failure) {
            report.add(key, .good, "\(origin) répond", "\(origin) answers")
        } catch {
            let reason = (error as? ExchangeFailure)?.sentence ?? "\(error)"
            report.add(
                key, .wrong,
                "\(origin) n’est pas joignable (\(reason)) : essayez « curl -v \(origin) » d’ici ; voyez « transport »",
                "\(origin) cannot be reached (\(reason)): try \"curl -v \(origin)\" from here; see \"transport\"")
        }
    }

    /// The host spoke, whatever it said.
    private static func isAnAnswer(_ failure: ExchangeFailure) -> Bool {
        switch failure.code {
        case .forbiddenRedirect, .tooLarge, .malformed: true
        default: false
        }
    }

    static func origin(of url: String) -> String {
        let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        return parts.count >= 3 ? "\(parts[0])//\(parts[2])/" : url
    }

    private func mailServer(_ report: inout DoctorReport) async {
        let mail = settings.mail
        let place = "\(mail.server):\(mail.port)"
        let isTLS = mail.security == .implicitTLS
        let outcome = await withCheckedContinuation { continuation in
            BlockingThread.start {
                // Behind TLS the greeting comes after the handshake; that somebody listens is what can be seen without it.
                continuation.resume(
                    returning: Greeting.hear(mail.server, port: mail.port, seconds: 10, waits: !isTLS))
            }
        }
        switch outcome {
        case .heard(let line) where isTLS || line.hasPrefix("220"):
            report.add("mail", .good, "\(place) \(line)", "\(place) \(line)")
        case .heard(let line):
            report.add(
                "mail", .wrong, "\(place) salue par « \(line) », et non par 220 : est-ce un serveur de messagerie ?",
                "\(place) greets with \"\(line)\", and not with 220: is it a mail server?")
        case .failed(let reason):
            report.add(
                "mail", .wrong,
                "\(place) n’est pas joignable (\(reason)) : vérifiez mail.server, mail.port et le pare-feu",
                "\(place) cannot be reached (\(reason)): check mail.server, mail.port and the firewall")
        }
    }
}
