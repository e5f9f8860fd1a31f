import ArgumentParser
import VigieSimulation

extension SourceChoice: ExpressibleByArgument {}

/// Runs simulated worlds, seed after seed, and tells of each broken promise.
@main
struct VigieSimulate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vigie-simulate",
        abstract: "Runs the whole daemon in simulated worlds and checks what it promised.",
        discussion: """
            Each seed draws a world (clients, notices, lies, outages, kills, edits of the watchlist) and plays it in virtual
            time. A seed plays the same way each time: --story tells what happened in it, line by line.

            Exit status: 0 where every promise was kept, 1 where one was broken.
            """)

    @Option(help: ArgumentHelp("One seed, or the first and the last.", valueName: "range"))
    var seeds = "1-100"
    @Option(help: "Simulated days of each world; the last two are calm.")
    var days = 14
    @Option(
        help: ArgumentHelp(
            "Which sources: those that each seed draws, the first three alone, or all.", valueName: "drawn|first|all"))
    var sources = SourceChoice.drawn
    @Option(help: "Worlds played at the same time.")
    var jobs = 1
    @Option(
        help: ArgumentHelp("Play each seed so many times and require the same story each time.", valueName: "times"))
    var replay = 1
    @Option(
        help: ArgumentHelp(
            "Remember the seeds that are done in this file, and leave them out when run again.", valueName: "file"))
    var resume: String?
    @Flag(help: "Tell the whole story of each seed.")
    var story = false
    @Flag(help: "Print the mark of each seed's story: the same in every process, or something depends on chance.")
    var marks = false
    @Flag(help: "Stop at the first seed with a broken promise.")
    var untilBroken = false

    func validate() throws {
        guard days > 2 else { throw ValidationError("--days \(days): the last two days are calm, so give at least 3.") }
        guard jobs > 0, replay > 0 else { throw ValidationError("--jobs and --replay count from 1.") }
        _ = try range()
    }

    private func range() throws -> ClosedRange<UInt64> {
        let bounds = seeds.split(separator: "-", omittingEmptySubsequences: false).map { UInt64($0) }
        guard (1...2).contains(bounds.count), let first = bounds[0], let last = bounds[bounds.count - 1], first <= last
        else { throw ValidationError("--seeds \(seeds): write one number, or the first and the last: 1-100.") }
        return first...last
    }

    func run() throws {
        let campaign = try Campaign(
            seeds: range(), days: days, sources: sources, replays: replay, keepsStory: story, printsMarks: marks,
            stopsEarly: untilBroken, resume: resume)
        campaign.run(jobs: jobs)
        campaign.summary.forEach { print($0) }
        if campaign.isBroken { throw ExitCode(1) }
    }
}
