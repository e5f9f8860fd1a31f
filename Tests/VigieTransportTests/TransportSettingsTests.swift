import Testing
import VigieTransport

@Suite struct TransportSettingsTests {
    @Test(
        arguments: [
            ("api.exemple.fr", false), ("interne.office.fr", true), ("office.fr", true), ("notoffice.fr", false),
            ("bureau", true), ("BUREAU", true), ("bureau.fr", false), ("office.fr.evil.fr", false), ("127.0.0.1", true),
        ])
    func `a host of the list goes around the proxy`(_ row: (host: String, isDirect: Bool)) {
        let settings = TransportSettings(
            proxy: "http://proxy:3128", noProxy: [".office.fr", "Bureau", "127.0.0.1", ""])
        #expect((settings.proxy(for: row.host) == nil) == row.isDirect)
    }

    @Test func `a star sends every host around the proxy`() {
        #expect(TransportSettings(proxy: "http://proxy:3128", noProxy: ["*"]).proxy(for: "a.fr") == nil)
    }

    @Test(arguments: [nil, ""]) func `without a proxy every host is asked directly`(_ proxy: String?) {
        #expect(TransportSettings(proxy: proxy).proxy(for: "a.fr") == nil)
    }
}
