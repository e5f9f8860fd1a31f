import Testing
import VigieSimulation

/// Simulated worlds, few of them and short: `make simulate` plays thousands.
@Suite struct SimulationTests {
    @Test(arguments: 1...24 as ClosedRange<UInt64>)
    func `every promise is kept in every world`(seed: UInt64) throws {
        let outcome = try Simulation(seed: seed, days: 7).run()
        #expect(outcome.violations == [])
        #expect(outcome.figures.starts > 0 && outcome.figures.requests > 0)
    }

    @Test(arguments: [5, 13] as [UInt64])
    func `a seed that is played again does the same things at the same times`(seed: UInt64) throws {
        let first = try Simulation(seed: seed, days: 6).run(keepsStory: true)
        let second = try Simulation(seed: seed, days: 6).run(keepsStory: true)
        #expect(first.mark == second.mark)
        let difference = zip(first.story, second.story).first { $0 != $1 }
        #expect(difference == nil)
        #expect(first.figures == second.figures)
    }

    /// Seeds in which a promise was once broken, with what broke it.
    @Test(
        arguments: [
            // A wish for silence was counted from the question and not from the answer.
            (13, 14), (18, 14),
        ] as [(UInt64, Int)])
    func `what once went wrong goes right`(seed: UInt64, days: Int) throws {
        #expect(try Simulation(seed: seed, days: days).run().violations == [])
    }
}
