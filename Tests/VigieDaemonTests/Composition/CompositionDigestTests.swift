import Testing
import VigieConfiguration
import VigieDomain
import VigieEngine
import VigieTesting

@testable import VigieDaemon

@Suite struct CompositionDigestTests {
    @Test(
        arguments: [
            (nil, HourOfDay(hour: 8, minute: 0)), ("8:30", HourOfDay(hour: 8, minute: 30)),
            ("17:05", HourOfDay(hour: 17, minute: 5)),
        ] as [(String?, HourOfDay)])
    func `the digests leave at the minute of the settings`(typed: String?, expected: HourOfDay) throws {
        let digest = typed.map { "\ndigest:\n  hour: \"\($0)\"\n" } ?? ""
        let reading = SettingsFile.read(Array((TestService.settings + digest).utf8), name: "vigie.yaml")
        let settings = try #require(reading.settings, "\(reading.diagnostics.map { $0.render(in: .english) })")
        let policy = try Composition(settings: settings, folder: "/", secrets: SecretReader(environment: [:])).policy()
        #expect(policy.digestHour == expected)
        let due = Cadence.daily.due(
            after: ManualClock(TestHouse.start).now(), zone: policy.zone, workingDays: policy.workingDays,
            digestHour: policy.digestHour)
        #expect(policy.zone.secondOfDay(of: due) == expected.hour * 3600 + expected.minute * 60)
    }
}
