import Testing
import VigieConfiguration
import VigieDomain

@Suite struct SettingsGoldenTests {
    @Test("a settings file gives exactly these diagnostics", arguments: Golden.all(in: "settings"))
    func golden(_ golden: Golden) throws {
        let reading = SettingsFile.read(golden.bytes, name: "/etc/vigie/vigie.yaml")
        let (expected, found) = try golden.compare(reading.diagnostics)
        #expect(expected == found)
        #expect((reading.settings == nil) == reading.hasErrors)
    }

    @Test("the goldens are there") func present() { #expect(Golden.all(in: "settings").count >= 8) }
}
