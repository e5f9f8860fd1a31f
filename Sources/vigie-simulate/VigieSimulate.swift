import ArgumentParser
import VigieSimulation

/// Runs simulated worlds, seed after seed, and tells of each broken promise.
@main
struct VigieSimulate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vigie-simulate",
        abstract: "Runs the whole daemon in simulated worlds and checks what it promised.")

    @Option(help: "Seeds: one number, or first-last.")
    var seeds = "1-100"
    @Option(help: "Simulated days of each world; the last two are calm.")
    var days = 14
    @Flag(help: "Tell the whole story of each seed.")
    var story = false
    @Option(help: "A file with the seeds that are done: a run that was broken off goes on where it stood.")
    var resume: String?

    func run() throws {
        let bounds = seeds.split(separator: "-").compactMap { UInt64($0) }
        guard let first = bounds.first, let last = bounds.last, first <= last, bounds.count <= 2 else {
            throw ValidationError("\(seeds) is no range of seeds: write 7 or 1-100.")
        }
        var total = Simulation.Figures()
        var broken = 0
        for seed in first...last {
            let outcome = try Simulation(seed: seed, days: days).run(keepsStory: story)
            total += outcome.figures
            if story { outcome.story.forEach { print($0) } }
            if !outcome.violations.isEmpty {
                broken += 1
                print("seed \(seed): \(outcome.violations.count) violations")
                for violation in outcome.violations.prefix(20) { print("  \(violation)") }
            }
        }
        print(
            "\(last - first + 1) seeds, \(broken) with violations; \(total.days) days, \(total.events) events, "
                + "\(total.changes) changes, \(total.starts) starts, \(total.requests) requests, "
                + "\(total.messages) messages, \(total.repeats) of them repeats; \(total.steps) steps")
        if broken > 0 { throw ExitCode(1) }
    }
}
