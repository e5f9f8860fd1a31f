import Foundation
import Testing
import VigieCurl
import VigieRehearsal
import VigieTransport

@Suite struct ProxyTests {
    @Test func `a proxy is asked with the whole URL`() async throws {
        let proxy = try HTTPServer { _ in .ok("through the proxy") }
        let settings = TransportSettings(proxy: proxy.url)
        let limits = Limits(total: patience, idle: patience, connect: patience, trustedHosts: ["registre.invalid"])
        let response = try await CurlExchange(settings: settings).answer(
            to: Request(url: "http://registre.invalid/a", limits: limits))
        #expect(response.body == Array("through the proxy".utf8))
        #expect(proxy.requests.first?.url == "http://registre.invalid/a")
    }

    @Test func `a host of no_proxy is asked directly`() async throws {
        let proxy = try HTTPServer { _ in .ok("through the proxy") }
        let server = try HTTPServer { _ in .ok("directly") }
        let settings = TransportSettings(proxy: proxy.url, noProxy: ["127.0.0.1"])
        #expect(try await ask(server, settings: settings).body == Array("directly".utf8))
        #expect(proxy.connections == 0)
    }

    @Test func `a proxy that refuses the tunnel makes the host unreachable`() async throws {
        let proxy = try HTTPServer { _ in .ok("never") }
        let exchange = try CurlExchange(settings: TransportSettings(proxy: proxy.url))
        let outcome = await code { try await exchange.answer(to: Request(url: "https://exemple.invalid/")) }
        #expect(outcome == .success(.unreachable))
    }

    @Test func `through a proxy only the listed hosts may be asked`() async throws {
        let proxy = try HTTPServer { _ in .ok("x") }
        let settings = TransportSettings(proxy: proxy.url, allowedHosts: ["api.exemple.fr"])
        let exchange = try CurlExchange(settings: settings)
        let outcome = await code { try await exchange.answer(to: Request(url: "https://interne.exemple.fr/")) }
        #expect(outcome == .success(.forbiddenAddress))
        #expect(proxy.connections == 0)
    }

    @Test(arguments: ["127.1", "10.0.0.1", "localhost", "[::1]", "[::ffff:10.0.0.1]", "0xa9fea9fe"])
    func `a proxy is not asked for an address inside`(_ host: String) async throws {
        let proxy = try HTTPServer { _ in .ok("x") }
        let exchange = try CurlExchange(settings: TransportSettings(proxy: proxy.url))
        let outcome = await code { try await exchange.answer(to: Request(url: "https://\(host)/")) }
        #expect(outcome == .success(.forbiddenAddress))
        #expect(proxy.connections == 0)
    }

    @Test(arguments: ["proxy:3128", "ftp://proxy", "socks5://proxy:1080", "http://proxy\r\nX: y", "http://"])
    func `a proxy that cannot be one is refused at the start`(_ proxy: String) {
        #expect(throws: ExchangeFailure.self) { try CurlExchange(settings: TransportSettings(proxy: proxy)) }
    }

    /// In a process of its own, as the environment belongs to all tests of this one.
    @Test func `the proxies of the environment are ignored`() async {
        await #expect(processExitsWith: .success) {
            let trap = try HTTPServer { _ in .ok("caught by the environment") }
            for name in ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
                setenv(name, trap.url, 1)
            }
            let server = try HTTPServer { _ in .ok("directly") }
            #expect(try await ask(server).body == Array("directly".utf8))
            // And no_proxy does not lead around the proxy of the settings.
            setenv("no_proxy", "*", 1)
            let proxy = try HTTPServer { _ in .ok("through the proxy") }
            let answer = try await ask(server, settings: TransportSettings(proxy: proxy.url))
            #expect(answer.body == Array("through the proxy".utf8))
            #expect(trap.connections == 0)
        }
    }
}
