import Foundation
import Synchronization
import VigieDomain
import VigieEngine
import VigieJournal
import VigieRehearsal
import VigieTesting

/// Days of real notices through `vigie run`, killed again and again at points drawn from a seed.
struct KillLoop {
    let real: RealNotices
    let days: [Day]
    let clients: [WatchedClient]
    private let served: [GazetteJSON]

    /// - Parameter dayCount: publication days of the collective notices.
    init(dayCount: Int) throws {
        let real = try RealNotices()
        let collective = real.notices.filter { real.files[$0.id] == RealNotices.collective }
        let chosen = Array(Set(collective.map(\.publication)).sorted().prefix(dayCount))
        self.real = real
        days = chosen
        let lived = collective.filter { chosen.contains($0.publication) }
        // Every third notice first, so that the clients' news are spread over all the days.
        let spread = (0..<3).flatMap { first in stride(from: first, to: lived.count, by: 3).map { lived[$0] } }
        clients = real.clients(100, among: spread)
        let eve = chosen[0].adding(days: -1)
        served =
            lived + GazetteJSON.past(of: clients, on: eve.adding(days: -30))
            + GazetteJSON.strangers(on: [eve] + chosen)
    }

    /// What is left when the days are over.
    struct Outcome: Sendable {
        /// Without the moments at which things were seen, which two runs never share.
        var changes: [String] = []
        var alerts: Set<String> = []
        var untold: [String] = []
        var mails: [String: [[UInt8]]] = [:]
        var calls: [String: [[UInt8]]] = [:]
        var kills = 0
        var freezes = 0
        /// Signs of life of a process that stood still.
        var pingsWhileFrozen = 0
        var fullDisks = 0
        /// Kills by how far the process had come.
        var beforeReady = 0
        var forged = 0

        var repeated: Int { (Array(mails.values) + calls.values).reduce(0) { $0 + $1.count - 1 } }
        var differing: [String] { (mails.merging(calls) { $0 + $1 }).filter { Set($0.value).count > 1 }.keys.sorted() }
    }

    /// - Parameter strikes: spread evenly over the eve, when baselines are taken, and the days.
    func run(_ strikes: Strikes, seed: UInt64) async throws -> Outcome {
        let folder = TemporaryFolder()
        let eve = days[0].adding(days: -1)
        let outside = try Outside(clock: TestClock(in: folder, at: eve.tenOClock), notices: served)
        let disk = strikes.fullDisks > 0 ? try SmallDisk(kilobytes: KillLoop.diskSize) : nil
        defer { disk?.detach() }
        let installation = try Installation(
            folder: folder, outside: outside, more: disk == nil ? "" : "disk: {reserve_mb: 1}",
            watchdog: Strike.watchdog * 1_000_000, state: disk?.folder.url)
        try installation.watch(clients)
        var outcome = Outcome()
        var chance = Dice(state: seed)
        let order = strikes.shuffled(&chance)
        let stages = [eve] + days
        for (index, day) in stages.enumerated() {
            try outside.clock.set(day.tenOClock)
            for strike in order[order.count * index / stages.count..<order.count * (index + 1) / stages.count] {
                try await self.strike(strike, disk, installation, &chance, &outcome)
            }
            try await finish(day, installation)
        }
        try await judge(installation, &outcome)
        return outcome
    }

