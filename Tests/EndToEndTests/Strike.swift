import Foundation
import Glibc
import VigieTesting

/// One way in which a running daemon is disturbed.
enum Strike: Hashable, Sendable {
    /// kill -9.
    case kill
    /// SIGSTOP until the supervisor has missed the watchdog for its two seconds, and ends the process as systemd does.
    case freeze
    /// The disk of the journal is full, for a while or until after a kill.
    case fillDisk

    /// `WatchdogSec`, in seconds.
    static let watchdog = 2
}

/// The disturbances of one run, mixed by a seed.
struct Strikes {
    var kills = 0
    var freezes = 0
    var fullDisks = 0

    var count: Int { kills + freezes + fullDisks }

    func shuffled(_ chance: inout Dice) -> [Strike] {
        var strikes =
            Array(repeating: Strike.kill, count: kills) + Array(repeating: .freeze, count: freezes)
            + Array(repeating: .fillDisk, count: fullDisks)
        for last in stride(from: strikes.count - 1, to: 0, by: -1) { strikes.swapAt(last, chance.below(last + 1)) }
        return strikes
    }
}

extension RunningDaemon {
    /// Stops the process, waits as long as the watchdog of the service does, and ends it as systemd ends a service that no
    /// longer says that it lives.
    ///
    /// - Returns: pings heard while the process stood still.
    func freeze(_ notify: NotifySocket) async throws -> Int {
        send(SIGSTOP)
        // What was on its way when the process stopped has come by now.
        try await Task.sleep(for: .milliseconds(100))
        let before = notify.count(of: "WATCHDOG=1")
        try await Task.sleep(for: .seconds(Strike.watchdog))
        let heard = notify.count(of: "WATCHDOG=1") - before
        // A process that stands still takes no SIGABRT; what follows it does.
        send(SIGABRT)
        try await kill()
        return heard
    }
}
