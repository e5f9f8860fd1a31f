import Foundation
import Synchronization
import VigieDomain
import VigieRehearsal
import VigieTransport

/// The world around the daemon, on loopback: the portal of the gazette, a mail server and a customer's webhook.
final class Outside: Sendable {
    static let secret = "whsec_" + Data((0..<32).map { UInt8($0) }).base64EncodedString()

    let clock: TestClock
    let portal: HTTPServer
    let post: PostOffice
    let hooks: WebhookReceiver
    private let gazette: Shelf

    private final class Shelf: Sendable {
        let api: Mutex<GazetteAPI>
        init(_ api: GazetteAPI) { self.api = Mutex(api) }
    }

    init(clock: TestClock, notices: [GazetteJSON]) throws {
        self.clock = clock
        let shelf = Shelf(GazetteAPI(records: notices))
        gazette = shelf
        portal = try HTTPServer { request in
            .response(shelf.api.withLock { $0 }.answer(request, at: clock.now()))
        }
        post = try PostOffice()
        hooks = try WebhookReceiver(secrets: [Self.secret])
    }

    func publish(_ notices: [GazetteJSON]) { gazette.api.withLock { $0 = GazetteAPI(records: notices) } }

    var portalURL: String { portal.url + GazetteAPI.path }

    /// Questions, mails and calls so far: what a kill counts by.
    var acts: Int { portal.requests.count + post.received().count + hooks.calls().count }

    /// The number of messages that reached anyone.
    var messages: Int { post.received().count + hooks.calls().count }
}
