import Foundation
import GRDB
import Testing
import VigieDomain
import VigieEngine
import VigieTesting

@testable import VigieJournal

/// The power fails at any moment, and the disk keeps of what it had not confirmed any part, in any order. `VIGIE_POWER_CUTS`
/// sets how many times; `Scripts/torture` is the long run.
@Suite(.timeLimit(.minutes(60))) struct PowerCutTests {
    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap(Int.init)
    }

    private struct Tally {
        var images = 0
        var damaged: [String] = []
        var lost: [String] = []
        /// Images that hold an entry which the cut met in the middle of its confirmation.
        var ahead = 0
    }

    @Test func `a power cut anywhere loses no acknowledged entry and opens cleanly`() async throws {
        let cuts = Self.number("VIGIE_POWER_CUTS") ?? 200
        let seed = UInt64(Self.number("VIGIE_SEED") ?? 1)
        let (events, pictures) = try await Self.life()
        #expect(
            events.count { $0.act == .sync } > 100
                && events.contains { $0.act == .write && $0.file == "journal.sqlite" })
        let tally = try await Self.cut(events, pictures, cuts: cuts, seed: seed)
        print(
            """
            VIGIE: \(tally.images) power cuts (seed \(seed)) over \(events.count) file operations: \
            \(tally.damaged.count) that did not open cleanly, \(tally.lost.count) that lost an acknowledged entry, \
            \(tally.ahead) that kept the entry under way
            """)
        #expect(tally.damaged == [] && tally.lost == [])
        #expect(tally.images >= cuts && tally.ahead > 0)
    }

    @Test func `a disk that confirms what it does not keep is found out by this very proof`() async throws {
        let (events, pictures) = try await Self.life()
        let lying = events.filter { $0.act != .sync || $0.file != "journal.sqlite-wal" || $0.offset != 0 }
            .enumerated().filter { $0.element.act != .sync || $0.offset.isMultiple(of: 7) }.map(\.element)
        let tally = try await Self.cut(lying, pictures, cuts: 60, seed: 3)
        #expect(!tally.lost.isEmpty || !tally.damaged.isEmpty)
    }

    /// A journal's life with every file operation, and what the journal said after each act.
    private static func life() async throws -> ([TorturedFolder.Event], [JournalPicture]) {
        let disk = TorturedFolder()
        disk.record()
        var options = JournalOptions()
        options.checkpointPages = 40
        let journal = try SQLiteJournal(at: disk.folder.url, options: options)
        var pictures = [try await JournalPicture(of: journal)]
        disk.mark(0)
        func acknowledged() async throws {
            disk.mark(pictures.count)
            pictures.append(try await JournalPicture(of: journal))
        }
        for round in 0..<24 {
            _ = try await journal.commit(DurabilityTests.entry(round))
            try await acknowledged()
            let alerts = try await journal.alertsToCompose(at: JournalSpecimen.moment(1000), limit: 2)
            let messages = alerts.map { JournalSpecimen.message([$0.alert], to: $0.alert.recipient) }
            try await journal.freeze(messages)
            try await acknowledged()
            for message in messages.prefix(1) {
                try await journal.record(
                    DeliveryAttempt(
                        message: message.id, at: JournalSpecimen.moment(round), reply: "250", state: .delivered))
                try await acknowledged()
            }
        }
        let events = disk.events
        await journal.close()
        return (events, pictures)
    }

    private static func cut(
        _ events: [TorturedFolder.Event], _ pictures: [JournalPicture], cuts: Int, seed: UInt64
    ) async throws -> Tally {
        let entropy = SeededEntropy(seed: seed)
        func chance(_ bound: Int) -> Int { Int(entropy.next() % UInt64(max(1, bound))) }
        let points = (0..<cuts).map { _ in chance(events.count + 1) }.sorted()
        var tally = Tally()
        var power = PowerCut()
        var passed = 0
        for point in points {
            while passed < point {
                power.pass(events[passed])
                passed += 1
            }
            let place = Place()
            for (name, bytes) in power.image(chance) { try place.folder.write(bytes, to: name) }
            tally.images += 1
            let label = "cut at \(point), after act \(power.mark.map(String.init) ?? "none")"
            do {
                let journal = try await place.open()
                let picture = try await JournalPicture(of: journal)
                await journal.close()
                let sound = try place.stranger().inDatabase { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
                if sound != ["ok"] { tally.damaged.append("\(label): \(sound)") }
                guard let mark = power.mark else { continue }
                let next = min(mark + 1, pictures.count - 1)
                if picture == pictures[next], next != mark { tally.ahead += 1 }
                if picture != pictures[mark], picture != pictures[next] { tally.lost.append(label) }
            } catch {
                tally.damaged.append("\(label): \(error)")
            }
        }
        return tally
    }
}
