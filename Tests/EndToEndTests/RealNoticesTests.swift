import Foundation
import Testing
import VigieDomain
import VigieEngine
import VigieJournal
import VigieRehearsal
import VigieTesting

/// Every real notice of the samples, day by day, through the real binary: what is read, what becomes of it, and that
/// nothing is dropped without a recorded reason.
@Suite(
    "Real notices through the real binary", .enabled(if: Samples.arePresent, "\(Samples.missing)"),
    .enabled(if: Binary.isBuilt, "\(Binary.missing)"))
struct RealNoticesTests {
    @Test func `a hundred clients live through every real notice, and a second run adds nothing`() async throws {
        let real = try RealNotices()
        let clients = real.clients(100, among: real.notices)
        let eve = try #require(real.days.first).adding(days: -1)
        let others =
            GazetteJSON.past(of: clients, on: eve.adding(days: -30)) + GazetteJSON.strangers(on: [eve] + real.days)
        #expect(Set((real.notices + others).map(\.id)).count == real.notices.count + others.count)
        let folder = TemporaryFolder()
        let outside = try Outside(
            clock: TestClock(in: folder, at: eve.tenOClock), notices: real.notices + others)
        let installation = try Installation(folder: folder, outside: outside)
        try installation.watch(clients)

        // The baseline is taken before the first of the notices.
        var run = try await installation.once()
        #expect(run.ending == .exited(0), "\(run.log)")
        #expect(try await installation.journal().summary(now: outside.clock.now()).changes == 0)
        #expect(try await installation.journal().summary(now: outside.clock.now()).notYetWatched == 0)
        for day in real.days {
            try outside.clock.set(day.tenOClock)
            run = try await installation.once()
            #expect(run.ending == .exited(0), "\(day): \(run.log)")
        }
        let account = try await Account(real: real, clients: clients, journal: installation.journal())
        print(account.lines.joined(separator: "\n"))
        #expect(account.dropped.isEmpty, "dropped without a reason: \(account.dropped)")
        #expect(account.changes >= 100)
        #expect(account.notices == real.notices.count)
        #expect(account.unwatched + account.matched + account.unreadable == account.notices)

        let messages = outside.messages
        let again = try await installation.once()
        #expect(again.ending == .exited(0), "\(again.log)")
        #expect(try await installation.journal().summary(now: outside.clock.now()).changes == Int64(account.changes))
        #expect(outside.messages == messages)
        print("second run: 0 changes added, \(outside.messages - messages) messages sent; \(messages) before")
    }
}

/// What became of every notice that was served, found in the journal by names of the test's own reading.
private struct Account {
    var notices = 0
    var unwatched = 0
    var matched = 0
    var unreadable = 0
    /// Pairs of a notice and a watched company.
    var pairs = 0
    var changed = 0
    var baseline = 0
    var confirms = 0
    var possible = 0
    var changes = 0
    var codes: [String: Int] = [:]
    var dropped: [String] = []

    init(real: RealNotices, clients: [WatchedClient], journal: SQLiteJournal) async throws {
        let watched = Set(clients.map(\.siren))
        var held: [String: [SIREN: NoticeDisposition]] = [:]
        for client in clients {
            for record in try await journal.notices(of: .siren(client.siren)) {
                held[record.notice.id.number, default: [:]][client.siren] = record.disposition
            }
        }
        let unreadable = Set(try await journal.unreadable(limit: 10_000).map(\.record.name))
        let recorded = try await journal.changes(matching: ChangeFilter(limit: 100_000))
        changes = recorded.count
        for change in recorded { codes[change.change.code.rawValue, default: 0] += 1 }
        for notice in real.notices {
            notices += 1
            let ours = notice.sirens.filter(watched.contains)
            let said = held[notice.id] ?? [:]
            if ours.isEmpty && said.isEmpty {
                if unreadable.contains(notice.id) { self.unreadable += 1 } else { unwatched += 1 }
                continue
            }
            if ours.contains(where: { said[$0] != nil }) || !said.isEmpty {
                matched += 1
            } else if unreadable.contains(notice.id) {
                self.unreadable += 1
            }
            for siren in Set(ours).union(said.keys) {
                pairs += 1
                switch said[siren] {
                case .changed: changed += 1
                case .baseline: baseline += 1
                case .confirms: confirms += 1
                case .possible: possible += 1
                case nil:
                    if !unreadable.contains(notice.id) { dropped.append("\(notice.id) of \(siren)") }
                }
            }
        }
    }

    var lines: [String] {
        [
            "real notices served: \(notices); naming a watched company: \(matched); unwatched: \(unwatched); "
                + "unreadable, kept with their reason: \(unreadable)",
            "pairs of notice and client: \(pairs): \(changed) made changes, \(confirms) told again what was told, "
                + "\(baseline) belonged to the past, \(possible) possible, \(dropped.count) dropped without a reason",
            "changes: \(changes): "
                + codes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
                .joined(separator: ", "),
        ]
    }
}