    // Most strikes are counted in what the process does to the outside (a question, a mail, a call), so that they fall where
    // work is done; some fall while it starts, some where nothing is left to do.
    private func strike(
        _ strike: Strike, _ disk: SmallDisk?, _ installation: Installation, _ chance: inout Dice,
        _ outcome: inout Outcome
    ) async throws {
        let outside = installation.outside
        let goal = outside.acts + chance.below(14)
        let isFullBefore = strike == .fillDisk && chance.below(4) == 0
        if isFullBefore { try disk?.fill() }
        let (daemon, notify) = try installation.run()
        if chance.below(8) == 0 {
            try await Task.sleep(for: .milliseconds(chance.below(400)))
        } else {
            try await eventually("READY=1", every: .microseconds(500), else: { daemon.log }) {
                notify.count(of: "READY=1") > 0 || daemon.poll() != nil || isFullBefore
            }
            let patience = ContinuousClock.now + .milliseconds(1500)
            while outside.acts < goal, ContinuousClock.now < patience { try await Task.sleep(for: .microseconds(300)) }
            // A third strikes between the other side's answer and our note of it.
            if chance.below(3) > 0 { try await Task.sleep(for: .microseconds(chance.below(20_000))) }
        }
        if let end = daemon.poll() { throw NeverCame(description: "\(end) by itself: \(daemon.log)") }
        switch strike {
        case .kill:
            try await daemon.kill()
            outcome.kills += 1
            if notify.count(of: "READY=1") == 0 { outcome.beforeReady += 1 }
        case .freeze:
            outcome.pingsWhileFrozen += try await daemon.freeze(notify)
            outcome.freezes += 1
        case .fillDisk:
            try disk?.fill()
            try await Task.sleep(for: .milliseconds(chance.below(1500)))
            if let end = daemon.poll() { throw NeverCame(description: "\(end) on a full disk: \(daemon.log)") }
            // A third are killed while it is full; the others find room again and stop in peace.
            let isKilled = chance.below(3) == 0
            if isKilled { try await daemon.kill() }
            disk?.empty()
            if !isKilled {
                try await Task.sleep(for: .milliseconds(chance.below(500)))
                try await daemon.terminate()
            }
            outcome.fullDisks += 1
        }
    }

    /// Room for the journal of all the days, in kilobytes.
    private static let diskSize = 96 << 10

    /// Lets the day come to its end undisturbed: everything read, told and delivered.
    private func finish(_ day: Day, _ installation: Installation) async throws {
        let (daemon, _) = try await installation.runUntilReady()
        let bodacc = SourceID("bodacc")
        try await eventually(
            "the end of \(day)", every: .milliseconds(100), else: { daemon.log }
        ) {
            if let end = daemon.poll() { throw NeverCame(description: "\(end): \(daemon.log)") }
            let journal = try installation.journal()
            let now = installation.outside.clock.now()
            guard let health = try await journal.health(of: bodacc), let last = health.lastSuccess,
                last >= day.tenOClock, try await journal.summary(now: now).notYetWatched == 0
            else { return false }
            return try await journal.nextDue().map { $0 > now.adding(.seconds(30)) } ?? true
        }
        guard try await daemon.terminate() == .exited(0) else { throw NeverCame(description: daemon.log) }
    }

    private func judge(_ installation: Installation, _ outcome: inout Outcome) async throws {
        let outside = installation.outside
        for mail in outside.post.received() { outcome.mails[mail.messageID, default: []].append(mail.bytes) }
        for call in outside.hooks.calls() { outcome.calls[call.id, default: []].append(call.body) }
        outcome.forged = outside.hooks.forged
        let journal = try installation.journal()
        let changes = try await journal.changes(matching: ChangeFilter(limit: 100_000)).map(\.change)
        outcome.changes = changes.map {
            "\($0.id) \($0.company) \($0.code.rawValue) \($0.severity.rawValue) \($0.details.deadlines)"
        }.sorted()
        for record in try await journal.alerts(about: changes.map(\.id)) {
            let alert = record.alert
            outcome.alerts.insert(
                "\(alert.change) \(alert.recipient.address) \(alert.cadence) \(record.state?.rawValue ?? "waits")")
            // Said to be delivered, and truly there.
            guard let message = record.message, record.state == .delivered else { continue }
            if outcome.mails[message.text] == nil, outcome.calls[message.text] == nil {
                outcome.untold.append("\(message) with \(alert.change)")
            }
        }
    }
}

/// Chance that a seed repeats (SplitMix64).
struct Dice {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }
}

extension ReceivedMail {
    /// `msg_…` of `Message-ID: <msg_…@host>`.
    var messageID: String {
        let line = text.split(separator: "\r\n").first { $0.lowercased().hasPrefix("message-id:") } ?? ""
        let inside = line.split(separator: "<").last ?? ""
        return String(inside.split(separator: "@").first ?? "")
    }
}
