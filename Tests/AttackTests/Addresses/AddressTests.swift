import Testing
import VigieTesting

/// The corpus of addresses that may not be called, and the process in which it is tried.
@Suite struct AddressTests {
    @Test func `the corpus is long enough, and no line stands twice`() {
        #expect(HostileTarget.all.count >= 200)
        #expect(Set(HostileTarget.all.map(\.text)).count == HostileTarget.all.count)
    }

    @Test func `no hostile target is reached where the name server belongs to the attacker`() throws {
        let names =
            HostileTarget.all.compactMap(\.entry) + [
                "exemple.fr = ", "bureau.interne.exemple = 127.0.0.1",
                "tourne.piege.exemple = 9.9.9.9 then 127.0.0.1",
            ]
        let folder = TemporaryFolder()
        let (status, output) = try FalseNames.run(suite: "HostileTargetTests", names: names, in: folder)
        #expect(status == 0, "\(output)")
        let figures = output.split(separator: "\n").filter { $0.contains(" cases, ") }
        #expect(figures.count == 2, "\(output)")
        #expect(figures.allSatisfy { $0.contains(" 0 through") })
        for line in figures { print(line) }
    }
}
