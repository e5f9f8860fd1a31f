import Testing
import VigieConfiguration
import VigieDomain

@Suite("Infogreffe in the settings") struct InfogreffeSettingsTests {
    private func infogreffe(_ text: String) -> (source: SourceSettings?, problems: [String]) {
        let reading = SettingsFileTests.read("sources:\n  infogreffe: \(text)\n")
        return (
            reading.settings?.sources.first { $0.id.name == "infogreffe" },
            reading.diagnostics.map { $0.render(in: .english) }
        )
    }

    @Test func `a token is all it needs, and it is asked once a month`() throws {
        let source = try #require(infogreffe("{token: {credential: infogreffe}}").source)
        #expect(source.kind == .infogreffe(InfogreffeSourceSettings(token: .credential("infogreffe"))))
        #expect(source.interval == .seconds(30 * 86_400) && source.requestsPerSecond == 1)
    }

    @Test func `the address is a template`() throws {
        let text = "{token: {credential: i}, url: \"https://api.example/v2/{siren}/capital\"}"
        #expect(try #require(infogreffe(text).source).url == "https://api.example/v2/{siren}/capital")
    }

    @Test(arguments: [
        ("{}", "[key.missing]"), ("{token: abcdef}", "[secret.inline]"),
        ("{token: {credential: i}, url: \"https://api.example/\"}", "[source.no_number]"),
        ("{token: {credential: i}, url: \"https://api.example/{siren}/{lei}\"}", "[source.no_number]"),
        ("{token: {credential: i}, key: {credential: i}}", "[key.unknown]"),
    ])
    func `what is wrong is told with its place, never with the token`(_ text: String, _ code: String) {
        let problems = infogreffe(text).problems
        #expect(problems.contains { $0.hasSuffix(code) }, "\(problems)")
        #expect(!problems.contains { $0.contains("abcdef") })
    }
}
