import Testing
import VigieConfiguration
import VigieDomain

@Suite struct InfoFinanciereSettingsTests {
    static func regulated(
        _ text: String
    ) -> (source: SourceSettings?, regulated: InfoFinanciereSourceSettings?, codes: [String]) {
        let reading = SettingsFileTests.read(text)
        let source = reading.settings?.sources.first { $0.kind.name == "info-financiere" }
        guard case .infoFinanciere(let regulated)? = source?.kind else {
            return (source, nil, reading.diagnostics.map(\.code))
        }
        return (source, regulated, reading.diagnostics.map(\.code))
    }

    @Test("the regulated information is off unless it is named") func off() throws {
        #expect(Self.regulated("").source == nil)
    }

    @Test("its name is all that it needs") func shortest() throws {
        let found = Self.regulated("sources: {info-financiere: {}}\n")
        #expect(found.codes.isEmpty && found.regulated == InfoFinanciereSourceSettings())
        #expect(found.source?.interval == .seconds(3600) && found.source?.requestsPerSecond == 1)
        #expect(found.source?.kind.ownSecrets.isEmpty == true)
    }

    @Test("everything can be said") func longest() throws {
        let found = Self.regulated(
            "sources: {marches: {type: info-financiere, batch: 5, page_size: 50, overlap_days: 10, past_days: 30, "
                + "crossings: [Avis 223C, Autre]}}\n")
        let regulated = try #require(found.regulated)
        #expect(found.codes.isEmpty && found.source?.id == SourceID("marches"))
        #expect(regulated.batch == 5 && regulated.pageSize == 50 && regulated.overlapDays == 10)
        #expect(regulated.pastDays == 30 && regulated.crossings == ["Avis 223C", "Autre"])
    }

    @Test(
        "what is wrong is told where it stands",
        arguments: [
            ("{page_size: 101}", ["value.wrong"]), ("{overlap_days: 0}", ["value.wrong"]),
            ("{batch: beaucoup}", ["value.wrong"]), ("{key: {credential: a}}", ["key.unknown"]),
        ])
    func wrong(_ text: String, _ codes: [String]) {
        #expect(Self.regulated("sources: {info-financiere: \(text)}\n").codes == codes)
    }
}
