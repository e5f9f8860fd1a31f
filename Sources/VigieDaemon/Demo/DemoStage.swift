import FoundationEssentials
import VigieDomain
import VigieEngine
package import VigieRehearsal
import VigieTransport

/// The invented world on this machine's loopback: three registers, a mail server and a customer's system that receives
/// webhooks, all in this process.
package final class DemoStage: Sendable {
    package let world: World
    package let gazette: HTTPServer
    package let companySearch: HTTPServer
    package let bureau: HTTPServer
    package let postOffice: PostOffice
    package let receiver: WebhookReceiver

    /// - Throws: `LoopbackFailure` where this machine gives no port.
    init(world: World, clock: StoryClock, webhookSecret: String) throws {
        self.world = world
        let registers = world.exchange { clock.now() }
        gazette = try HTTPServer { registers.served($0) }
        companySearch = try HTTPServer { registers.served($0) }
        bureau = try HTTPServer { registers.served($0) }
        postOffice = try PostOffice()
        receiver = try WebhookReceiver(secrets: [webhookSecret])
    }

    /// Questions that the registers were asked so far.
    var questions: Int { [gazette, companySearch, bureau].reduce(0) { $0 + $1.requests.count } }

    func stop() {
        for server in [gazette, companySearch, bureau] { server.stop() }
        postOffice.stop()
        receiver.stop()
    }

    /// Writes what an office would have written: settings, watchlist, secrets and a sample of the bureau's answers.
    func furnish(_ folder: DemoFolder, language: Language, webhookSecret: String, at instant: Instant) throws {
        let settings = DemoSettings(
            folder: folder, language: language, gazette: gazette.url + GazetteAPI.path,
            companySearch: companySearch.url, bureau: bureau.url + BureauAPI.path,
            webhook: receiver.url, mailPort: postOffice.port)
        try folder.write(webhookSecret.utf8, to: folder.webhookSecret)
        try folder.write(World.bureauKey.utf8, to: folder.bureauKey)
        try folder.write(world.watchlist.utf8, to: folder.watchlist)
        if let first = world.companies.first, let report = world.report(of: first.siren, at: instant) {
            try folder.write(report.json.bytes, to: folder.sample)
        }
        try folder.write(settings.yaml.utf8, to: folder.settings)
    }

    /// `whsec_` and 32 bytes of chance, as the specification wants it.
    static func secret(from entropy: any Entropy) -> String {
        let bytes = (0..<4).flatMap { _ in
            let number = entropy.next()
            return (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
        }
        return "whsec_" + Data(bytes).base64EncodedString()
    }
}
