import Foundation
import Testing
import VigieSimulation

/// Simulated worlds, few of them and short: `make simulate` plays thousands.
@Suite struct SimulationTests {
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `every promise is kept in every world`(seed: UInt64) async throws {
        let outcome = try await played(seed, days: 7)
        #expect(outcome.violations == [])
        #expect(outcome.figures.starts > 0 && outcome.figures.requests > 0)
    }

    @Test(arguments: [5, 13] as [UInt64])
    func `a seed that is played again does the same things at the same times`(seed: UInt64) async throws {
        let first = try await played(seed, days: 6, keepsStory: true)
        let second = try await played(seed, days: 6, keepsStory: true)
        #expect(first.mark == second.mark)
        let difference = zip(first.story, second.story).first { $0 != $1 }
        #expect(difference == nil)
        #expect(first.figures == second.figures)
    }

    /// Each process orders its dictionaries by a chance of its own: what depends on that order differs here, and nowhere else.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: program.path), "vigie-simulate is not built"))
    func `a seed that is played in another process does the same things at the same times`() async throws {
        let first = try await told(["--seeds", "5-6", "--days", "5", "--marks"])
        let second = try await told(["--seeds", "5-6", "--days", "5", "--marks"])
        #expect(first.count { $0.contains(": mark ") } == 2, "\(first)")
        #expect(first.filter { $0.hasPrefix("seed ") } == second.filter { $0.hasPrefix("seed ") })
    }

    /// Beside the test bundle.
    private static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "vigie-simulate")

    /// What the program says, line by line.
    private func told(_ arguments: [String]) async throws -> [String] {
        try await withCheckedThrowingContinuation { continuation in
            Self.threads.addOperation {
                continuation.resume(
                    with: Result {
                        let process = Process()
                        let output = Pipe()
                        process.executableURL = Self.program
                        process.arguments = arguments
                        process.standardOutput = output
                        try process.run()
                        let text = try output.fileHandleForReading.readToEnd() ?? Data()
                        process.waitUntilExit()
                        return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
                    })
            }
        }
    }

    /// Seeds in which a promise was once broken, with what broke it.
    @Test(
        arguments: [
            // A wish for silence was counted from the question and not from the answer.
            (13, 14), (18, 14),
            // The disk was full when refused settings were mended, and their alarm stood for ever.
            (75, 14),
            // A client's first answer left out a holder, and the next one seemed to bring him.
            (97, 14),
            // A lie took the place of an outage on the same host: the oracle missed an alarm that nobody owed.
            (411, 14),
            // A kill on a disk that was full forgot a wish for silence: on such a disk nobody is asked.
            (617, 14),
        ] as [(UInt64, Int)])
    func `what once went wrong goes right`(seed: UInt64, days: Int) async throws {
        #expect(try await played(seed, days: days, sources: .first).violations == [])
    }

    /// The same for worlds with the sources that their seeds drew.
    @Test(
        arguments: [
            // A wrong file stayed in alarm although the next day's file was good: both were first recorded at one look.
            (1, 14),
            // Whoever left the watchlist while claims could be declared was still followed: the oracle wanted him off the list.
            (39, 14),
            // A wrong file beside one that had been passed over kept every later file from being read.
            (747, 14),
            // Attempts that a clock five days ahead had put off waited for those five days after it was set right.
            (470, 14),
            // And a wish for silence that such a clock had noted was forgotten with it.
            (321, 14),
            // A provider's wish for silence about a list was counted from the question and not from the answer.
            (466, 14),
            // After a clock was set back, a second source told again what the first had told at an hour that was to come.
            (109, 14),
        ] as [(UInt64, Int)])
    func `what once went wrong with more sources goes right`(seed: UInt64, days: Int) async throws {
        #expect(try await played(seed, days: days).violations == [])
    }

    @Test func `a world with every source keeps every promise`() async throws {
        let outcome = try await played(2, days: 7, sources: .all)
        #expect(outcome.violations == [])
        #expect(outcome.figures.sources >= 8)
    }

    /// What is drawn for the sources that came later changes nothing of what the seed drew before there were any.
    @Test func `more sources leave a seed what happened to it before`() async throws {
        let first = try await played(13, days: 5, sources: .first, keepsStory: true)
        let all = try await played(13, days: 5, sources: .all, keepsStory: true)
        func happened(_ outcome: Simulation.Outcome) -> [String] {
            outcome.story.filter { $0.contains(" incident ") && !$0.contains(" incident drop ") }
        }
        #expect(happened(first).count > 5)
        #expect(happened(first) == happened(all))
        #expect(first.figures.clients == all.figures.clients)
    }

    /// A world holds its thread from its beginning to its end: never one of those that all tests share, nor all cores at once.
    private func played(
        _ seed: UInt64, days: Int, sources: SourceChoice = .drawn, keepsStory: Bool = false
    ) async throws -> Simulation.Outcome {
        try await withCheckedThrowingContinuation { continuation in
            Self.threads.addOperation {
                continuation.resume(
                    with: Result {
                        try Simulation(seed: seed, days: days, sources: sources).run(keepsStory: keepsStory)
                    })
            }
        }
    }

    private static let threads: OperationQueue = {
        let queue = OperationQueue()
        queue.maxConcurrentOperationCount = max(1, ProcessInfo.processInfo.activeProcessorCount / 2)
        return queue
    }()
}
