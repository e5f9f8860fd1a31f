import Foundation
import Testing
import VigieTesting

/// kill -9 at random points of reading, recording, composing and delivering; processes that stand still until the watchdog
/// of two seconds ends them; a disk that is full for a while. `VIGIE_KILLS`, `VIGIE_FREEZES` and `VIGIE_FULL_DISKS` set how
/// many; `Scripts/kill-loop 200` is the long run.
@Suite(
    "Killed again and again", .enabled(if: Samples.arePresent, "\(Samples.missing)"),
    .enabled(if: Binary.isBuilt, "\(Binary.missing)"))
struct KillLoopTests {
    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap(Int.init)
    }

    @Test func `no change is lost or recorded twice, and what is told twice is the same message`() async throws {
        let strikes = Strikes(
            kills: Self.number("VIGIE_KILLS") ?? 12, freezes: Self.number("VIGIE_FREEZES") ?? 1,
            fullDisks: SmallDisk.isPossible ? Self.number("VIGIE_FULL_DISKS") ?? 2 : 0)
        let seed = UInt64(Self.number("VIGIE_SEED") ?? 1)
        // A few kills need only a few days.
        let loop = try KillLoop(dayCount: strikes.count > 50 ? 9 : 3)
        let start = ContinuousClock.now
        async let calm = loop.run(Strikes(), seed: seed)
        let stormy = try await loop.run(strikes, seed: seed)
        let reference = try await calm

        #expect(reference.repeated == 0)
        #expect(reference.changes.count > 50)
        #expect(Set(reference.changes).count == reference.changes.count)
        #expect(stormy.kills == strikes.kills && stormy.freezes == strikes.freezes)
        #expect(stormy.fullDisks == strikes.fullDisks)
        #expect(stormy.pingsWhileFrozen == 0, "a process that stands still says that it lives")
        #expect(stormy.changes == reference.changes)
        #expect(stormy.alerts == reference.alerts)
        #expect(stormy.untold == [] && reference.untold == [])
        #expect(stormy.differing == [], "the same id with other bytes")
        #expect(stormy.forged == 0)
        let lost = Set(reference.changes).subtracting(stormy.changes).count
        print(
            """
            \(stormy.kills) kills, \(stormy.freezes) standstills, \(stormy.fullDisks) full disks (seed \(seed)) over \(loop.days.count) days, \(ContinuousClock.now - start): \
            \(stormy.changes.count) changes, \(lost) lost, \(stormy.changes.count - Set(stormy.changes).count) recorded \
            twice; \(stormy.mails.count) mails and \(stormy.calls.count) calls, \(stormy.repeated) told again, \
            \(stormy.differing.count) with other bytes; \(stormy.beforeReady) kills before READY
            """)
    }
}
