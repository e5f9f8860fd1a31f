import VigieConfiguration
import VigieDomain
package import VigieEngine
import VigieWording

/// The filters of `vigie redeliver` as they were typed.
package struct RedeliveryRequest: Sendable {
    private let message: String?
    private let endpoint: String?
    private let since: String?
    private let includingDelivered: Bool

    package init(message: String?, endpoint: String?, since: String?, includingDelivered: Bool) {
        self.message = message
        self.endpoint = endpoint
        self.since = since
        self.includingDelivered = includingDelivered
    }

    package func selection(_ context: CommandContext) throws(Daemon.Ending) -> RedeliverySelection {
        let wording = context.wording
        if let endpoint, !context.settings.endpoints.contains(where: { $0.name == endpoint }) {
            let known = context.settings.endpoints.map(\.name).joined(separator: ", ")
            throw HistoryRequest.wrong(
                "--endpoint", endpoint,
                known.isEmpty ? wording.say("aucun, les réglages n'en ont pas", "none, the settings have none") : known,
                wording)
        }
        // Everything ever delivered, to everyone: never what somebody meant.
        if includingDelivered, message == nil, endpoint == nil, since == nil {
            throw Daemon.Ending(
                exit: .usage,
                lines: [
                    wording.say(
                        "--including-delivered renverrait tout, à tous. Ajoutez --message, --endpoint ou --since.",
                        "--including-delivered would send everything again, to everyone. Add --message, --endpoint or --since."
                    )
                ])
        }
        var start: Instant?
        if let since {
            guard let day = HistoryRequest.day(since) else {
                throw HistoryRequest.wrong(
                    "--since", since, wording.say("2026-11-23 ou 23/11/2026", "2026-11-23 or 23/11/2026"), wording)
            }
            start = wording.zone.instant(on: day, hour: 0)
        }
        return RedeliverySelection(
            message: message.map { MessageID(text: $0) }, endpoint: endpoint, since: start,
            includingDelivered: includingDelivered)
    }
}
