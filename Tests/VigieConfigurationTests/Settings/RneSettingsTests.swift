import Testing
import VigieConfiguration
import VigieDomain

@Suite struct RneSettingsTests {
    static func rne(_ text: String) -> (source: SourceSettings?, rne: RneSourceSettings?, codes: [String]) {
        let reading = SettingsFileTests.read(text)
        let source = reading.settings?.sources.first { $0.kind.name == "rne" }
        guard case .rne(let rne)? = source?.kind else { return (source, nil, reading.diagnostics.map(\.code)) }
        return (source, rne, reading.diagnostics.map(\.code))
    }

    private static let account = "username: {credential: inpi-name}, password: {credential: inpi-password}"

    @Test("the register of INPI is off unless it is configured") func off() throws {
        #expect(Self.rne("").source == nil)
    }

    @Test("an account is all that it needs") func shortest() throws {
        let found = Self.rne("sources: {rne: {\(Self.account)}}\n")
        #expect(found.codes.isEmpty)
        #expect(
            found.rne
                == RneSourceSettings(username: .credential("inpi-name"), password: .credential("inpi-password")))
        #expect(found.source?.requestsPerSecond == 1.0 / 6)
        #expect(found.source?.interval == .seconds(12 * 3600))
        #expect(found.source?.kind.ownSecrets.map(\.key) == ["username", "password"])
    }

    @Test("everything can be said") func longest() throws {
        let found = Self.rne(
            "sources: {inpi: {type: rne, \(Self.account), batch: 20, page_size: 50, quota: 600, diff: no, overlap_days: 2}}\n"
        )
        #expect(found.codes.isEmpty)
        let rne = try #require(found.rne)
        #expect(rne.batch == 20 && rne.pageSize == 50 && rne.quota == 600 && !rne.readsDiff && rne.overlapDays == 2)
        #expect(found.source?.id == SourceID("inpi"))
    }

    @Test(
        "what is wrong is told where it stands",
        arguments: [
            ("{username: {credential: a}}", ["key.missing"]), ("{}", ["key.missing", "key.missing"]),
            ("{username: moi, password: {credential: a}}", ["secret.inline"]),
            ("{username: {credential: a}, password: hunter2}", ["secret.inline"]),
            ("{\(account), page_size: 101}", ["value.wrong"]), ("{\(account), quota: 5}", ["value.wrong"]),
            ("{\(account), diff: peut-être}", ["value.wrong"]), ("{\(account), key: {credential: a}}", ["key.unknown"]),
        ])
    func wrong(_ text: String, _ codes: [String]) {
        let found = Self.rne("sources: {rne: \(text)}\n")
        #expect(found.codes == codes)
    }
}
