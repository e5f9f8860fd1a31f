import Testing
import VigieConfiguration
import VigieDomain

@Suite struct SireneSettingsTests {
    static func sirene(_ text: String) -> (source: SourceSettings?, sirene: SireneSourceSettings?, codes: [String]) {
        let reading = SettingsFileTests.read(text)
        let source = reading.settings?.sources.first { $0.kind.name == "sirene" }
        guard case .sirene(let sirene)? = source?.kind else { return (source, nil, reading.diagnostics.map(\.code)) }
        return (source, sirene, reading.diagnostics.map(\.code))
    }

    @Test("the register of INSEE is off unless it is configured") func off() throws {
        #expect(Self.sirene("").source == nil)
    }

    @Test("a key is all that it needs") func shortest() throws {
        let found = Self.sirene("sources: {sirene: {key: {credential: insee}}}\n")
        #expect(found.codes.isEmpty)
        #expect(found.sirene == SireneSourceSettings(key: .credential("insee")))
        #expect(found.source?.requestsPerSecond == 0.5)
        #expect(found.source?.interval == .seconds(3600))
        #expect(found.source?.kind.ownSecrets.map(\.key) == ["key"])
    }

    @Test("everything can be said") func longest() throws {
        let found = Self.sirene(
            """
            sources:
              registre:
                type: sirene
                url: https://api.insee.fr/api-sirene/3.12
                key: {file: /etc/vigie/insee}
                interval: 30m
                rate: 0.4
                batch: 20
                page_size: 500
                overlap: 12h

            """)
        #expect(found.codes.isEmpty)
        let sirene = try #require(found.sirene)
        #expect(sirene.key == .file("/etc/vigie/insee") && sirene.batch == 20 && sirene.pageSize == 500)
        #expect(sirene.overlap == .seconds(12 * 3600))
        #expect(found.source?.id == SourceID("registre") && found.source?.url?.hasSuffix("3.12") == true)
    }

    @Test(
        "what is wrong is told where it stands",
        arguments: [
            ("{}", "key.missing"), ("{key: abc}", "secret.inline"),
            ("{key: {credential: a, file: /b}}", "secret.reference"),
            ("{key: {credential: a}, batch: 81}", "value.wrong"),
            ("{key: {credential: a}, page_size: 5000}", "value.wrong"),
            ("{key: {credential: a}, overlap: 1h}", "value.wrong"),
            ("{key: {credential: a}, request: {url: 'https://x.example'}}", "key.unknown"),
            ("{key: {credential: a}, batsh: 3}", "key.unknown"),
        ])
    func wrong(_ text: String, _ code: String) {
        #expect(Self.sirene("sources: {sirene: \(text)}\n").codes == [code])
    }
}
