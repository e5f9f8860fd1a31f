import FoundationEssentials
import VigieDomain
import VigieEngine
import VigieJournal
import VigieRehearsal

/// One simulated world, from its seed to the verdict on the daemon that lived in it.
package struct Simulation: Sendable {
    package let seed: UInt64
    /// Simulated days, the last two of them calm.
    package let days: Int
    package let sources: SourceChoice

    package init(seed: UInt64, days: Int, sources: SourceChoice = .drawn) {
        self.seed = seed
        self.days = days
        self.sources = sources
    }

    package struct Outcome: Sendable {
        package let violations: [Violation]
        /// What happened, line by line; empty unless it was asked for.
        package let story: [String]
        /// Two runs of one seed bear the same mark.
        package let mark: UInt64
        package let figures: Figures
    }

    package struct Figures: Hashable, Sendable {
        package var days = 0
        package var sources = 0
        package var clients = 0
        package var events = 0
        package var changes = 0
        package var starts = 0
        package var requests = 0
        /// Answers with a `Retry-After`.
        package var silences = 0
        package var messages = 0
        /// Messages that arrived more than once.
        package var repeats = 0
        package var steps = 0

        package init() {}

        package static func += (left: inout Figures, right: Figures) {
            left.days += right.days
            left.sources += right.sources
            left.clients += right.clients
            left.events += right.events
            left.changes += right.changes
            left.starts += right.starts
            left.requests += right.requests
            left.silences += right.silences
            left.messages += right.messages
            left.repeats += right.repeats
            left.steps += right.steps
        }
    }

    /// - Throws: where this machine gives no folder for the journal.
    package func run(keepsStory: Bool = false) throws -> Outcome {
        var draw = ScenarioDraw(seed: seed, days: days, sources: sources)
        let play = try Play(draw.drawn(), keepsStory: keepsStory)
        defer { play.stage.remove() }
        let machine = Machine(executor: play.executor, time: play.time)
        do {
            try machine.run { await play.play() }
        } catch is Machine.Stall {
            let violation = Violation(rule: .stuck, what: "everything waits, at \(play.time.now)")
            return outcome(of: play, [violation], Figures())
        }
        let folder = URL(filePath: play.stage.state)
        let sources = play.scenario.sources
        let record = try machine.run { () async -> Result<Record, any Error> in
            do {
                let journal = try SQLiteJournal(at: folder)
                let record = try await Record.read(journal, sources)
                await journal.close()
                return .success(record)
            } catch {
                return .failure(error)
            }
        }.get()
        return outcome(of: play, Oracle(play, record).violations, figures(of: play, record))
    }

    private func outcome(of play: Play, _ violations: [Violation], _ figures: Figures) -> Outcome {
        Outcome(violations: violations, story: play.trace.lines, mark: play.trace.mark, figures: figures)
    }

    private func figures(of play: Play, _ record: Record) -> Figures {
        var figures = Figures()
        figures.days = days
        figures.sources = play.scenario.sources.count
        figures.clients = play.scenario.world.companies.count
        figures.events = play.scenario.world.events.count
        figures.changes = record.changes.count
        figures.starts = play.starts.count
        figures.requests = play.web.requests
        figures.silences = play.web.silences
        let names = play.post.mails.map(\.id) + play.web.calls.map(\.id)
        figures.messages = names.count
        figures.repeats = names.count - Set(names).count
        figures.steps = play.executor.steps
        return figures
    }
}
