import Foundation
import Synchronization
import VigieSimulation

/// Many seeds on several threads, each world on a thread of its own from its beginning to its end.
final class Campaign: Sendable {
    private struct State {
        var waiting: [UInt64]
        var total = Simulation.Figures()
        var done = 0
        var broken: [UInt64] = []
        var rules: [Violation.Rule: Int] = [:]
        var seconds = 0.0
    }

    private let days: Int
    private let sources: SourceChoice
    private let replays: Int
    private let keepsStory: Bool
    private let printsMarks: Bool
    private let stopsEarly: Bool
    private let progress: ProgressFile?
    private let state: Mutex<State>

    init(
        seeds: ClosedRange<UInt64>, days: Int, sources: SourceChoice, replays: Int, keepsStory: Bool, printsMarks: Bool,
        stopsEarly: Bool,
        resume: String?
    ) throws {
        self.days = days
        self.sources = sources
        self.replays = replays
        self.keepsStory = keepsStory
        self.printsMarks = printsMarks
        self.stopsEarly = stopsEarly
        progress = try resume.map { try ProgressFile(path: $0, days: days, sources: sources) }
        let done = progress?.done ?? []
        // Taken from the end.
        state = Mutex(State(waiting: seeds.reversed().filter { !done.contains($0) }))
    }

    var isBroken: Bool { state.withLock { !$0.broken.isEmpty } }

    func run(jobs: Int) {
        let start = ContinuousClock.now
        let threads = (0..<jobs).map { _ in
            let finished = DispatchSemaphore(value: 0)
            let thread = Thread {
                while let seed = self.next() { self.play(seed) }
                finished.signal()
            }
            thread.stackSize = 8 << 20
            thread.start()
            return finished
        }
        threads.forEach { $0.wait() }
        let elapsed = ContinuousClock.now - start
        state.withLock {
            $0.seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        }
    }

    private func next() -> UInt64? {
        state.withLock { state in
            stopsEarly && !state.broken.isEmpty ? nil : state.waiting.popLast()
        }
    }

    private func play(_ seed: UInt64) {
        var lines: [String] = []
        var violations: [Violation] = []
        var figures = Simulation.Figures()
        do {
            let first = try Simulation(seed: seed, days: days, sources: sources).run(keepsStory: keepsStory)
            (lines, violations, figures) = (first.story, first.violations, first.figures)
            if printsMarks { lines.append("seed \(seed): mark \(first.mark)") }
            for _ in 1..<replays {
                let again = try Simulation(seed: seed, days: days).run()
                guard again.mark == first.mark, again.violations == first.violations else {
                    violations.append(Violation(rule: .stuck, what: "played again, the same seed does other things"))
                    break
                }
            }
        } catch {
            violations = [Violation(rule: .stuck, what: "the world cannot be made: \(error)")]
        }
        if !violations.isEmpty {
            lines.append("seed \(seed): \(violations.count) broken promises")
            lines += violations.prefix(20).map { "  \($0)" }
        }
        state.withLock { state in
            state.total += figures
            state.done += 1
            for violation in violations { state.rules[violation.rule, default: 0] += 1 }
            if !violations.isEmpty { state.broken.append(seed) }
            lines.forEach { print($0) }
            fflush(nil)
        }
        if violations.isEmpty { progress?.add(seed) }
    }

    var summary: [String] {
        state.withLock { state in
            let total = state.total
            let pace = state.seconds > 0 ? Int(Double(total.days) * 60 / state.seconds) : 0
            var lines = [
                "\(state.done) seeds of \(days) days, \(state.broken.count) with broken promises; "
                    + "\(Int(state.seconds)) s, \(pace) simulated days per minute",
                "\(total.sources) sources, \(total.clients) clients, \(total.events) events of theirs, \(total.changes) changes recorded, "
                    + "\(total.starts) starts of the daemon, \(total.requests) requests in \(total.days * 24) hours, "
                    + "\(total.silences) answers with a Retry-After, \(total.messages) messages "
                    + "arrived, \(total.repeats) of them again under the same name, \(total.steps) steps",
            ]
            if !state.broken.isEmpty {
                lines.append("seeds: \(state.broken.sorted().map(String.init).joined(separator: " "))")
                lines += state.rules.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                    "  \($0.key.rawValue): \($0.value)"
                }
            }
            return lines
        }
    }
}
