import FoundationEssentials
package import Logging
import VigieConfiguration
import VigieCurl
import VigieDomain
import VigieEngine
import VigieJournal
import VigieLaw
import VigieSources
import VigieWording

/// `vigie backfill`: the past of the watched companies, from files that DILA or the portal delivered. Nobody is told of it.
///
/// It works on the journal itself, so the service must not run meanwhile. Killed, it goes on where it was: how far each file
/// was read is committed with what was found in it. For another portfolio a file is read again from its beginning.
package struct Backfill: Sendable {
    private let context: CommandContext
    private let logger: Logger

    package init(_ context: CommandContext, logger: Logger) {
        self.context = context
        self.logger = logger
    }

    /// - Parameters:
    ///   - paths: files, or folders whose files are read in the order of their names.
    ///   - progress: told now and then what goes on.
    package func run(_ paths: [String], progress: @escaping @Sendable (String) -> Void) async -> CommandAnswer {
        do {
            return try await run(files: try files(paths), progress: progress)
        } catch let ending as Daemon.Ending {
            return CommandAnswer(complaints: ending.lines, exit: ending.exit)
        } catch let refusal as Composition.Refusal {
            return CommandAnswer(complaints: refusal.lines, exit: .configuration)
        } catch {
            let ending = context.ending(error)
            return CommandAnswer(complaints: ending.lines, exit: ending.exit)
        }
    }

    private func run(files: [String], progress: @escaping @Sendable (String) -> Void) async throws -> CommandAnswer {
        let journal = try context.writableJournal()
        let settings = context.settings
        let composition = Composition(settings: settings, folder: "", secrets: SecretReader(environment: [:]))
        let policy = try composition.policy()
        let clock = SystemClock()
        let house = House(
            journal: journal, clock: clock, entropy: SystemEntropy(),
            exchange: try CurlExchange(settings: composition.transport), mail: try CurlMail(), logger: logger)
        house.book.load(try await journal.watches(), on: policy.today(at: clock.now()))
        let watch = house.book.index(on: policy.today(at: clock.now()))
        let source = settings.sources.first { $0.kind == .bodacc }?.id ?? SourceID("bodacc")
        let portfolio = BackfillMark.Portfolio(watch.keys)
        var report = BackfillReport(wording: context.wording)
        for path in files {
            let mark = try BackfillMark(of: path)
            let keeper = SourceID("\(source).past:\(mark)")
            let kept = try await journal.cursor(of: keeper).flatMap { BackfillMark.Progress($0.text) }
            let done = kept?.portfolio == portfolio ? kept : nil
            guard done?.isWhole != true else {
                report.skipped += 1
                continue
            }
            if kept?.isWhole == true { report.reread += 1 }
            let reader = BodaccPastReader(
                source: source, watch: watch, now: clock.now(), reader: { FrenchGazette.read($0) })
            let name = URL(filePath: path).lastPathComponent
            func record(_ batch: BodaccPastReader.Batch, isWhole: Bool) async throws {
                var reading = batch.reading
                reading.cursor = Cursor(
                    text: BackfillMark.Progress(notices: batch.notices, isWhole: isWhole, portfolio: portfolio).text)
                report.tally += try await house.recorder.record(
                    [reading], from: keeper, purpose: .past, policy: policy)
            }
            let outcome = try await reader.read(file: path, skipping: done?.notices ?? 0) { batch in
                try await record(batch, isWhole: false)
                progress(report.progress(of: name, notices: batch.notices))
            }
            if outcome.problems.isEmpty {
                try await record(.init(notices: outcome.notices), isWhole: true)
            }
            report.add(outcome, of: name, after: done?.notices ?? 0)
        }
        await journal.close()
        return report.answer(watched: watch.keys.count)
    }

    private func files(_ paths: [String]) throws(Daemon.Ending) -> [String] {
        var files: [String] = []
        for path in paths {
            var isFolder = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw Daemon.Ending(
                    exit: .noInput,
                    lines: [
                        context.wording.say(
                            "\(path) : ce fichier n’existe pas.", "\(path): there is no such file.")
                    ])
            }
            guard isFolder else {
                files.append(path)
                continue
            }
            let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            files += names.filter { !$0.hasPrefix(".") }.sorted().map { "\(path)/\($0)" }
        }
        return files
    }
}
