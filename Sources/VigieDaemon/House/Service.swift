import Logging
import VigieConfiguration
import VigieControl
import VigieDomain
import VigieEngine

/// The daemon at work, once everything is open: the loops, the control socket, the watchdog and the signals, side by side
/// until the stop.
struct Service: Sendable {
    let house: House
    let supervisor: Supervisor
    let desk: ControlDesk
    let notifier: SystemdNotifier
    let server: ControlServer
    let signals: Signals

    /// Returns after SIGTERM.
    /// - Throws: `JournalFailure` where the journal must not be used any more.
    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await server.serve { await desk.answer($0) } }
            group.addTask {
                await Watchdog(
                    house: house, notifier: notifier, feeds: { supervisor.household.reach },
                    sources: { supervisor.household.sources }
                ).run()
            }
            group.addTask { await heed() }
            notifier.send(.ready)
            house.logger.notice("ready", metadata: ["vigie.version": "\(Version.text)"])
            defer { group.cancelAll() }
            try await supervisor.run()
        }
    }

    // A reload goes on beside: a stop that waited for it would come too late.
    private func heed() async {
        await withTaskGroup(of: Void.self) { group in
            while let event = await signals.next() {
                switch event {
                case .reload: group.addTask { await reload() }
                case .stop:
                    house.logger.notice("stopping")
                    supervisor.stop()
                    notifier.send(.stopping)
                    group.cancelAll()
                    return
                }
            }
            group.cancelAll()
        }
    }

    // Nobody waits for the answer, so the log hears what the desk has not already told it. Whatever comes of it, the next
    // signal must find an ear.
    private func reload() async {
        do {
            _ = try await desk.reload()
        } catch is CancellationError {
            return
        } catch {
            house.logger.error("settings not reloaded", metadata: ["reason": "\(error)"])
        }
    }
}
