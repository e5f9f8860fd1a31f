import Foundation
import Testing
import VigieConfiguration
import VigieControl
import VigieDomain
import VigieEngine
import VigieTesting

@testable import VigieDaemon

/// The daemon in one piece, as systemd and the commands meet it.
@Suite(.timeLimit(.minutes(60))) struct ServiceTests {
    private let home: TestHouse

    init() throws {
        home = try TestHouse()
        try home.save(TestHouse.list(1...3), aged: .seconds(60))
    }

    @Test func `systemd hears ready, reloading, ready and stopping, in this order`() async throws {
        let service = try TestService(home)
        try await service.running {
            #expect(service.ear.story == ["READY=1"])
            service.signals.arrived(.reload)
            try await until { service.ear.story.count == 3 }
            let reloading = try #require(service.ear.messages.first { $0.hasPrefix("RELOADING=1") })
            #expect(reloading.split(separator: "\n").last?.hasPrefix("MONOTONIC_USEC=") == true)
            #expect(try await service.ask(.reload).succeeded)
            try await until { service.ear.story.count == 5 }
        }
        #expect(
            service.ear.story == ["READY=1", "RELOADING=1", "READY=1", "RELOADING=1", "READY=1", "STOPPING=1"])
    }

    @Test func `the stop is prompt while a source hangs and a command waits`() async throws {
        let begun = Counter()
        let clock = home.clock
        let household = home.household(feeds: [
            .feed { ask in
                begun.add()
                try await clock.sleep(for: .seconds(1_000_000))
                return .nothing(for: ask)
            }
        ])
        let service = try TestService(home, household: household)
        try await service.running { try await until { begun.count > 0 } }
        #expect(service.ear.story.last == "STOPPING=1")
        #expect(clock.sleepers == 0)
    }

    @Test func `wrong settings change nothing, say where, and raise one alarm until they are mended`() async throws {
        let service = try TestService(home)
        try await service.running {
            let before = service.supervisor.household.watchlists
            try TestService.write(TestService.settings + "\nlangage: fr\n", in: home)
            for _ in 0..<2 {
                let reply = try await service.ask(.reload)
                #expect(!reply.succeeded)
                #expect(reply.lines.contains { $0.contains("vigie.yaml:7:1") && $0.contains("language") })
                #expect(reply.lines.last == Words.reloadRefused(in: .french))
            }
            #expect(service.supervisor.household.watchlists === before)
            #expect(service.supervisor.reloads == 0)
            #expect(try await home.alarms == ["configuration"])
            try TestService.write(TestService.settings, in: home)
            let reply = try await service.ask(.reload)
            #expect(reply == ControlReply(succeeded: true, lines: [Words.reloaded(in: .french)]))
            #expect(try await home.alarms.isEmpty)
            #expect(try await home.everyAlarm.count == 1)
            #expect(service.supervisor.household.watchlists !== before)
        }
    }

    @Test func `wrong settings that are mended before a start are alarmed no more`() async throws {
        let refused = OperatorAlarm(
            key: House.settingsAlarm, opened: home.clock.now(), sentence: "refusés", detail: "ligne 7")
        var entry = JournalEntry(at: home.clock.now())
        entry.alarmsOpened = [refused]
        try await home.house.recorder.record(entry, day: home.policy.today(at: entry.at))
        #expect(try await home.alarms == [House.settingsAlarm])
        try await home.house.begin(with: home.household())
        #expect(try await home.alarms.isEmpty)
    }

    @Test(arguments: ["", "\t", "contact: [", "null", "{}", "- a\n- b"])
    func `settings that are none are refused like any other`(_ text: String) async throws {
        let service = try TestService(home)
        try await service.running {
            try TestService.write(text, in: home)
            let reply = try await service.ask(.reload)
            #expect(!reply.succeeded)
            #expect(reply.lines.contains { $0.contains("vigie.yaml") })
        }
    }

    @Test func `a settings file that is gone is refused with its path`() async throws {
        let service = try TestService(home)
        try await service.running {
            try FileManager.default.removeItem(atPath: TestService.path(in: home))
            let reply = try await service.ask(.reload)
            #expect(!reply.succeeded)
            #expect(reply.lines.first?.contains("vigie.yaml: No such file") == true)
            #expect(try await home.alarms == ["configuration"])
        }
    }

    @Test func `a household that cannot be made is refused with every reason`() async throws {
        let service = try TestService(home) { _ in
            throw Composition.Refusal(lines: ["mail.password : le secret manque", "endpoints.erp : faux"])
        }
        try await service.running {
            let reply = try await service.ask(.reload)
            #expect(!reply.succeeded)
            #expect(reply.lines.prefix(2) == ["mail.password : le secret manque", "endpoints.erp : faux"])
            let alarm = try #require(try await home.everyAlarm.first)
            #expect(alarm.detail.french.contains("le secret manque"))
        }
    }

    @Test func `what only a restart can take up is named`() async throws {
        let service = try TestService(home)
        try await service.running {
            try TestService.write(
                TestService.settings + "\nstate_directory: /ailleurs\ntransport:\n  proxy: http://proxy:3128\n",
                in: home)
            let reply = try await service.ask(.reload)
            #expect(reply.succeeded)
            #expect(reply.lines.last == Words.needsRestart(["state_directory", "transport"], in: .french))
        }
    }

    @Test func `a reload takes up the watchlist that was saved just before`() async throws {
        let service = try TestService(home)
        try await service.running {
            try await until { try await home.watched.count == 3 }
            try home.save(TestHouse.list(1...4))
            async let reply = service.ask(.reload)
            try await advance(home.clock) { try await home.watched.count == 4 }
            #expect(try await reply.succeeded)
            #expect(try await home.watched == companies(1...4))
        }
    }

    /// Whatever came of a reload, the stop must be heard.
    @Test func `a reload that fails for a reason of ours leaves the signals an ear`() async throws {
        let service = try TestService(home) { _ in throw CocoaError(.fileReadUnknown) }
        try await service.running {
            for expected in 1...3 {
                service.signals.arrived(.reload)
                try await until { home.log.count("error settings not reloaded") == expected }
            }
        }
        #expect(service.ear.story.last == "STOPPING=1")
    }

    @Test func `a journal that fails ends the service with the failure`() async throws {
        let asked = Counter()
        let household = home.household(feeds: [
            .feed { _ in
                asked.add()
                throw JournalFailure(.io, "le disque")
            }
        ])
        let service = try TestService(home, household: household)
        await #expect(throws: JournalFailure(.io, "le disque")) { try await service.service.run() }
        #expect(asked.count == 1)
    }

    @Test func `the status names the loops that do not turn`() async throws {
        let service = try TestService(home)
        try await service.running {
            let status = try #require(try await service.ask(.status).status)
            #expect(status.version == Version.text)
            #expect(status.started == Instant(TestHouse.start))
            #expect(status.silentLoops.isEmpty)
            home.house.pulse.beat("essai", longestSilence: .seconds(1))
            home.clock.advance(by: .seconds(2))
            #expect(try await service.ask(.status).status?.silentLoops.contains("essai") == true)
        }
    }

    @Test func `a held list is accepted by its name, and only then`() async throws {
        try home.save(TestHouse.list(1...60), aged: .seconds(60))
        let service = try TestService(home)
        try await service.running {
            try await until { try await home.watched.count == 60 }
            let none = try await service.ask(.acceptWatchlist(name: ""))
            #expect(none == ControlReply(succeeded: false, lines: [Words.nothingHeld(nil, in: .french)]))
            try home.save(TestHouse.list(1...5), aged: .seconds(30))
            let wrong = try await service.ask(.acceptWatchlist(name: "sud.csv"))
            #expect(wrong == ControlReply(succeeded: false, lines: [Words.nothingHeld("sud.csv", in: .french)]))
            let reply = try await service.ask(.acceptWatchlist(name: "nord.csv"))
            #expect(reply.succeeded)
            #expect(reply.lines.first?.contains("60 → 5 clients (55 retirés)") == true)
            #expect(try await home.watched == companies(1...5))
        }
    }

    @Test func `a release answers, also where nothing is held`() async throws {
        let service = try TestService(home)
        try await service.running {
            let reply = try await service.ask(.release(source: "bureau", discarding: false))
            #expect(reply == ControlReply(succeeded: false, lines: [Words.noHold(of: SourceID("bureau"), in: .french)]))
        }
    }

    @Test func `a redelivery says how many messages go out again`() async throws {
        let service = try TestService(home)
        try await service.running {
            let reply = try await service.ask(
                .redeliver(message: nil, endpoint: "erp", since: nil, includingDelivered: false))
            #expect(reply == ControlReply(succeeded: true, lines: [Words.redelivered(0, in: .french)]))
        }
    }

    // The watchdog

    @Test func `the watchdog is fed while every loop turns, and starves when one does not`() async throws {
        let service = try TestService(home, watchdog: "60000000")
        func meals() -> Int { service.ear.messages.count { $0 == "WATCHDOG=1" } }
        try await service.running {
            try await advance(home.clock) { meals() >= 3 }
            home.house.pulse.beat("essai", longestSilence: .seconds(1))
            try await advance(home.clock) { home.log.count("critical loops do not turn loops=essai") >= 1 }
            let before = meals()
            try await advance(home.clock) { home.log.count("critical loops do not turn") >= 3 }
            #expect(meals() == before)
            home.house.pulse.end("essai")
            try await advance(home.clock) { meals() > before }
        }
    }

    @Test func `the status line counts clients and alarms`() async throws {
        let service = try TestService(home)
        try await service.running {
            try await advance(home.clock) { service.ear.messages.contains { $0.hasPrefix("STATUS=3 clients") } }
        }
    }
}
