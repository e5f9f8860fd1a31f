import Foundation
import Testing
import VigieControl
import VigieCurl
import VigieDelivery
import VigieDomain
import VigieEngine
import VigieRehearsal
import VigieTesting
import VigieTransport

/// Whatever stands in a URL, a header or a name, the other side hears one request with the headers that were meant.
@Suite struct WebInjectionTests {
    @Test func `no URL, header or User-Agent adds a header or a request`() async throws {
        let server = try HTTPServer { _ in .status(204) }
        let exchange = try CurlExchange()
        let patience: Duration = .seconds(600)
        var attack = Injection(seed: 3)
        let honest = ["\(server.url)/appel?client=1", "X-Client", "DUPONT SA", "vigie"]
        var cases: [[String]] = []
        for place in honest.indices {
            for text in Injection.table(honest[place]) where attack.next(12) == 0 {
                var values = honest
                values[place] = text
                cases.append(values)
            }
        }
        for _ in 0..<Injection.rounds {
            var values = honest
            for _ in 0...attack.next(2) {
                let place = attack.next(values.count)
                values[place] = attack.spoil(honest[place])
            }
            cases.append(values)
        }
        let expected: Set<String> = ["host", "user-agent", "accept", "accept-encoding"]
        var through = 0
        for values in cases {
            let before = server.requests.count
            let request = Request(
                url: values[0], headers: [HeaderField(values[1], values[2])],
                limits: Limits(total: patience, idle: patience, connect: patience, trustedHosts: ["127.0.0.1"]))
            let own =
                values[3] == honest[3] ? exchange : try CurlExchange(settings: TransportSettings(userAgent: values[3]))
            let answered = (try? await own.answer(to: request)) != nil
            let heard = Array(server.requests.dropFirst(before))
            // A request that the server could not read would be an attack of its own.
            let names = heard.first.map { $0.headers.map { $0.name.lowercased() } } ?? []
            let extra = Set(names).subtracting(expected).subtracting([values[1].lowercased()])
            let isRight = heard.count == (answered ? 1 : 0) && extra.isEmpty && Set(names).count == names.count
            if !isRight { through += 1 }
            #expect(isRight, "\(values): \(heard.map(\.url)) \(names)")
            if answered, SafeText.isHeaderValue(values[2]), let first = heard.first {
                let value = first.headers.first { $0.name == values[1] }?.value
                #expect(value?.trimmingCharacters(in: .whitespaces) == values[2].trimmingCharacters(in: .whitespaces))
            }
        }
        print("web injection: \(cases.count) cases, \(through) through")
    }

    @Test func `no name adds a member or an object to a webhook's body`() throws {
        let composer = WebhookComposer(zone: SampleAlerts.paris)
        var attack = Injection(seed: 4)
        func members(_ client: String) throws -> [String] {
            let pending = SampleAlerts.pending(client: SampleAlerts.client(named: client, code: client), reason: client)
            let group = AlertGroup(recipient: .endpoint("erp"), cadence: .atOnce, alerts: [pending])
            let bytes = composer.messages(for: group, at: SampleAlerts.now)[0].bytes
            let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
            let data = try #require(object["data"] as? [String: Any])
            return (Array(object.keys) + Array(data.keys)).sorted()
        }
        let honest = try members("DUPONT SA")
        for _ in 0..<Injection.rounds { #expect(try members(attack.spoil("DUPONT SA")) == honest) }
    }

    @Test func `no name adds a command on the control socket`() async throws {
        let folder = TemporaryFolder()
        let path = folder.file("control").path
        let heard = Heard()
        let server = try ControlServer(path: path, patience: .seconds(3600))
        let task = Task {
            await server.serve { request in
                await heard.add(request)
                return ControlReply(succeeded: true, lines: ["ok"])
            }
        }
        var attack = Injection(seed: 5)
        var asked: [ControlRequest] = []
        for _ in 0..<50 {
            let request = ControlRequest.acceptWatchlist(name: attack.spoil("nord.csv"))
            asked.append(request)
            let reply = try await withCheckedThrowingContinuation { continuation in
                Thread.detachNewThread {
                    let client = ControlClient(path: path, patience: .seconds(3600))
                    continuation.resume(with: Result { try client.ask(request) })
                }
            }
            #expect(reply.succeeded)
        }
        #expect(await heard.requests == asked)
        task.cancel()
        await task.value
    }

    private actor Heard {
        var requests: [ControlRequest] = []
        func add(_ request: ControlRequest) { requests.append(request) }
    }
}
