import FoundationEssentials
import VigieRehearsal

/// What the demonstration shows of a webhook, read from the bytes that arrived.
struct DemoCall: Hashable, Sendable {
    /// `proc.open.liquidation`; empty where the body does not say.
    let type: String

    private struct Body: Decodable {
        var type: String
    }

    init(_ call: ReceivedCall) {
        type = (try? JSONDecoder().decode(Body.self, from: Data(call.body)))?.type ?? ""
    }
}
