import Testing
import VigieConfiguration
import VigieDomain

@Suite("Pappers in the settings") struct PappersSettingsTests {
    private func pappers(_ text: String) -> (source: SourceSettings?, problems: [String]) {
        let reading = SettingsFileTests.read(text)
        return (
            reading.settings?.sources.first { $0.id.name == "pappers" },
            reading.diagnostics.map { $0.render(in: .english) }
        )
    }

    @Test func `it is off unless the file names it`() {
        #expect(pappers("").source == nil)
    }

    @Test func `a key is all it needs, and the score that costs is off`() throws {
        let source = try #require(pappers("sources: {pappers: {key: {credential: pappers}}}\n").source)
        #expect(source.kind == .pappers(PappersSourceSettings(key: .credential("pappers"))))
        #expect(source.interval == .seconds(86_400) && source.requestsPerSecond == 1 && source.url == nil)
    }

    @Test func `interval, address and score are settings`() throws {
        let source = try #require(
            pappers(
                """
                sources:
                  pappers:
                    key: {file: /etc/vigie/pappers}
                    url: https://api.pappers.fr/v3
                    interval: 7d
                    rate: 0.5
                    financial_score: true
                    list: "00812"

                """
            ).source)
        #expect(
            source.kind
                == .pappers(PappersSourceSettings(key: .file("/etc/vigie/pappers"), isScored: true, list: "00812")))
        #expect(source.url == "https://api.pappers.fr/v3" && source.interval == .seconds(604_800))
    }

    @Test(arguments: [
        ("{}", "[key.missing]"), ("{key: abcdef}", "[secret.inline]"),
        ("{key: {credential: p}, score: true}", "[key.unknown]"),
        ("{key: {credential: p}, financial_score: peut-être}", "[value.wrong]"),
        ("{key: {credential: p}, type: json}", "[source.reserved]"),
    ])
    func `what is wrong is told with its place, never with the key`(_ text: String, _ code: String) {
        let problems = pappers("sources:\n  pappers: \(text)\n").problems
        #expect(problems.contains { $0.hasSuffix(code) }, "\(problems)")
        #expect(!problems.contains { $0.contains("abcdef") })
    }

    @Test func `a threshold may name its score, where it is asked for`() throws {
        let scored = try #require(
            SettingsFileTests.read("sources: {pappers: {key: {credential: p}, financial_score: true}}\n").settings)
        #expect(WatchlistFile.Context(scored).bureaus?.count == 1)
        let plain = try #require(SettingsFileTests.read("sources: {pappers: {key: {credential: p}}}\n").settings)
        #expect(WatchlistFile.Context(plain).bureaus == [])
    }
}
