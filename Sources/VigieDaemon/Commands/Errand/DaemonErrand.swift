import FoundationEssentials
package import Logging
import VigieConfiguration
package import VigieControl
import VigieCurl
package import VigieDomain
package import VigieEngine
import VigieJournal
import VigieWording

/// Commands that change something: the running daemon does them; with no daemon, this process takes the journal's lock and
/// does them itself.
package struct DaemonErrand: Sendable {
    package typealias Ask = @Sendable (ControlRequest) throws -> ControlReply

    private let context: CommandContext
    private let ask: Ask
    private let logger: Logger

    /// - Parameter ask: speaks to the daemon; throws `ControlFailure`.
    package init(_ context: CommandContext, logger: Logger, ask: Ask? = nil) {
        self.context = context
        self.logger = logger
        let client = ControlClient(path: context.controlPath)
        self.ask = ask ?? { try client.ask($0) }
    }

    // MARK: - What each command asks

    /// Only a daemon can read its settings again. Needs no settings of its own, which may have just become wrong.
    package static func reload(at path: ControlPath, in language: Language, ask: Ask? = nil) -> CommandAnswer {
        do {
            let client = ControlClient(path: path.path)
            return answer(try ask?(.reload) ?? client.ask(.reload), refused: .configuration)
        } catch {
            return failed(error, path: path.path, in: language)
        }
    }

    package func redeliver(_ selection: RedeliverySelection) async -> CommandAnswer {
        let request = ControlRequest.redeliver(
            message: selection.message?.text, endpoint: selection.endpoint, since: selection.since?.milliseconds,
            includingDelivered: selection.includingDelivered)
        do {
            return DaemonErrand.answer(try ask(request), refused: .failure)
        } catch let failure as ControlFailure where failure.code == .absent {
            return await alone {
                let journal = try context.writableJournal()
                let count = try await journal.redeliver(selection, now: context.now)
                await journal.close()
                return CommandAnswer(lines: [
                    Words.redelivered(count, in: context.language),
                    context.wording.say(
                        "Aucun démon en marche : ils partiront au prochain « vigie run » ou « vigie once ».",
                        "No daemon runs: they leave with the next \"vigie run\" or \"vigie once\"."),
                ])
            }
        } catch {
            return failed(error)
        }
    }

    /// A person answers the question of the brake.
    package func release(_ source: String, discarding: Bool) async -> CommandAnswer {
        let known = context.settings.sources.map(\.id.name)
        guard known.contains(source) else {
            return .failed(
                .noInput,
                context.wording.say(
                    "Aucune source ne s'appelle « \(Plain.line(source)) ». Sources : \(known.joined(separator: ", ")).",
                    "No source is called \"\(Plain.line(source))\". Sources: \(known.joined(separator: ", "))."))
        }
        do {
            return DaemonErrand.answer(
                try ask(.release(source: source, discarding: discarding)), refused: .noInput)
        } catch let failure as ControlFailure where failure.code == .absent {
            return await alone {
                let journal = try context.writableJournal()
                let ended = try await journal.endHold(
                    of: SourceID(source), as: discarding ? .discarded : .released, at: context.now)
                await journal.close()
                guard let ended else {
                    return .failed(.noInput, Words.noHold(of: SourceID(source), in: context.language))
                }
                return CommandAnswer(lines: [
                    Words.released(ended, in: context.language),
                    context.wording.say(
                        "Aucun démon en marche : rien ne part avant le prochain « vigie run » ou « vigie once ».",
                        "No daemon runs: nothing leaves before the next \"vigie run\" or \"vigie once\"."),
                ])
            }
        } catch {
            return failed(error)
        }
    }

    package func acceptWatchlist(_ name: String?) async -> CommandAnswer {
        do {
            return DaemonErrand.answer(try ask(.acceptWatchlist(name: name ?? "")), refused: .noInput)
        } catch let failure as ControlFailure where failure.code == .absent {
            return await alone { try await acceptAlone(name) }
        } catch {
            return failed(error)
        }
    }

    /// What the daemon says of itself, for `vigie status`.
    package func process() -> StatusReport.Process {
        do {
            guard let status = try ask(.status).status else {
                return .unknown(ControlFailure(.broken, "le démon n’a pas donné son état", "the daemon gave no status"))
            }
            return .running(status)
        } catch let failure as ControlFailure {
            return failure.code == .absent ? .absent : .unknown(failure)
        } catch {
            return .unknown(ControlFailure(.broken, "« \(error) »", "“\(error)”"))
        }
    }

    // MARK: - Without a daemon

    private func acceptAlone(_ name: String?) async throws -> CommandAnswer {
        let journal = try context.writableJournal()
        let clock = SystemClock()
        let settings = context.settings
        let composition = Composition(
            settings: settings, folder: "", secrets: SecretReader(environment: [:]))
        let house = House(
            journal: journal, clock: clock, entropy: SystemEntropy(),
            exchange: try CurlExchange(settings: composition.transport), mail: try CurlMail(), logger: logger)
        let keeper = WatchlistKeeper(
            folder: settings.watchlists,
            context: .init(fallback: settings.routing.fallback, sources: settings.sources.map(\.id)),
            language: context.language)
        let policy = try composition.policy()
        house.book.load(try await journal.watches(), on: policy.today(at: clock.now()))
        // A file saved a moment ago is looked at until it has been still long enough.
        try await keeper.settle(house: house, policy: policy)
        let held = try await keeper.accept(name, house: house, policy: policy)
        await journal.close()
        guard !held.isEmpty else { return .failed(.noInput, Words.nothingHeld(name, in: context.language)) }
        return CommandAnswer(lines: held.map { Words.accepted($0, in: context.language) })
    }

    private func alone(_ act: () async throws -> CommandAnswer) async -> CommandAnswer {
        do {
            return try await act()
        } catch let refusal as Composition.Refusal {
            return CommandAnswer(complaints: refusal.lines, exit: .configuration)
        } catch {
            let ending = context.ending(error)
            return CommandAnswer(complaints: ending.lines, exit: ending.exit)
        }
    }

    // MARK: - Answers

    private static func answer(_ reply: ControlReply, refused: Daemon.Exit) -> CommandAnswer {
        reply.succeeded
            ? CommandAnswer(lines: reply.lines) : CommandAnswer(complaints: reply.lines, exit: refused)
    }

    private func failed(_ error: any Error) -> CommandAnswer {
        DaemonErrand.failed(error, path: context.controlPath, in: context.language)
    }

    private static func failed(_ error: any Error, path: String, in language: Language) -> CommandAnswer {
        guard let failure = error as? ControlFailure else { return .failed(.software, "\(error)") }
        let exit: Daemon.Exit =
            switch failure.code {
            case .absent: .unavailable
            case .permission: .permission
            case .timeout, .broken: .temporary
            case .pathTooLong: .configuration
            }
        return .failed(exit, CommandWords.control(failure, path: path, in: language))
    }
}
