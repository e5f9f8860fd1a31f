import Foundation
import Testing
import VigieDelivery
import VigieDomain
import VigieEngine
import VigieTesting
import VigieTransport

/// What the webhook channel really sends, checked by two libraries and by openssl; and the same with one byte changed.
@Suite(.enabled(if: Foreign.python != nil, "\(Foreign.missing)"))
struct SignatureTests {
    /// Messages, and as many changed ones; `VIGIE_SIGNATURES` asks for more.
    private static let count = ProcessInfo.processInfo.environment["VIGIE_SIGNATURES"].flatMap { Int($0) } ?? 500
    /// openssl is a process for each.
    private static let byOpenSSL = min(count, 400)

    private struct Call: Encodable {
        var kind: String
        var secret: String
        var headers: [String: String]
        var body: String
    }

    /// Keeps the last request, as the endpoint would receive it.
    private func call(_ body: [UInt8], id: MessageID, secrets: [[UInt8]], at now: Instant) async throws -> Request {
        let exchange = StubExchange(Response(status: 204))
        let endpoint = WebhookEndpoint(
            name: "erp", url: "https://erp.exemple.fr/hook", secrets: secrets.compactMap { WebhookSecret(bytes: $0) })
        let message = FrozenMessage(
            id: id, recipient: .endpoint("erp"), bytes: body, alerts: [], company: nil, gist: "", created: now)
        _ = await WebhookChannel(endpoints: [endpoint], exchange: exchange).deliver(message, at: now)
        return try #require(exchange.requests.last)
    }

    @Test func `every call is accepted by others, and none with one byte changed`() async throws {
        var chance = Injection(seed: 9)
        let folder = TemporaryFolder()
        // The libraries compare with their own clock; all of this takes less than their five minutes.
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        var lines: [UInt8] = []
        let encoder = JSONEncoder()
        for number in 0..<Self.count {
            let body = Array(
                #"{"type":"proc.open.liquidation","data":\#(JSONOutputText.quoted(chance.spoil("DUPONT \(number)")))}"#
                    .utf8)
            let secrets = (0...chance.next(2)).map { _ in
                (0..<(24 + chance.next(41))).map { _ in UInt8(chance.next(256)) }
            }
            let id = MessageID(contents: ["\(number)"], recipient: .endpoint("erp"))
            let request = try await call(body, id: id, secrets: secrets, at: now)
            let headers = Dictionary(request.headers.map { ($0.name, $0.value) }) { first, _ in first }
            // A receiver may hold the present key or, during a rotation, an old one.
            let secret = "whsec_" + Data(chance.pick(secrets)).base64EncodedString()
            let call = Call(
                kind: "genuine", secret: secret, headers: headers, body: Data(request.body).base64EncodedString())
            var changed = call
            changed.kind = "changed"
            change(&changed, request.body, &chance)
            for call in [call, changed] { lines += Array(try encoder.encode(call)) + [10] }
        }
        let file = try folder.write(lines, to: "calls")
        let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Support/verify-signatures.py").path
        let (status, output) = try OwnProcess.output(
            of: try #require(Foreign.python).path, [script, file.path, "\(Self.byOpenSSL)"])
        try #require(status == 0, "\(output)")
        let counts = try JSONDecoder().decode([String: Int].self, from: Data(output.utf8))
        var expected: [String: Int] = [:]
        for name in ["standardwebhooks", "svix"] {
            expected["\(name) genuine accepted"] = Self.count
            expected["\(name) changed refused"] = Self.count
        }
        expected["openssl genuine accepted"] = Self.byOpenSSL / 2
        expected["openssl changed refused"] = Self.byOpenSSL / 2
        #expect(counts == expected)
        print(
            "signatures: \(counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))")
    }

    /// One byte of what is signed, or of what signs it.
    private func change(_ call: inout Call, _ body: [UInt8], _ chance: inout Injection) {
        let bit = UInt8(1 << chance.next(8))
        switch chance.next(4) {
        case 0:
            var id = Array(call.headers["webhook-id", default: ""].utf8)
            id[4 + chance.next(id.count - 4)] ^= 1
            call.headers["webhook-id"] = String(decoding: id, as: UTF8.self)
        case 1:
            // The last digit: the call is still of today.
            var time = Array(call.headers["webhook-timestamp", default: ""].utf8)
            time[time.count - 1] ^= 1
            call.headers["webhook-timestamp"] = String(decoding: time, as: UTF8.self)
        case 2:
            let parts = call.headers["webhook-signature", default: ""].split(separator: " ").map { part in
                var bytes = Array(Data(base64Encoded: String(part.dropFirst(3))) ?? Data())
                bytes[chance.next(bytes.count)] ^= bit
                return "v1," + Data(bytes).base64EncodedString()
            }
            call.headers["webhook-signature"] = parts.joined(separator: " ")
        default:
            var changed = body
            changed[chance.next(changed.count)] ^= bit
            call.body = Data(changed).base64EncodedString()
        }
    }
}

/// A text as JSON writes it.
enum JSONOutputText {
    static func quoted(_ text: String) -> String {
        (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }
}

/// Programs that are not ours.
enum Foreign {
    /// Made by `Scripts/setup tests`, with the libraries from PyPI.
    static let python: URL? = {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let python = root.appending(path: ".build-python/bin/python")
        return FileManager.default.isExecutableFile(atPath: python.path) ? python : nil
    }()

    static let missing = "standardwebhooks and svix are not in .build-python: Scripts/setup tests"
}
