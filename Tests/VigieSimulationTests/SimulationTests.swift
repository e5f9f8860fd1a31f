import Testing
import VigieSimulation

@Suite struct SimulationTests {
    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `a seed that is run again does the same things at the same times`(seed: UInt64) throws {
        let first = try Simulation(seed: seed, days: 6).run()
        let second = try Simulation(seed: seed, days: 6).run()
        #expect(first.mark == second.mark)
    }
}
